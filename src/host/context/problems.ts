import * as l10n from '@vscode/l10n';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { TextAttachment } from '../../chat/conversation.ts';

/** More than that nobody mends at once; the gravest come first. */
const MOST = 200;

const SEVERITIES: Readonly<Record<vscode.DiagnosticSeverity, string>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
  [vscode.DiagnosticSeverity.Hint]: 'hint',
};

interface Problem {
  readonly file: string;
  readonly diagnostic: vscode.Diagnostic;
}

/** The Problems view as text, a line each; undefined where there are none. `of`: of one file only. */
export function problemsAttachment(of?: vscode.Uri, within?: vscode.Range): TextAttachment | undefined {
  const problems = all(of)
    .filter(({ diagnostic }) => !within || diagnostic.range.intersection(within) !== undefined)
    .filter(({ diagnostic }) => diagnostic.severity <= vscode.DiagnosticSeverity.Warning)
    .sort((a, b) => a.diagnostic.severity - b.diagnostic.severity);
  if (problems.length === 0) return undefined;
  const lines = problems.slice(0, MOST).map(line);
  const left = problems.length - lines.length;
  if (left > 0) lines.push(`(${left} more)`);
  const label = problems.length === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', problems.length);
  return { id: randomUUID(), kind: 'problems', label, text: lines.join('\n') };
}

function all(of: vscode.Uri | undefined): Problem[] {
  const lists: readonly (readonly [vscode.Uri, readonly vscode.Diagnostic[]])[] = of
    ? [[of, vscode.languages.getDiagnostics(of)]]
    : vscode.languages.getDiagnostics();
  return lists.flatMap(([uri, diagnostics]) => {
    const file = vscode.workspace.asRelativePath(uri);
    return diagnostics.map((diagnostic) => ({ file, diagnostic }));
  });
}

/** As compilers write it, so that models know it: `src/a.ts:3:5: error: … [ts 2345]`. */
function line({ file, diagnostic }: Problem): string {
  const { range, severity, message, source, code } = diagnostic;
  const name = typeof code === 'object' ? code.value : code;
  const origin = [source, name].filter((part) => part !== undefined).join(' ');
  const where = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
  return `${where}: ${SEVERITIES[severity]}: ${message.replaceAll(/\s*\n\s*/g, ' ')}${origin === '' ? '' : ` [${origin}]`}`;
}
