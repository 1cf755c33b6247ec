import * as l10n from '@vscode/l10n';
import type { FoundationModel, RegionCatalogue } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import type { ModelChoice } from '../choices/choiceStore.ts';
import { modelFacts } from './modelFacts.ts';
import { modelRows } from './modelRows.ts';
import { chatSlot, taskRows, taskSlot, type ModelPick, type ModelSlot } from './modelSlot.ts';
import { pick, type PickOptions } from './pick.ts';
import { reloadButton, type PickerPorts } from './pickers.ts';
import { routeRows, type RoutePick } from './routeRows.ts';

/** Asks for a model and, where the person wants to say, for the route to it; false where nothing was picked. */
export async function pickModel(ports: PickerPorts): Promise<boolean> {
  return fillSlot(ports, chatSlot(ports.choices));
}

/** Asks for a task, then for its model. */
export async function pickTaskModel(ports: PickerPorts): Promise<void> {
  const task = await pick(ports.host, {
    title: l10n.t('Model for a Task'),
    placeholder: l10n.t('The task that is to have a model of its own'),
    async *load() {
      yield taskRows(await ports.choices.snapshot());
    },
  });
  if (task) await fillSlot(ports, taskSlot(ports.choices, task));
}

/** False where nothing was picked. */
async function fillSlot(ports: PickerPorts, slot: ModelSlot): Promise<boolean> {
  for (;;) {
    const picked = await pick(ports.host, modelOptions(ports, slot));
    if (!picked) return false;
    const chosen =
      picked.kind === 'model' ? picked : await pick(ports.host, routeOptions(ports, slot, picked.model));
    if (chosen?.kind === 'back') continue;
    if (chosen) await slot.set(chosen.choice);
    return chosen !== undefined;
  }
}

function modelOptions(ports: PickerPorts, slot: ModelSlot): PickOptions<ModelPick> {
  return {
    title: slot.title,
    placeholder: l10n.t('Models of the region that a chat can use'),
    buttons: [reloadButton()],
    async *load({ refresh, signal }) {
      const { connection, ...snapshot } = await ports.choices.snapshot();
      const chosen = slot.chosen({ connection, ...snapshot });
      yield [slot.noneRow(chosen)];
      const catalogue = await ports.catalogue.region(connection, { refresh, signal });
      const policy = ports.policy();
      const elsewhere = await regionsElsewhere(ports, connection, catalogue, chosen);
      for await (const facts of modelFacts(ports, connection, catalogue, policy, signal))
        yield modelRows({ catalogue, slot, chosen, elsewhere, policy, facts });
    },
  };
}

/** Regions that are known to have the chosen model, where this one has not. */
async function regionsElsewhere(
  ports: Pick<PickerPorts, 'catalogue'>,
  connection: Connection,
  { models, region }: RegionCatalogue,
  chosen: ModelChoice | undefined,
): Promise<readonly string[]> {
  if (!chosen || models.some(({ modelId }) => modelId === chosen.modelId)) return [];
  const regions = await ports.catalogue.regionsWith(connection, chosen.modelId);
  return regions.filter((other) => other !== region);
}

function routeOptions(
  { choices, catalogue, policy }: PickerPorts,
  slot: ModelSlot,
  foundationModel: FoundationModel,
): PickOptions<RoutePick> {
  return {
    title: l10n.t('Route to {0}', foundationModel.name),
    placeholder: l10n.t('What is called, and where it may be processed'),
    back: { kind: 'back' },
    buttons: [reloadButton()],
    async *load({ refresh, signal }) {
      const snapshot = await choices.snapshot();
      const region = await catalogue.region(snapshot.connection, { refresh, signal });
      yield routeRows(foundationModel, region, slot.chosen(snapshot), policy());
    },
  };
}
