import * as l10n from '@vscode/l10n';
import type { FoundationModel, RegionCatalogue } from '../../chat/catalogue.ts';
import type { PolicyRefusal } from '../../chat/residency.ts';
import { bestRoute, routeRefusal, routesOf, type Route, type RoutePolicy } from '../../chat/routing.ts';
import type { ModelChoice } from '../choices/choiceStore.ts';
import { dotted, routeKindText } from '../words.ts';
import { routeText } from './modelRows.ts';
import { allowGlobalSetting, residencySetting } from './openSetting.ts';
import { item, separator, value, type Choose, type PickItem, type PickRow } from './rows.ts';

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
    ...routesOf(model, catalogue).map((route) => routeRow(model, route, mine, catalogue.region, policy)),
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

/** A route that the settings do not allow leads to the one that forbids it instead. */
function routeRow(
  { modelId, name: label }: FoundationModel,
  route: Route,
  mine: ModelChoice | undefined,
  region: string,
  policy: RoutePolicy,
): PickItem<RoutePick> {
  const refused = routeRefusal(route, region, policy);
  return item(route.name, {
    description: dotted(routeKindText(route.kind), refused && refusedText(refused)),
    detail: routeText(route),
    icon: refused ? 'circle-slash' : 'git-branch',
    current: mine?.routeId === route.id,
    choose: refused
      ? settingFor(refused)
      : value({ kind: 'route', choice: { modelId, label, routeId: route.id } }),
  });
}

function settingFor({ kind }: PolicyRefusal): Choose<never> {
  return kind === 'global-not-allowed' ? allowGlobalSetting() : residencySetting();
}

function refusedText(refused: PolicyRefusal): string {
  return refused.kind === 'region-not-allowed'
    ? l10n.t('not allowed by the settings: {0}', refused.regions.join(', '))
    : l10n.t('not allowed by the settings');
}
