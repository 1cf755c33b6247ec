import * as l10n from '@vscode/l10n';
import { chatResources } from '../../chat/accountResources.ts';
import type { CallableResource, FoundationModel, RegionCatalogue } from '../../chat/catalogue.ts';
import { chatModels, defaultModel } from '../../chat/modelChoice.ts';
import { bestRoute, routesOf, type Route, type RoutePolicy } from '../../chat/routing.ts';
import type { ModelChoice } from '../choices/choiceStore.ts';
import { commands } from '../ids.ts';
import { capabilitiesOf, capabilityIcon } from '../models/capabilities.ts';
import { obstacleText, stateIcon, type StateFacts } from '../models/modelState.ts';
import { shortPrice } from '../models/priceText.ts';
import { contextWindowText, destinationsText, dotted, lifecycleText, resourceKindText } from '../words.ts';
import { failureRows, notice } from './failureRows.ts';
import type { ModelFacts } from './modelFacts.ts';
import type { ModelPick, ModelSlot } from './modelSlot.ts';
import { allowGlobalSetting, residencySetting } from './openSetting.ts';
import { grouped, item, separator, value, type PickItem, type PickRow } from './rows.ts';

/** What rows are made from. */
export interface ModelRowsInput {
  readonly catalogue: RegionCatalogue;
  readonly slot: Pick<ModelSlot, 'noneRow' | 'task'>;
  readonly chosen: ModelChoice | undefined;
  /** Regions that are known to have what is chosen, where this one has not. */
  readonly elsewhere?: readonly string[];
  readonly policy: RoutePolicy;
  readonly facts: ModelFacts;
}

/** Favourites and recent ones first, then the rest by provider; each model once. */
export function modelRows(input: ModelRowsInput): readonly PickRow<ModelPick>[] {
  const { catalogue, slot, chosen, elsewhere, policy, facts } = input;
  const models = chatModels(catalogue, policy).toSorted((a, b) => COLLATOR.compare(a.name, b.name));
  const favourites = inOrder(models, facts.favourites);
  const recents = inOrder(models, facts.recents).filter((model) => !favourites.includes(model));
  const first = new Set([...favourites, ...recents]);
  const rows = (some: readonly FoundationModel[]) => some.map((model) => modelRow(model, input));
  return [
    slot.noneRow(chosen, defaultModel(catalogue, policy)?.name),
    ...unavailable(
      [...models.map(modelIdOf), ...chatResources(catalogue, policy).map(arnOf)],
      chosen,
      catalogue.region,
      elsewhere,
      slot.task,
    ),
    ...routeRow(models, chosen, catalogue),
    ...titled(l10n.t('Favourites'), rows(favourites)),
    ...titled(l10n.t('Recent'), rows(recents)),
    ...grouped(
      models.filter((model) => !first.has(model)),
      ({ provider }) => provider,
      (model) => modelRow(model, input),
    ),
    ...titled(l10n.t('Your resources'), ownRows(input)),
    ...emptyRow(models, catalogue),
    ...globalOnly(models, catalogue, policy),
    ...outside(catalogue, policy),
    ...catalogue.failures
      .filter(({ quiet }) => quiet !== true)
      .flatMap(({ operation, failure }) => [separator(operation), ...failureRows(failure)]),
  ];
}

function modelIdOf({ modelId }: FoundationModel): string {
  return modelId;
}

/** A choice names it by its ARN. */
function arnOf({ arn }: CallableResource): string {
  return arn;
}

const COLLATOR = new Intl.Collator('en', { numeric: true });

function inOrder(models: readonly FoundationModel[], ids: readonly string[]): readonly FoundationModel[] {
  return ids.flatMap((id) => models.find(({ modelId }) => modelId === id) ?? []);
}

function titled(title: string, rows: readonly PickItem<ModelPick>[]): readonly PickRow<ModelPick>[] {
  return rows.length === 0 ? [] : [separator(title), ...rows];
}

function modelRow(
  model: FoundationModel,
  { catalogue, chosen, policy, facts }: ModelRowsInput,
): PickItem<ModelPick> {
  const current = chosen?.modelId === model.modelId;
  const routes = routesOf(model, catalogue);
  const chosenRoute = current ? routes.find(({ id }) => id === chosen.routeId) : undefined;
  const route = chosenRoute ?? bestRoute(model, catalogue, policy);
  const access = facts.access(model);
  const state: StateFacts = { model, routes, callable: true, ...(access && { access }) };
  const { modelId, name: label } = model;
  return item<ModelPick>(label, {
    description: dotted(
      obstacleText(state),
      lifecycleText(model.lifecycle),
      shortPrice(facts.price(model, route)),
      contextWindowText(model.contextWindow),
      model.streaming === false ? l10n.t('no streaming') : undefined,
    ),
    icons: iconsOf(model),
    detail: route && routeText(route),
    icon: access && access.state !== 'ready' ? stateIcon(state).name : 'hubot',
    current,
    buttons: routes.length > 1 ? [routesButton(model)] : undefined,
    choose: value({ kind: 'model', choice: { modelId, label } }),
  });
}

