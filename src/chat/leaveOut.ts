import type { Turn } from './conversation.ts';

/**
 * The turn with those of itself and its attachments left out whose IDs are in `out`; the same turn where nothing of
 * it is.
 */
export function withoutParts(turn: Turn, out: ReadonlySet<string>): Turn {
  const { attachments } = turn.prompt;
  const some = attachments.some(({ id, leftOut }) => out.has(id) && leftOut !== true);
  if (!some && (!out.has(turn.id) || turn.leftOut === true)) return turn;
  const left = attachments.map((one) => (out.has(one.id) ? { ...one, leftOut: true as const } : one));
  return {
    ...turn,
    prompt: { ...turn.prompt, attachments: left },
    ...(out.has(turn.id) && { leftOut: true as const }),
  };
}
