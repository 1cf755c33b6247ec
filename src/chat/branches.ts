import type { Conversation, Turn } from './conversation.ts';

/** Where a turn stands among those that answer the same place: `index` counts from 0. */
export interface Siblings {
  readonly turns: readonly Turn[];
  readonly index: number;
}

/** Every turn of the tree: the shown path first, then the others. */
export function allTurns({ turns, others = [] }: Conversation): readonly Turn[] {
  return others.length === 0 ? turns : [...turns, ...others];
}

/** A turn of the shown path or of any other. */
export function findTurn({ turns, others }: Conversation, id: string): Turn | undefined {
  const isIt = (turn: Turn): boolean => turn.id === id;
  // The turn that is asked for is nearly always the newest.
  return turns.findLast(isIt) ?? others?.findLast(isIt);
}

export function isShown({ turns }: Conversation, id: string): boolean {
  return turns.findLast((turn) => turn.id === id) !== undefined;
}

/** The turn and all that stand in its place, in the order in which they were begun. */
export function siblingsOf(conversation: Conversation, turn: Turn): Siblings {
  if (!conversation.others?.length) return { turns: [turn], index: 0 };
  const { parentId } = turn;
  const turns = inOrder(allTurns(conversation).filter((other) => other.parentId === parentId));
  return { turns, index: turns.findIndex(({ id }) => id === turn.id) };
}

/** The turns that led to this one, oldest first, without it. */
export function ancestorsOf(conversation: Conversation, turn: Turn): readonly Turn[] {
  const at = conversation.turns.findLastIndex(({ id }) => id === turn.id);
  return at < 0 ? lineTo(byId(conversation), turn).slice(0, -1) : conversation.turns.slice(0, at);
}

/** The conversation with the turn in place of the one with its id; a new turn is shown, below its parent. */
export function withTurn(conversation: Conversation, turn: Turn): Conversation {
  const { turns, others = [] } = conversation;
  const isIt = ({ id }: Turn): boolean => id === turn.id;
  const at = turns.findLastIndex(isIt);
  if (at >= 0) return { ...conversation, turns: turns.with(at, turn) };
  const aside = others.findLastIndex(isIt);
  if (aside >= 0) return { ...conversation, others: others.with(aside, turn) };
  return added(conversation, turn);
}

function added(conversation: Conversation, turn: Turn): Conversation {
  const { parentId } = turn;
  const aside = parentId !== undefined && !isShown(conversation, parentId);
  const { turns, others = [], ...rest } = aside ? showing(conversation, parentId) : conversation;
  const parent = turns.findLastIndex(({ id }) => id === parentId);
  const left = [...others, ...turns.slice(parent + 1)];
  return { ...rest, turns: [...turns.slice(0, parent + 1), turn], ...(left.length > 0 && { others: left }) };
}

/** Shows the turn, what led to it and, below it, what was begun last. An ID that names nothing changes nothing. */
export function showing(conversation: Conversation, turnId: string): Conversation {
  const turn = findTurn(conversation, turnId);
  return turn
    ? arranged(conversation, allTurns(conversation), newestBelow(conversation, turn))
    : conversation;
}

/**
 * The conversation with these turns, showing the path that ends with `leaf`. Parents that are not there, or that go
 * round in a circle, begin a path: nothing is left out for them.
 */
export function arranged(
  conversation: Conversation,
  turns: readonly Turn[],
  leaf: Turn | undefined,
): Conversation {
  const path = leaf ? lineTo(new Map(turns.map((turn) => [turn.id, turn])), leaf) : [];
  const shown = new Set(path);
  const others = turns.filter((turn) => !shown.has(turn));
  const hasOthers = others.length > 0 || conversation.others !== undefined;
  return { ...conversation, turns: path, ...(hasOthers && { others }) };
}

/** How many turns stand in the place below this parent already. */
export function branchBelow(conversation: Conversation, parentId: string | undefined): number {
  return allTurns(conversation).filter((turn) => turn.parentId === parentId).length;
}

function byId(conversation: Conversation): ReadonlyMap<string, Turn> {
  return new Map(allTurns(conversation).map((turn) => [turn.id, turn]));
}

function lineTo(turns: ReadonlyMap<string, Turn>, leaf: Turn): readonly Turn[] {
  const line = new Set<Turn>();
  let turn: Turn | undefined = leaf;
  while (turn && !line.has(turn)) {
    line.add(turn);
    turn = turn.parentId === undefined ? undefined : turns.get(turn.parentId);
  }
  return [...line].reverse();
}

function newestBelow(conversation: Conversation, from: Turn): Turn {
  const newest = new Map<string | undefined, Turn>();
  for (const turn of inOrder(allTurns(conversation))) newest.set(turn.parentId, turn);
  const seen = new Set<Turn>();
  let turn = from;
  for (let next: Turn | undefined = from; next && !seen.has(next); next = newest.get(next.id)) {
    seen.add(next);
    turn = next;
  }
  return turn;
}

/** A stable sort: turns of two windows that took the same number keep the order in which they were stored. */
function inOrder(turns: readonly Turn[]): readonly Turn[] {
  return turns.toSorted((a, b) => (a.branch ?? 0) - (b.branch ?? 0));
}
