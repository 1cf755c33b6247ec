import * as vscode from 'vscode';
import type { AnswerCode } from './applyCode.ts';
import { languageId } from './language.ts';

/** Opens the code as an untitled document of its language. */
export async function openAsNewFile({ text, language }: AnswerCode): Promise<void> {
  const installed = new Set(await vscode.languages.getLanguages());
  const content = text.endsWith('\n') ? text : `${text}\n`;
  const document = await vscode.workspace.openTextDocument({
    content,
    language: languageId(language, installed),
  });
  await vscode.window.showTextDocument(document);
}
