import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Throttle } from '../../base/async.ts';
import { DisposableStore, toDisposable, type Disposable } from '../../base/lifecycle.ts';
import type { ChatSession } from '../../chat/session.ts';
import { threadComments, threadLabel } from './threadView.ts';

/** VS Code renders a comment's Markdown whole at each change: ten times a second is smooth and stays cheap. */
const RENDER_MS = 100;

/**
 * VS Code opens its Comments panel over half of the editor for a thread that has text at the moment it is displayed
 * (`comments.openView`). The text therefore comes when the thread stands, and goes while its file is out of sight.
 */
const SETTLE_MS = 300;

/** One explanation beside the code: a comment thread that shows one conversation. */
export class Explanation implements Disposable {
  readonly session: ChatSession;
  readonly thread: vscode.CommentThread;
  readonly #owned = new DisposableStore();
  readonly #render: Throttle;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #visible = false;

  constructor(thread: vscode.CommentThread, session: ChatSession) {
    this.thread = thread;
    this.session = session;
    this.#render = this.#owned.add(new Throttle(RENDER_MS, () => this.#show()));
    this.#owned.add(thread);
    this.#owned.add(toDisposable(() => clearTimeout(this.#settling)));
    this.#owned.add(
      session.onDidChange(({ kind }) => {
        this.#render.schedule();
        if (kind === 'turn') this.#render.flushNow();
      }),
    );
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    this.setVisible(true);
    this.#show();
  }

  /** Whether an editor shows the file. */
  setVisible(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    clearTimeout(this.#settling);
    this.#settling = visible ? setTimeout(() => this.#settled(), SETTLE_MS) : undefined;
    if (!visible) this.thread.comments = [];
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #settled(): void {
    this.#settling = undefined;
    this.#show();
  }

  #show(): void {
    const { turns } = this.session.conversation;
    this.thread.label = threadLabel(turns, l10n.t('Bedrock'));
    this.thread.contextValue = this.session.isBusy ? 'running' : 'over';
    const readable = this.#visible && this.#settling === undefined;
    // An empty thread that can be replied to is a form to begin one.
    this.thread.canReply = readable && !this.session.isBusy;
    if (readable) this.thread.comments = threadComments(turns).map(comment);
  }
}

function comment({ author, markdown }: ReturnType<typeof threadComments>[number]): vscode.Comment {
  return {
    author: { name: author },
    body: new vscode.MarkdownString(markdown),
    mode: vscode.CommentMode.Preview,
  };
}
