import * as vscode from 'vscode';
import { logFailure, type Log } from '../log.ts';
import type { PickHost } from './pick.ts';

/** The pickers' door to VS Code. */
export function createPickHost(log: Log): PickHost {
  return {
    create: () => vscode.window.createQuickPick(),
    icon: (name) => ({ iconPath: new vscode.ThemeIcon(name) }),
    back: vscode.QuickInputButtons.Back,
    separator: (label) => ({ kind: vscode.QuickPickItemKind.Separator, label }),
    run: (command, args) => void vscode.commands.executeCommand(command, ...args),
    failed: (title, failure) => logFailure(log, `Picker “${title}”`, failure),
  };
}
