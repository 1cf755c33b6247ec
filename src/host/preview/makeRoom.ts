import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Prompt, Turn } from '../../chat/conversation.ts';
import { promptWithout, proposal, shortage, spares } from '../../chat/room.ts';
import { newAnswer } from '../../chat/turn.ts';
import { leftOutRows } from '../actions/leftOut.ts';
import type { Format } from '../panel/format.ts';
import type { PlannedCall } from './plannedCall.ts';

/** What is sent in place of what did not fit. */
export interface Fitted {
  readonly prompt: Prompt;
  /** IDs of earlier turns, and of what went with them, that are left out from now on. */
  readonly without: readonly string[];
}

/**
 * Asks what to leave out of a call that is likely more than the model reads at once: nothing is ever cut unasked.
 * Undefined: it is not to be sent. A call that fits is answered at once.
 */
export async function makeRoom(
  call: PlannedCall,
  turns: readonly Turn[],
  format: Format,
): Promise<Fitted | undefined> {
  const { prompt, forecast, estimate } = call;
  const over = shortage(forecast);
  if (over === undefined) return { prompt, without: [] };
  const all = spares(turns, prompt, estimate);
  if (all.length === 0) return (await sendAnyway(call, format)) ? { prompt, without: [] } : undefined;
  const proposed = proposal(all, over);
  const tokens = new Map(all.map((spare) => [spare.id, spare.tokens]));
  const turn: Turn = { id: '', prompt, answer: newAnswer(0) };
  const rows = leftOutRows([...turns, turn], turn).map((row) => ({
    ...row,
    description: sizeText(tokens.get(row.id), row.description, format),
    picked: !proposed.has(row.id),
  }));
  const kept = await vscode.window.showQuickPick(rows, {
    canPickMany: true,
    title: l10n.t('More Than the Model Reads at Once'),
    prompt: `${sumText(call, format)} ${l10n.t('What is ticked is sent.')}`,
    placeHolder: l10n.t('Untick what to leave out; Enter sends the rest'),
    ignoreFocusOut: true,
  });
  if (!kept) return undefined;
  const without = rows.map(({ id }) => id).filter((id) => !kept.some((row) => row.id === id));
  return { prompt: promptWithout(prompt, new Set(without)), without };
}

function sizeText(tokens: number | undefined, otherwise: string, { integer }: Format): string {
  return tokens === undefined ? otherwise : l10n.t('≈ {0} tokens', integer(tokens));
}

function sumText({ forecast, choices }: PlannedCall, { integer }: Format): string {
  return l10n.t(
    '≈ {0} tokens and an answer of up to {1} are more than the {2} that {3} reads.',
    integer(forecast.input.tokens),
    integer(forecast.reserved.maxTokens),
    integer(choices.target.contextWindow ?? 0),
    choices.target.label,
  );
}

async function sendAnyway(call: PlannedCall, format: Format): Promise<boolean> {
  const send = l10n.t('Send Anyway');
  const detail = `${sumText(call, format)} ${l10n.t('Nothing goes with the question that could be left out.')}`;
  const chosen = await vscode.window.showWarningMessage(
    l10n.t('More Than the Model Reads at Once'),
    { modal: true, detail },
    send,
  );
  return chosen === send;
}
