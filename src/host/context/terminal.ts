import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { TextAttachment } from '../../chat/conversation.ts';

/** VS Code gives extensions no terminal text; its own commands copy it, and the clipboard is put back afterwards. */
const COPIES = [
  ['workbench.action.terminal.copyLastCommandAndLastCommandOutput'],
  ['workbench.action.terminal.copyLastCommandOutput'],
  [
    'workbench.action.terminal.selectAll',
    'workbench.action.terminal.copySelection',
    'workbench.action.terminal.clearSelection',
  ],
] as const;

/** The last command of the active terminal with its output, else all that the terminal shows. */
export async function terminalAttachment(): Promise<TextAttachment | undefined> {
  const terminal = vscode.window.activeTerminal;
  if (!terminal) return undefined;
  const { clipboard } = vscode.env;
  const before = await clipboard.readText();
  try {
    const text = await firstCopied(clipboard);
    return text === undefined
      ? undefined
      : { id: randomUUID(), kind: 'terminal', label: terminal.name, text: text.trimEnd() };
  } finally {
    await clipboard.writeText(before);
  }
}

async function firstCopied(clipboard: vscode.Clipboard): Promise<string | undefined> {
  for (const copy of COPIES) {
    await clipboard.writeText('');
    for (const command of copy) await tryCommand(command);
    const text = await clipboard.readText();
    if (text.trim() !== '') return text;
  }
  return undefined;
}

/** A command that this version of VS Code does not have copies nothing. */
async function tryCommand(command: string): Promise<void> {
  await vscode.commands.executeCommand(command).then(undefined, () => undefined);
}
