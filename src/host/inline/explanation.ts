import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Throttle } from '../../base/async.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { ChatSession } from '../../chat/session.ts';
import { commands } from '../ids.ts';
import { threadComments, threadLabel, type CommentView, type OfferedActions } from './threadView.ts';

/**
 * VS Code renders a comment's Markdown whole at each change, so not every delta is worth it; and it waits until a
 * thread has been left alone for 100 ms, so changes must come further apart than that or none is shown.
 */
const RENDER_MS = 200;

/** One explanation beside the code: a comment thread that shows one conversation. */
export class Explanation implements Disposable {
  readonly session: ChatSession;
  readonly thread: vscode.CommentThread;
  readonly #actions: OfferedActions;
  readonly #owned = new DisposableStore();
  readonly #render: Throttle;

  constructor(thread: vscode.CommentThread, session: ChatSession, actions: OfferedActions) {
    this.thread = thread;
    this.session = session;
    this.#actions = actions;
    this.#render = this.#owned.add(new Throttle(RENDER_MS, () => this.#show()));
    this.#owned.add(thread);
    this.#owned.add(
      session.onDidChange(({ kind }) => {
        this.#render.schedule();
        if (kind === 'turn') this.#render.flushNow();
      }),
    );
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    // Our default of `comments.openView` opens the Comments panel for unresolved threads only: this is no review.
    thread.state = vscode.CommentThreadState.Resolved;
    this.#show();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #show(): void {
    const { turns } = this.session.conversation;
    this.thread.label = threadLabel(turns, l10n.t('Bedrock'));
    this.thread.contextValue = this.session.isBusy ? 'running' : 'over';
    this.thread.canReply = !this.session.isBusy;
    this.thread.comments = threadComments(turns, this.#actions).map(comment);
  }
}

function comment({ author, markdown, ours }: CommentView): vscode.Comment {
  const body = new vscode.MarkdownString(markdown);
  if (ours) body.isTrusted = { enabledCommands: [commands.inlineAct] };
  return { author: { name: author }, body, mode: vscode.CommentMode.Preview };
}
