import * as l10n from '@vscode/l10n';
import type { IdentitySource } from '../../chat/connection.ts';
import type { ConsolePage } from '../actions/consoleUrl.ts';
import type { Choices } from '../choices/choices.ts';
import type { ModelChoice } from '../choices/choiceStore.ts';
import { followsChat, taskName, tasksWithModel, type TaskWithModel } from '../choices/tasks.ts';
import { pick, type PickHost } from '../pickers/pick.ts';
import { otherRegionRows, typedRegion } from '../pickers/regionRows.ts';
import { item, value, type PickRow } from '../pickers/rows.ts';
import type { GroupNode, ModelNode, ResourceNode, ResourcesNode, RouteNode, TreeNode } from './nodes.ts';

/** What VS Code hands to a row's command; from a keybinding, nothing. */
export function isNode(argument: unknown): argument is TreeNode {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && 'id' in argument;
}

export function isModelOrRoute(node: TreeNode | undefined): node is ModelNode | RouteNode {
  return node?.kind === 'model' || node?.kind === 'route';
}

/** What can be named in a request or a policy. */
type NamedNode = ModelNode | RouteNode | ResourceNode;

export function isNamed(node: TreeNode | undefined): node is NamedNode {
  return isModelOrRoute(node) || node?.kind === 'resource';
}

export function modelNodeOf(node: ModelNode | RouteNode): ModelNode {
  return node.kind === 'model' ? node : node.parent;
}

/** A model with the best route, exactly this route, or what the account owns; its region becomes the current one. */
export async function useModel(
  choices: Pick<Choices, 'connection' | 'setRegion' | 'setModel'>,
  node: NamedNode,
): Promise<void> {
  await goToRegion(choices, node);
  await choices.setModel(choiceOf(node));
}

/** The same, and then the person can type what they want to ask it. */
export async function useInChat(
  choices: Pick<Choices, 'connection' | 'setRegion' | 'setModel'>,
  node: NamedNode,
  focusChat: () => PromiseLike<unknown>,
): Promise<void> {
  await useModel(choices, node);
  await focusChat();
}

/** Asks what the model is to be the default for. */
export async function setDefault(
  host: PickHost,
  choices: Pick<Choices, 'connection' | 'snapshot' | 'setRegion' | 'setModel' | 'setTaskModel'>,
  node: NamedNode,
): Promise<void> {
  const task = await pick<TaskWithModel | 'chat'>(host, {
    title: l10n.t('Set {0} as Default', choiceOf(node).label),
    placeholder: l10n.t('What it is to be used for'),
    async *load() {
      yield defaultRows(await choices.snapshot());
    },
  });
  if (task === undefined) return;
  await goToRegion(choices, node);
  await (task === 'chat' ? choices.setModel(choiceOf(node)) : choices.setTaskModel(task, choiceOf(node)));
}

function defaultRows({
  model,
  target,
  taskModels,
}: Awaited<ReturnType<Choices['snapshot']>>): readonly PickRow<TaskWithModel | 'chat'>[] {
  const without = (task: TaskWithModel): string =>
    followsChat(task) ? l10n.t('the chat’s model') : l10n.t('the default model');
  const now = (label: string | undefined) => (label === undefined ? undefined : l10n.t('now {0}', label));
  return [
    item(l10n.t('Chat'), {
      description: now(model?.label ?? target?.label),
      detail: l10n.t('And everything that has no model of its own'),
      icon: 'comment-discussion',
      choose: value<TaskWithModel | 'chat'>('chat'),
    }),
    ...tasksWithModel.map((task) =>
      item(taskName(task), {
        description: now(taskModels?.[task]?.label ?? without(task)),
        icon: 'hubot',
        choose: value<TaskWithModel | 'chat'>(task),
      }),
    ),
  ];
}

async function goToRegion(
  choices: Pick<Choices, 'connection' | 'setRegion'>,
  node: NamedNode,
): Promise<void> {
  const { region } = groupOf(node).parent;
  const { region: current } = await choices.connection();
  if (region !== current) await choices.setRegion(region);
}

function groupOf(node: NamedNode): GroupNode | ResourcesNode {
  return node.kind === 'resource' ? node.parent : modelNodeOf(node).parent;
}

function choiceOf(node: NamedNode): ModelChoice {
  if (node.kind === 'resource') return { modelId: idToCopy(node), label: node.resource.name };
  const { modelId, name: label } = modelNodeOf(node).model;
  return { modelId, label, ...(node.kind === 'route' && { routeId: node.route.id }) };
}

/** What a request would name. */
export function idToCopy(node: NamedNode): string {
  if (node.kind === 'resource') return node.resource.sendId ?? node.resource.arn;
  return node.kind === 'model' ? node.model.modelId : node.route.id;
}

export function arnToCopy(node: NamedNode): string {
  if (node.kind === 'resource') return node.resource.arn;
  return node.kind === 'model' ? node.model.arn : node.arn;
}

/** Where the AWS console shows it. */
export function consolePage(node: NamedNode): ConsolePage {
  if (node.kind === 'resource') return { kind: 'resource', resource: node.resource.kind };
  if (node.kind === 'model') return { kind: 'model', modelId: node.model.modelId };
  const { route, parent } = node;
  if (route.kind === 'on-demand') return { kind: 'model', modelId: parent.model.modelId };
  return { kind: 'profile', profileId: route.id.slice(route.id.lastIndexOf('/') + 1) };
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
