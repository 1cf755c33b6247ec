import type { ModelAccess } from '../../chat/catalogue.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import type { ModelPrice } from '../../chat/prices.ts';
import type { ModelChoice, StoredChoices } from '../choices/choiceStore.ts';
import type { StateIcon } from '../models/modelState.ts';
import type { ModelNode, RouteNode } from './nodes.ts';

/** A row as data, without VS Code. `tooltip` is Markdown whose foreign text is escaped; it may hold theme icons. */
export interface ItemData {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip: string;
  readonly icon: StateIcon;
  /** Words for the menus' `when` clauses. */
  readonly contextValue: string;
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  readonly accessibilityLabel: string;
}

/** What a row's looks depend on besides its node. */
export interface TreeState {
  readonly region: string;
  readonly pinned: readonly string[];
  readonly model?: ModelChoice;
  readonly taskModels?: NonNullable<StoredChoices['taskModels']>;
  readonly target?: ModelTarget;
  readonly access: (node: ModelNode) => ModelAccess | undefined;
  /** Other regions that are known to have the model. */
  readonly elsewhere: (node: ModelNode) => readonly string[];
  /** Undefined: unknown, or not loaded yet. */
  readonly price: (node: RouteNode) => ModelPrice | undefined;
}
