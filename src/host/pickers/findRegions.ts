import * as l10n from '@vscode/l10n';
import type { AwsRegion, Connection } from '../../chat/connection.ts';
import { searchRegions } from '../../chat/regionSearch.ts';
import { isRegionAllowed } from '../../chat/residency.ts';
import type { TaskWithModel } from '../choices/tasks.ts';
import { foundRegionRows } from './foundRegionRows.ts';
import { pick, type PickOptions } from './pick.ts';
import type { PickerPorts } from './pickers.ts';
import type { PickButton } from './rows.ts';

export interface FindRegionsPorts extends Pick<
  PickerPorts,
  'host' | 'choices' | 'services' | 'catalogue' | 'policy'
> {
  /** Regions have answered, so that more is known of which ones have the model. */
  readonly found: () => void;
  readonly focusChat: () => PromiseLike<unknown>;
}

/** What is looked for, and from where: `connection`'s region is known to lack it, or not to be the one wanted. */
export interface WantedModel {
  readonly connection: Connection;
  readonly modelId: string;
  readonly label: string;
  /** Absent: for everything that has no model of its own. */
  readonly task?: TaskWithModel;
}

/**
 * Asks the regions that the settings allow, only now that a person wants it, and shows each as it answers; closing the
 * picker ends the search. The region that is picked becomes the current one, with the model in use there.
 */
export async function findRegions(ports: FindRegionsPorts, wanted: WantedModel): Promise<void> {
  const region = await pick(ports.host, searchOptions(ports, wanted));
  ports.found();
  if (region === undefined) return;
  const { choices } = ports;
  const { modelId, label, task } = wanted;
  await choices.setRegion(region);
  await (task ? choices.setTaskModel(task, { modelId, label }) : choices.setModel({ modelId, label }));
  await ports.focusChat();
}

function searchOptions(ports: FindRegionsPorts, wanted: WantedModel): PickOptions<string> {
  const { connection, modelId, label } = wanted;
  return {
    title: l10n.t('Regions That Have {0}', label),
    placeholder: l10n.t('The region to use it in becomes the current one'),
    buttons: [againButton()],
    async *load({ refresh, signal }) {
      const all = await otherRegions(ports, connection, refresh, signal);
      const policy = ports.policy();
      const regions = all.filter(({ id }) => isRegionAllowed(id, policy));
      const notAllowed = all.length - regions.length;
      const request = { connection, modelId, regions: regions.map(({ id }) => id) };
      for await (const search of searchRegions(ports.catalogue, request, signal)) {
        ports.found();
        yield foundRegionRows({ search, label, regions, notAllowed, policy });
      }
    },
  };
}

/** Of the same partition: those that AWS lists for Amazon Bedrock or, where it tells none, all that the SDK knows. */
async function otherRegions(
  { services }: FindRegionsPorts,
  connection: Connection,
  refresh: boolean,
  signal: AbortSignal,
): Promise<readonly AwsRegion[]> {
  const { identity } = await services();
  const known = await identity.regions();
  const home = known.find(({ id }) => id === connection.region)?.partition ?? 'aws';
  const published = await identity.publishedRegions(connection, { refresh, signal });
  const listed = published?.filter(({ partition }) => partition === home) ?? [];
  const all = listed.length > 0 ? listed : known.filter(({ partition }) => partition === home);
  return all.filter(({ id }) => id !== connection.region);
}

/** Regions that answered are not asked again: what they said is refreshed behind where it is old. */
function againButton(): PickButton<never> {
  return { icon: 'refresh', tooltip: l10n.t('Look Again'), choose: { kind: 'reload' } };
}
