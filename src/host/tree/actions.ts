import * as l10n from '@vscode/l10n';
import type { IdentitySource } from '../../chat/connection.ts';
import type { Choices } from '../choices/choices.ts';
import { pick, type PickHost } from '../pickers/pick.ts';
import { otherRegionRows, typedRegion } from '../pickers/regionRows.ts';
import type { ModelNode, RouteNode, TreeNode } from './nodes.ts';

/** What VS Code hands to a row's command; from a keybinding, nothing. */
export function isNode(argument: unknown): argument is TreeNode {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && 'id' in argument;
}

/** A model with the best route, or exactly this route; its region becomes the current one. */
export async function useModel(
  choices: Pick<Choices, 'connection' | 'setRegion' | 'setModel'>,
  node: ModelNode | RouteNode,
): Promise<void> {
  const modelNode = node.kind === 'model' ? node : node.parent;
  const { region } = modelNode.parent.parent;
  const { modelId, name: label } = modelNode.model;
  const { region: current } = await choices.connection();
  if (region !== current) await choices.setRegion(region);
  await choices.setModel({ modelId, label, ...(node.kind === 'route' && { routeId: node.route.id }) });
}

/** What a request would name. */
export function idToCopy(node: ModelNode | RouteNode): string {
  return node.kind === 'model' ? node.model.modelId : node.route.id;
}

export function arnToCopy(node: ModelNode | RouteNode): string {
  return node.kind === 'model' ? node.model.arn : node.arn;
}

/** Asks for a region that the tree does not show yet. */
export function askRegion(
  host: PickHost,
  shown: readonly string[],
  current: string,
  identity: () => Promise<IdentitySource>,
): Promise<string | undefined> {
  let known: readonly string[] = shown;
  return pick<string>(host, {
    title: l10n.t('Show Another Region'),
    placeholder: l10n.t('The region whose models the tree shows besides; type any region’s ID'),
    typed: (text) => typedRegion(text, known, (region) => region),
    async *load() {
      const regions = await (await identity()).regions();
      known = [...shown, ...regions.map(({ id }) => id)];
      yield otherRegionRows(shown, current, regions);
    },
  });
}
