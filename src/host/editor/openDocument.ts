import * as vscode from 'vscode';

/** The document of the address as it is in the editor, unsaved edits included; undefined where it is not open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.toString() === wanted,
  );
}
