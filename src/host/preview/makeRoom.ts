import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Prompt, Turn } from '../../chat/conversation.ts';
import { promptWithout } from '../../chat/room.ts';
import type { Format } from '../panel/format.ts';
import type { PlannedCall } from './plannedCall.ts';
import { roomRows, roomText, type RoomRow } from './roomRows.ts';

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
  const rows = roomRows(call, turns, format);
  if (!rows) return { prompt: call.prompt, without: [] };
  const why = roomText(call, format);
  const without = rows.length === 0 ? await sendAnyway(why) : await chooseWithout(rows, why);
  return without && { prompt: promptWithout(call.prompt, new Set(without)), without };
}

async function chooseWithout(rows: readonly RoomRow[], why: string): Promise<readonly string[] | undefined> {
  const kept = await vscode.window.showQuickPick(rows, {
    canPickMany: true,
    title: l10n.t('More Than the Model Reads at Once'),
    prompt: l10n.t('{0} What is ticked is sent.', why),
    placeHolder: l10n.t('Untick what to leave out; Enter sends the rest'),
    ignoreFocusOut: true,
  });
  return kept && rows.map(({ id }) => id).filter((id) => !kept.some((row) => row.id === id));
}

/** Leaves nothing out, as there is nothing. */
async function sendAnyway(why: string): Promise<readonly string[] | undefined> {
  const send = l10n.t('Send Anyway');
  const chosen = await vscode.window.showWarningMessage(
    l10n.t('More Than the Model Reads at Once'),
    {
      modal: true,
      detail: l10n.t('{0} Nothing goes with the question that could be left out.', why),
    },
    send,
  );
  return chosen === send ? [] : undefined;
}