/** What the account has of its own: called by its ARN. */
function ownRows({ catalogue, chosen, policy }: ModelRowsInput): readonly PickItem<ModelPick>[] {
  return chatResources(catalogue, policy).map(({ arn: modelId, name: label, kind, models }) =>
    item<ModelPick>(label, {
      description: dotted(resourceKindText(kind), models.length === 1 ? models[0]?.modelId : undefined),
      detail: modelId,
      icon: 'archive',
      current: chosen?.modelId === modelId,
      choose: value({ kind: 'model', choice: { modelId, label } }),
    }),
  );
}

/** What goes without saying is left out. */
function iconsOf(model: FoundationModel): readonly string[] | undefined {
  const special = capabilitiesOf(model).filter((name) => name !== 'text' && name !== 'streaming');
  return special.length === 0 ? undefined : special.map(capabilityIcon);
}

/** What is sent, and where it may be processed. */
export function routeText({ id, destinationRegions }: Route): string {
  return `${id} → ${destinationsText(destinationRegions)}`;
}

function routesButton(model: FoundationModel): NonNullable<PickItem<ModelPick>['buttons']>[number] {
  return {
    icon: 'git-branch',
    tooltip: l10n.t('Choose a Route to {0}', model.name),
    choose: value({ kind: 'routes', model }),
  };
}

/** The button's way for the keyboard: routes to the model that is chosen. */
function routeRow(
  models: readonly FoundationModel[],
  chosen: ModelChoice | undefined,
  catalogue: RegionCatalogue,
): readonly PickItem<ModelPick>[] {
  const model = models.find(({ modelId }) => modelId === chosen?.modelId);
  if (!model || routesOf(model, catalogue).length < 2) return [];
  return [
    item(l10n.t('Choose a route to {0}…', model.name), {
      icon: 'git-branch',
      choose: value({ kind: 'routes', model }),
    }),
  ];
}

function unavailable(
  ids: readonly string[],
  chosen: ModelChoice | undefined,
  region: string,
  elsewhere: readonly string[] = [],
  task?: ModelSlot['task'],
): readonly PickItem<never>[] {
  if (!chosen || ids.includes(chosen.modelId)) return [];
  return [
    notice(
      l10n.t('{0} is chosen, but can’t be called in {1}', chosen.label, region),
      'warning',
      elsewhere.length > 0
        ? l10n.t(
            'Offered in {0}. Pick another model here; no other one is used instead.',
            elsewhere.join(', '),
          )
        : l10n.t('Pick another model. No other one is used instead.'),
    ),
    ...findRow(chosen, task),
  ];
}

/** What is called by an ARN is in that ARN's region alone. */
function findRow({ modelId, label }: ModelChoice, task: ModelSlot['task']): readonly PickItem<never>[] {
  if (modelId.startsWith('arn:')) return [];
  return [
    item<never>(l10n.t('Find regions that have {0}…', label), {
      icon: 'search',
      choose: {
        kind: 'run',
        command: commands.findRegions,
        args: [{ modelId, label, ...(task && { task }) }],
      },
    }),
  ];
}

function emptyRow(
  models: readonly FoundationModel[],
  { region, failures }: RegionCatalogue,
): readonly PickItem<never>[] {
  if (models.length > 0 || failures.length > 0) return [];
  return [
    notice(
      l10n.t('No model for a chat in {0}', region),
      'info',
      l10n.t('Amazon Bedrock lists none for this account that takes and gives text. Pick another region.'),
    ),
  ];
}

/** Models that the person would find only after allowing global routes: said, not hidden. */
function globalOnly(
  models: readonly FoundationModel[],
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): readonly PickItem<never>[] {
  const more = chatModels(catalogue, { ...policy, allowGlobal: true }).length - models.length;
  if (more === 0) return [];
  return [
    item<never>(l10n.t('{0} more through global inference profiles…', more), {
      detail: l10n.t(
        'Those may process a call in any commercial AWS region, and are not allowed by the settings.',
      ),
      icon: 'settings-gear',
      choose: allowGlobalSetting(),
    }),
  ];
}

/** Models that the other settings about routes keep back: said as well. */
function outside(catalogue: RegionCatalogue, policy: RoutePolicy): readonly PickItem<never>[] {
  const all = chatModels(catalogue, { allowGlobal: true }).length;
  const hidden = all - chatModels(catalogue, { ...policy, allowGlobal: true }).length;
  if (hidden === 0) return [];
  return [
    item<never>(l10n.t('{0} more that the settings about routes do not allow…', hidden), {
      detail: l10n.t('They could leave the allowed Regions, or have no application inference profile.'),
      icon: 'settings-gear',
      choose: residencySetting(),
    }),
  ];
}
