import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { checkedAttachment } from '../../chat/attach.ts';
import type { CodeAttachment } from '../../chat/conversation.ts';

/** Code in an editor, and where it stands. */
export interface CapturedCode {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly attachment: CodeAttachment;
}

/** The selected code or, with nothing selected, the symbol around the cursor, else its line. Throws FailureError. */
export async function captureCode(editor: vscode.TextEditor): Promise<CapturedCode> {
  const { document, selection } = editor;
  const range = selection.isEmpty ? await aroundCursor(document, selection.active) : selection;
  return { document, range, attachment: checkedAttachment(codeOf(document, range)) };
}

/** Lines of a document, unchecked. */
export function codeOf(document: vscode.TextDocument, range: vscode.Range): CodeAttachment {
  // A selection that ends at the start of a line does not mean that line.
  const endLine = range.end.character === 0 && !range.isSingleLine ? range.end.line : range.end.line + 1;
  return {
    id: randomUUID(),
    kind: 'selection',
    uri: document.uri.toString(),
    label: vscode.workspace.asRelativePath(document.uri),
    languageId: document.languageId,
    startLine: range.start.line + 1,
    endLine,
    text: document.getText(range),
  };
}

async function aroundCursor(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Range> {
  const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  return innermost(symbols ?? [], position) ?? document.lineAt(position.line).range;
}

/** Providers may answer with flat SymbolInformation, which has no range of its own: those are passed over. */
function innermost(
  symbols: readonly Partial<vscode.DocumentSymbol>[],
  position: vscode.Position,
): vscode.Range | undefined {
  const around = symbols.find((symbol) => symbol.range?.contains(position));
  return around && (innermost(around.children ?? [], position) ?? around.range);
}
