import * as vscode from 'vscode';
import { StoredList } from '../choices/storedList.ts';
import { ownTools } from './ownTools.ts';
import { ToolBox } from './toolBox.ts';
import { windowTools } from './windowTools.ts';
import { windowWorkspace } from './windowWorkspace.ts';

/** The tools of this window, owned by the extension's context. `changed`: others are on, or there. */
export function createToolBox(context: vscode.ExtensionContext, changed: () => void): ToolBox {
  const { globalState: memento, extension, subscriptions } = context;
  const chosen = new StoredList({ memento, key: 'tools.on', add: 'last' });
  const always = new StoredList({ memento, key: 'tools.alwaysAllowed', add: 'last' });
  const box = new ToolBox({
    own: ownTools(windowWorkspace()),
    others: windowTools(extension),
    chosen,
    always,
    trusted: () => vscode.workspace.isTrusted,
  });
  subscriptions.push(
    chosen,
    always,
    box,
    chosen.onDidChange(changed),
    box.onDidChange(changed),
    vscode.extensions.onDidChange(changed),
    vscode.workspace.onDidGrantWorkspaceTrust(changed),
  );
  return box;
}
