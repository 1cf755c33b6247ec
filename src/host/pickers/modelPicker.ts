import * as l10n from '@vscode/l10n';
import type { FoundationModel } from '../../chat/catalogue.ts';
import { defaultRow, modelRows, type ModelPick } from './modelRows.ts';
import { pick, type PickOptions } from './pick.ts';
import { reloadButton, type PickerPorts } from './pickers.ts';
import { routeRows, type RoutePick } from './routeRows.ts';

/** Asks for a model and, where the person wants to say, for the route to it. */
export async function pickModel(ports: PickerPorts): Promise<void> {
  for (;;) {
    const picked = await pick(ports.host, modelOptions(ports));
    if (!picked) return;
    if (picked.kind === 'model') return ports.choices.setModel(picked.choice);
    const route = await pick(ports.host, routeOptions(ports, picked.model));
    if (!route) return;
    if (route.kind === 'route') return ports.choices.setModel(route.choice);
  }
}

function modelOptions({ choices, services, policy }: PickerPorts): PickOptions<ModelPick> {
  return {
    title: l10n.t('Model'),
    placeholder: l10n.t('Models of the region that a chat can use'),
    buttons: [reloadButton()],
    async *load({ refresh, signal }) {
      const { connection, model } = await choices.snapshot();
      yield [defaultRow(model)];
      const { catalogue } = await services();
      yield modelRows(await catalogue.region(connection, { refresh, signal }), model, policy());
    },
  };
}

function routeOptions(
  { choices, services, policy }: PickerPorts,
  foundationModel: FoundationModel,
): PickOptions<RoutePick> {
  return {
    title: l10n.t('Route to {0}', foundationModel.name),
    placeholder: l10n.t('What is called, and where it may be processed'),
    back: { kind: 'back' },
    buttons: [reloadButton()],
    async *load({ refresh, signal }) {
      const { connection, model } = await choices.snapshot();
      const { catalogue } = await services();
      const region = await catalogue.region(connection, { refresh, signal });
      yield routeRows(foundationModel, region, model, policy());
    },
  };
}
