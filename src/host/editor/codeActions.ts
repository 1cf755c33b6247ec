import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commands } from '../ids.ts';

const KIND = vscode.CodeActionKind.Empty.append('bedrock');

/** The light bulb on a selection: one entry, so that it never crowds out the language's own fixes. */
class ExplainActionProvider implements vscode.CodeActionProvider {
  provideCodeActions(_document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    if (range.isEmpty) return [];
    const title = l10n.t('Explain with Bedrock');
    const action = new vscode.CodeAction(title, KIND);
    action.command = { command: commands.explainSelection, title };
    return [action];
  }
}

export function registerCodeActions(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider({ pattern: '**' }, new ExplainActionProvider(), {
    providedCodeActionKinds: [KIND],
  });
}
