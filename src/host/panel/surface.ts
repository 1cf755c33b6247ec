import type * as vscode from 'vscode';
import { Emitter } from '../../base/event.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';

/** A place where VS Code draws a page: a view, or a tab among the editors. */
export type Surface = Pick<vscode.WebviewView, 'webview' | 'visible'> & {
  readonly onDidChangeVisibility: (listener: () => unknown) => Disposable;
  readonly onDidDispose: (listener: () => unknown) => Disposable;
};

/** A tab as a view: it tells of more than its visibility, and a page is loaded anew only when that changes. */
export function surfaceOf(panel: vscode.WebviewPanel): Surface {
  const owned = new DisposableStore();
  const changed = owned.add(new Emitter<undefined>());
  let { visible } = panel;
  owned.add(
    panel.onDidChangeViewState(() => {
      if (panel.visible === visible) return;
      ({ visible } = panel);
      changed.fire(undefined);
    }),
  );
  panel.onDidDispose(() => owned.dispose());
  return {
    webview: panel.webview,
    get visible() {
      return panel.visible;
    },
    onDidChangeVisibility: changed.event,
    onDidDispose: (listener) => panel.onDidDispose(() => listener()),
  };
}
