import type { ModelAccess } from '../../chat/catalogue.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import type { ModelChoice } from '../choices/choiceStore.ts';
import type { ModelNode } from './nodes.ts';

/** A row as data, without VS Code. `tooltip` is Markdown whose foreign text is escaped. */
export interface ItemData {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip: string;
  readonly icon: ItemIcon;
  /** Words for the menus' `when` clauses. */
  readonly contextValue: string;
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  readonly accessibilityLabel: string;
}

/** Names of a codicon and of a theme colour. */
export interface ItemIcon {
  readonly name: string;
  readonly color?: string;
}

/** What a row's looks depend on besides its node. */
export interface TreeState {
  readonly region: string;
  readonly pinned: readonly string[];
  readonly model?: ModelChoice;
  readonly target?: ModelTarget;
  readonly access: (node: ModelNode) => ModelAccess | undefined;
}
