import * as l10n from '@vscode/l10n';
import type { Turn } from '../../chat/conversation.ts';
import { proposal, shortage, spares } from '../../chat/room.ts';
import { newAnswer } from '../../chat/turn.ts';
import { leftOutRows, type LeftOutRow } from '../actions/leftOut.ts';
import type { Format } from '../panel/format.ts';
import type { PlannedCall } from './plannedCall.ts';

/** Something of a call that is too large, ticked where it would be kept. */
export interface RoomRow extends LeftOutRow {
  readonly picked: boolean;
}

/** What could be left out of a call that does not fit, in tokens, with a proposal; undefined: it fits. Pure. */
export function roomRows(
  { prompt, forecast, estimate }: PlannedCall,
  turns: readonly Turn[],
  { integer }: Format,
): readonly RoomRow[] | undefined {
  const over = shortage(forecast);
  if (over === undefined) return undefined;
  const all = spares(turns, prompt, estimate);
  const proposed = proposal(all, over);
  const tokens = new Map(all.map((spare) => [spare.id, spare.tokens]));
  const turn: Turn = { id: '', prompt, answer: newAnswer(0) };
  return leftOutRows([...turns, turn], turn).map((row) => {
    const size = tokens.get(row.id);
    return {
      ...row,
      description: size === undefined ? row.description : l10n.t('≈ {0} tokens', integer(size)),
      picked: !proposed.has(row.id),
    };
  });
}

/** Why it is asked at all. */
export function roomText({ forecast, choices }: PlannedCall, { integer }: Format): string {
  const { target } = choices;
  return l10n.t(
    '≈ {0} tokens and an answer of up to {1} are more than the {2} that {3} reads.',
    integer(forecast.input.tokens),
    integer(forecast.reserved.maxTokens),
    integer(target.contextWindow ?? 0),
    target.label,
  );
}
