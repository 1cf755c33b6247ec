import * as l10n from '@vscode/l10n';
import type { AwsRegion } from '../../chat/connection.ts';
import type { RegionAnswer, RegionSearch } from '../../chat/regionSearch.ts';
import { bestRoute, routesOf, type RoutePolicy } from '../../chat/routing.ts';
import { obstacleText } from '../models/modelState.ts';
import { dotted, lifecycleText } from '../words.ts';
import { failureRows, notice } from './failureRows.ts';
import { routeText } from './modelRows.ts';
import { residencySetting } from './openSetting.ts';
import { item, separator, value, type PickItem, type PickRow } from './rows.ts';

/** What rows are made from. */
export interface FoundRegionsInput {
  readonly search: RegionSearch;
  /** The model's name. */
  readonly label: string;
  /** Those that are asked, with their long names. */
  readonly regions: readonly AwsRegion[];
  /** How many regions the settings keep from being asked. */
  readonly notAllowed: number;
  readonly policy: RoutePolicy;
}

type Answer<K extends RegionAnswer['kind']> = Extract<RegionAnswer, { readonly kind: K }>;

/** How far the search is, the regions that have the model, and what could not be found out. */
export function foundRegionRows(input: FoundRegionsInput): readonly PickRow<string>[] {
  const { answers } = input.search;
  const having = answers.filter((answer) => answer.kind === 'has');
  const failed = answers.filter((answer) => answer.kind === 'failed');
  return [
    progressRow(input, having.length, failed.length),
    ...having.map((answer) => regionRow(answer, input)),
    ...notAskedRow(input.notAllowed),
    ...failedRows(failed),
  ];
}

function progressRow(
  { search: { answers, waiting }, label }: FoundRegionsInput,
  having: number,
  failed: number,
): PickItem<never> {
  const all = answers.length + waiting;
  if (waiting > 0) return notice(l10n.t('{0} of {1} regions have answered…', answers.length, all), 'search');
  return notice(
    l10n.t('Other regions that have {0}: {1} of {2}', label, having, all - failed),
    having > 0 ? 'check-all' : 'info',
  );
}

/** A region that the settings let nobody call the model in says so, and can't be chosen. */
function regionRow(
  { region, model, catalogue, access }: Answer<'has'>,
  { regions, policy }: FoundRegionsInput,
): PickItem<string> {
  const route = bestRoute(model, catalogue, policy);
  const routes = routesOf(model, catalogue);
  const obstacle = obstacleText({ model, routes, callable: route !== undefined, ...(access && { access }) });
  return item<string>(region, {
    description: dotted(
      regions.find(({ id }) => id === region)?.name,
      obstacle,
      lifecycleText(model.lifecycle),
    ),
    detail: route && routeText(route),
    icon: route ? 'globe' : 'circle-slash',
    choose: route && value(region),
  });
}

function notAskedRow(count: number): readonly PickItem<never>[] {
  if (count === 0) return [];
  return [
    item<never>(l10n.t('Regions that the settings do not allow, and that were not asked: {0}…', count), {
      icon: 'settings-gear',
      choose: residencySetting(),
    }),
  ];
}

/** Regions that failed for one reason are told together, with what helps. */
function failedRows(failed: readonly Answer<'failed'>[]): readonly PickRow<never>[] {
  return [...Map.groupBy(failed, ({ failure }) => failure.cause)].flatMap(([cause, answers]) => {
    const [first] = answers;
    const names = answers.map(({ region }) => region).join(', ');
    if (!first) return [];
    if (cause === 'region-unreachable')
      return [separator(l10n.t('No Amazon Bedrock there')), notice(names, 'circle-slash')];
    return [separator(l10n.t('Not found out: {0}', names)), ...failureRows(first.failure)];
  });
}
