import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commands } from '../ids.ts';

const { Empty, QuickFix, RefactorRewrite } = vscode.CodeActionKind;
const KIND = Empty.append('bedrock');
const FIX = QuickFix.append('bedrock');
const REFACTOR = RefactorRewrite.append('bedrock');

/** The light bulb: on a problem its fix, on a selection all that can be done with it, each in VS Code's own group. */
class BedrockActions implements vscode.CodeActionProvider {
  provideCodeActions(
    _document: vscode.TextDocument,
    { isEmpty }: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const fix = diagnostics.length > 0 ? [fixAction(diagnostics)] : [];
    return isEmpty ? fix : [...fix, ...selectionActions()];
  }
}

function fixAction(diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction {
  const fix = action(FIX, l10n.t('Fix with Bedrock'), commands.fixSelection);
  fix.diagnostics = [...diagnostics];
  return fix;
}

function selectionActions(): vscode.CodeAction[] {
  return [
    action(KIND, l10n.t('Explain with Bedrock'), commands.explainSelection),
    action(KIND, l10n.t('Review with Bedrock'), commands.reviewSelection),
    action(KIND, l10n.t('Write Tests with Bedrock'), commands.testSelection),
    action(KIND, l10n.t('Document with Bedrock'), commands.documentSelection),
    action(REFACTOR, l10n.t('Refactor with Bedrock'), commands.refactorSelection),
  ];
}

function action(kind: vscode.CodeActionKind, title: string, command: string): vscode.CodeAction {
  const made = new vscode.CodeAction(title, kind);
  made.command = { command, title };
  return made;
}

export function registerCodeActions(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider({ pattern: '**' }, new BedrockActions(), {
    providedCodeActionKinds: [KIND, FIX, REFACTOR],
  });
}
