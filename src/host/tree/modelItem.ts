import * as l10n from '@vscode/l10n';
import type { ModelPrice } from '../../chat/prices.ts';
import { answersWithText, capabilitiesOf, capabilityText } from '../models/capabilities.ts';
import { obstacleText, stateIcon, stateText, type StateFacts } from '../models/modelState.ts';
import { shortPrice, spokenPrice } from '../models/priceText.ts';
import { compactTokens, contextWindowText, dotted, lifecycleText } from '../words.ts';
import type { ItemData, TreeState } from './itemData.ts';
import { modelTooltip } from './modelTooltip.ts';
import type { ModelNode, RouteNode } from './nodes.ts';
import { usesOf } from './uses.ts';

/** A model: what matters most first in its description, since a narrow view cuts off the rest. */
export function modelItem(node: ModelNode, state: TreeState): ItemData {
  const { id, model, favourite, routes } = node;
  const facts = stateFacts(node, state);
  const route = bestRouteOf(node);
  const price = route && state.price(route);
  const uses = usesOf(model.modelId, node.parent.parent.region, state);
  const inUse = uses.length > 0;
  const looks = stateIcon(facts);
  return {
    id,
    label: model.name,
    description: description(facts, price, uses),
    tooltip: modelTooltip(node, facts, route, price, uses),
    icon: inUse ? { ...looks, name: 'check' } : looks,
    contextValue: contextValue(facts, favourite),
    collapsible: routes.length > 0 ? 'collapsed' : 'none',
    accessibilityLabel: spoken(node, facts, price, uses),
  };
}

export function stateFacts(node: ModelNode, state: TreeState): StateFacts {
  const { model, callable, routes } = node;
  const access = state.access(node);
  const elsewhere = state.elsewhere(node);
  return {
    model,
    callable,
    routes: routes.map(({ route }) => route),
    ...(refusedText(node) !== undefined && { refused: refusedText(node) ?? '' }),
    ...(access && { access }),
    ...(elsewhere.length > 0 && { elsewhere }),
  };
}

/** The route that a call takes, or would take if it were allowed. */
export function bestRouteOf({ routes }: ModelNode): RouteNode | undefined {
  return routes.find(({ callable }) => callable) ?? routes[0];
}

function refusedText({ callable, routes }: ModelNode): string | undefined {
  if (callable || routes.length === 0) return undefined;
  const global = routes.every(({ route }) => route.kind === 'global-profile');
  return global ? l10n.t('global only') : undefined;
}

function description(facts: StateFacts, price: ModelPrice | undefined, uses: readonly string[]): string {
  const { model } = facts;
  const parts = dotted(
    ...uses,
    obstacleText(facts),
    lifecycleText(model.lifecycle),
    shortPrice(price),
    model.contextWindow === undefined ? undefined : compactTokens(model.contextWindow),
    model.streaming === false ? l10n.t('no streaming') : undefined,
    ...special(facts).map(capabilityText),
  );
  return parts ?? '';
}

/** What goes without saying is left to the tooltip. */
function special({ model }: StateFacts) {
  return capabilitiesOf(model).filter((capability) => capability !== 'text' && capability !== 'streaming');
}

function spoken(
  { model, favourite }: ModelNode,
  facts: StateFacts,
  price: ModelPrice | undefined,
  uses: readonly string[],
): string {
  return [
    model.name,
    ...uses,
    favourite ? l10n.t('favourite') : undefined,
    stateText(facts),
    spokenPrice(price),
    contextWindowText(model.contextWindow),
    model.streaming === false ? l10n.t('no streaming') : undefined,
    ...capabilitiesOf(model).map(capabilityText),
  ]
    .filter((part) => part !== undefined)
    .map((part) => part.replaceAll(' · ', ', '))
    .join(', ');
}

function contextValue(facts: StateFacts, favourite: boolean): string {
  const { callable, access } = facts;
  return [
    'model',
    ...(callable ? ['callable'] : []),
    favourite ? 'favourite' : 'ordinary',
    ...(access?.state === 'needs-agreement' ? ['agreement'] : []),
    ...(access?.state === 'needs-use-case-form' ? ['useCaseForm'] : []),
    ...(isMissing(facts) ? ['missing'] : []),
  ].join(' ');
}

/** Another region may have it: this one does not, or has no way to it. */
function isMissing({ access, callable, routes, model }: StateFacts): boolean {
  return access?.state === 'not-in-region' || (!callable && routes.length === 0 && answersWithText(model));
}
