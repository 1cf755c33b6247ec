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
  const lists: Diagnosed[] = of
    ? [[of, vscode.languages.getDiagnostics(of)]]
    : vscode.languages.getDiagnostics();
  const problems = gravestFirst(lists).filter(
    ({ diagnostic }) => !within || diagnostic.range.intersection(within) !== undefined,
  );
  if (problems.length === 0) return undefined;
  const label = problems.length === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', problems.length);
  return { id: randomUUID(), kind: 'problems', label, text: textOf(problems) };
}

/** The same text of the files that are wanted; undefined where they have none. */
export function problemsOf(wanted: (uri: vscode.Uri) => boolean): string | undefined {
  const problems = gravestFirst(vscode.languages.getDiagnostics().filter(([uri]) => wanted(uri)));
  return problems.length === 0 ? undefined : textOf(problems);
}

type Diagnosed = readonly [vscode.Uri, readonly vscode.Diagnostic[]];

/** Errors and warnings. */
function gravestFirst(lists: readonly Diagnosed[]): readonly Problem[] {
  return lists
    .flatMap(([uri, diagnostics]) => {
      const file = vscode.workspace.asRelativePath(uri);
      return diagnostics.map((diagnostic) => ({ file, diagnostic }));
    })
    .filter(({ diagnostic }) => diagnostic.severity <= vscode.DiagnosticSeverity.Warning)
    .sort((a, b) => a.diagnostic.severity - b.diagnostic.severity);
}

function textOf(problems: readonly Problem[]): string {
  const lines = problems.slice(0, MOST).map(line);
  const left = problems.length - lines.length;
  return [...lines, ...(left > 0 ? [`(${left} more)`] : [])].join('\n');
}

/** As compilers write it, so that models know it: `src/a.ts:3:5: error: … [ts 2345]`. */
function line({ file, diagnostic }: Problem): string {
  const { range, severity, message, source, code } = diagnostic;
  const name = typeof code === 'object' ? code.value : code;
  const origin = [source, name].filter((part) => part !== undefined).join(' ');
  const where = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
  return `${where}: ${SEVERITIES[severity]}: ${message.replaceAll(/\s*\n\s*/g, ' ')}${origin === '' ? '' : ` [${origin}]`}`;
}
