import type { ModelTarget } from './modelRequest.ts';
import { leavingOut, sending, unset, type Planned } from './planned.ts';
import type { Tool, ToolSpec } from './tools.ts';

const NAME = 'tools';

/** What the model is told that it may call; a model that the catalogue knows nothing of is told too. */
export function planTools({
  target,
  tools = [],
}: {
  readonly target: ModelTarget;
  readonly tools?: readonly Tool[];
}): Planned<readonly ToolSpec[]> {
  if (tools.length === 0) return unset([]);
  const names = tools.map(({ name }) => name).join(', ');
  if (target.model?.tools === false) return leavingOut(NAME, names, 'not-supported', []);
  return sending(
    NAME,
    names,
    tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
  );
}
