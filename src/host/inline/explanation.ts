import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Throttle } from '../../base/async.ts';
import { DisposableStore, MutableDisposable, toDisposable, type Disposable } from '../../base/lifecycle.ts';
import type { ChatSession } from '../../chat/session.ts';
import { commands } from '../ids.ts';
import { cardActions } from '../actions/cardActions.ts';
import type { RetryLater } from '../actions/retryLater.ts';
import { threadComments, threadLabel, type CommentView } from './threadView.ts';

/**
 * VS Code renders a comment's Markdown whole at each change, so not every delta is worth it; and it waits until a
 * thread has been left alone for 100 ms, so changes must come further apart than that or none is shown.
 */
const RENDER_MS = 200;
const TICK_MS = 1000;

/** One explanation beside the code: a comment thread that shows one conversation. */
export class Explanation implements Disposable {
  readonly session: ChatSession;
  readonly thread: vscode.CommentThread;
  readonly #retryLater: RetryLater;
  readonly #owned = new DisposableStore();
  readonly #render: Throttle;
  readonly #ticking = this.#owned.add(new MutableDisposable());

  constructor(thread: vscode.CommentThread, session: ChatSession, retryLater: RetryLater) {
    this.thread = thread;
    this.session = session;
    this.#retryLater = retryLater;
    this.#render = this.#owned.add(new Throttle(RENDER_MS, () => this.#show()));
    this.#owned.add(thread);
    this.#owned.add(
      session.onDidChange(({ kind }) => {
        this.#render.schedule();
        if (kind === 'turn') this.#render.flushNow();
      }),
    );
    this.#owned.add(retryLater.onDidChange(() => this.#show()));
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
    this.thread.comments = threadComments(turns, {
      actions: (failure, turn) => cardActions(this.#retryLater, failure, turn),
      retryAt: (turnId) => this.#retryLater.at(turnId),
      now: Date.now(),
    }).map(comment);
    this.#tick(turns.some(({ id }) => this.#retryLater.at(id) !== undefined));
  }

  /** A comment can't count by itself: while it waits it is written anew each second. */
  #tick(counting: boolean): void {
    if (counting === (this.#ticking.value !== undefined)) return;
    if (!counting) {
      this.#ticking.value = undefined;
      return;
    }
    const timer = setInterval(() => this.#show(), TICK_MS);
    this.#ticking.value = toDisposable(() => clearInterval(timer));
  }
}

function comment({ author, markdown, ours }: CommentView): vscode.Comment {
  const body = new vscode.MarkdownString(markdown);
  if (ours) body.isTrusted = { enabledCommands: [commands.inlineAct] };
  return { author: { name: author }, body, mode: vscode.CommentMode.Preview };
}
