import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { VirtualDocuments } from '../panel/virtualDocuments.ts';
import type { AnswerCode } from './applyCode.ts';

/** VS Code's own, and the one from before it had one. */
const MERMAID = ['vscode.mermaid-markdown-features', 'bierner.markdown-mermaid'];

/** The languages of code that VS Code's Markdown preview draws. */
export function previewedLanguages(): string[] {
  return MERMAID.some((id) => vscode.extensions.getExtension(id)) ? ['mermaid'] : [];
}

/** As a fence of a Markdown document, in the preview beside. */
export async function previewCode(
  documents: Pick<VirtualDocuments, 'add'>,
  { text, language }: AnswerCode,
): Promise<void> {
  const fence = fenceFor(text);
  const content = `${fence}${language}\n${text}\n${fence}\n`;
  const uri = documents.add(`${l10n.t('Preview')}.md`, content);
  await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
}

/** Longer than any within the code. */
function fenceFor(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  return '`'.repeat(longest + 1);
}
