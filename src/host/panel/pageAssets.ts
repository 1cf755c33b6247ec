import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { previewedLanguages } from '../answerCode/preview.ts';
import type { PageAssets } from './html.ts';

/** What a webview lets the page do: run our script, and load from where our files are. */
export function pageOptions(root: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(root, folder)),
  };
}

/** Our files as this webview addresses them, with a nonce of their own; `root` is the extension's folder. */
export function pageAssets(webview: vscode.Webview, root: vscode.Uri): PageAssets {
  const dist = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(root, 'dist', file)).toString();
  return {
    script: dist('webview.js'),
    styles: [dist('codicon.css'), dist('webview.css')],
    cspSource: webview.cspSource,
    nonce: randomBytes(24).toString('base64url'),
    language: vscode.env.language,
    l10n: vscode.l10n.bundle,
    previews: previewedLanguages(),
  };
}
