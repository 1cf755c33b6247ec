import type { Delta } from './messages.ts';
import type { CallView, ImplicitView, PanelState, TurnView } from './views.ts';

/** The state after a delta; pure, so that both sides can be held to agree. A delta for what is unknown changes nothing. */
export function applyDelta(state: PanelState, delta: Delta): PanelState {
  switch (delta.kind) {
    case 'turn':
      return { ...state, turns: putTurn(state.turns, delta.turn) };
    case 'append':
      return {
        ...state,
        turns: state.turns.map((turn) => (turn.id === delta.turnId ? appended(turn, delta) : turn)),
      };
    case 'busy':
      return { ...state, busy: delta.busy };
    case 'attachments':
      return { ...state, attachments: delta.attachments };
    case 'choices':
      return { ...state, choices: delta.choices };
    case 'call':
      return withCall(state, delta.call);
    case 'commands':
      return { ...state, commands: delta.commands };
    case 'implicit':
      return withImplicit(state, delta.implicit);
  }
}

function withImplicit(state: PanelState, implicit: ImplicitView | undefined): PanelState {
  const next = { ...state, ...(implicit && { implicit }) };
  if (!implicit) delete next.implicit;
  return next;
}

function withCall(state: PanelState, call: CallView | undefined): PanelState {
  const next = { ...state, ...(call && { call }) };
  if (!call) delete next.call;
  return next;
}

function putTurn(turns: TurnView[], turn: TurnView): TurnView[] {
  const at = turns.findIndex(({ id }) => id === turn.id);
  return at < 0 ? [...turns, turn] : turns.with(at, turn);
}

function appended(turn: TurnView, delta: Extract<Delta, { kind: 'append' }>): TurnView {
  const block = turn.answer.blocks[delta.block];
  if (!block) return turn;
  const blocks = turn.answer.blocks.with(delta.block, { ...block, text: block.text + delta.text });
  return { ...turn, answer: { ...turn.answer, blocks } };
}
