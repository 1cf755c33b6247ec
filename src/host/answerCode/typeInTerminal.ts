import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { terminalLines } from './terminalText.ts';

/**
 * Types a command into the terminal and leaves it to the person to press Enter. Several lines can't be typed without
 * running all but the last, so they are run, once the person has said so.
 */
export async function typeInTerminal(code: string): Promise<void> {
  const lines = terminalLines(code);
  if (lines.length === 0 || (lines.length > 1 && !(await confirmed(lines)))) return;
  const terminal = vscode.window.activeTerminal ?? vscode.window.createTerminal();
  terminal.show();
  terminal.sendText(lines.join('\n'), lines.length > 1);
}

/** As many as a dialog has room for. */
const SHOWN = 25;

async function confirmed(lines: readonly string[]): Promise<boolean> {
  const run = l10n.t('Run');
  const message = l10n.t('Run these {0} lines in the terminal?', lines.length);
  const more = lines.length > SHOWN ? '\n…' : '';
  const detail = lines.slice(0, SHOWN).join('\n') + more;
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, run)) === run;
}
