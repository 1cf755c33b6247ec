import * as l10n from '@vscode/l10n';
import type { FoundationModel, RegionCatalogue } from '../../chat/catalogue.ts';
import { bestRoute, routesOf, type Route, type RoutePolicy } from '../../chat/routing.ts';
import type { ModelChoice } from '../choices/choiceStore.ts';
import { dotted, routeKindText } from '../words.ts';
import { routeText } from './modelRows.ts';
import { allowGlobalSetting } from './openSetting.ts';
import { item, separator, value, type PickItem, type PickRow } from './rows.ts';

export type RoutePick = { readonly kind: 'route'; readonly choice: ModelChoice } | { readonly kind: 'back' };

export function routeRows(
  model: FoundationModel,
  catalogue: RegionCatalogue,
  chosen: ModelChoice | undefined,
  policy: RoutePolicy,
): readonly PickRow<RoutePick>[] {
  const mine = chosen?.modelId === model.modelId ? chosen : undefined;
  return [
    ...automaticRow(model, catalogue, mine, policy),
    separator(l10n.t('Always this route')),
    ...routesOf(model, catalogue).map((route) => routeRow(model, route, mine, policy)),
  ];
}

function automaticRow(
  model: FoundationModel,
  catalogue: RegionCatalogue,
  mine: ModelChoice | undefined,
  policy: RoutePolicy,
): readonly PickItem<RoutePick>[] {
  const best = bestRoute(model, catalogue, policy);
  if (!best) return [];
  return [
    item(l10n.t('Best route of the region'), {
      description: routeKindText(best.kind),
      detail: routeText(best),
      icon: 'star',
      current: mine !== undefined && mine.routeId === undefined,
      choose: value({ kind: 'route', choice: { modelId: model.modelId, label: model.name } }),
    }),
  ];
}

/** A global route without leave to use one leads to the setting instead. */
function routeRow(
  { modelId, name: label }: FoundationModel,
  route: Route,
  mine: ModelChoice | undefined,
  policy: RoutePolicy,
): PickItem<RoutePick> {
  const refused = route.kind === 'global-profile' && !policy.allowGlobal;
  return item(route.name, {
    description: dotted(
      routeKindText(route.kind),
      refused ? l10n.t('not allowed by the settings') : undefined,
    ),
    detail: routeText(route),
    icon: refused ? 'circle-slash' : 'git-branch',
    current: mine?.routeId === route.id,
    choose: refused
      ? allowGlobalSetting()
      : value({ kind: 'route', choice: { modelId, label, routeId: route.id } }),
  });
}
