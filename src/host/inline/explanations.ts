import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import { answerText, type Turn } from '../../chat/conversation.ts';
import type { ChatSession } from '../../chat/session.ts';
import { runCountdownAction } from '../actions/cardActions.ts';
import { RetryLater } from '../actions/retryLater.ts';
import type { CapturedCode } from '../editor/selection.ts';
import { COMMENT_CONTROLLER } from '../ids.ts';
import { Explanation } from './explanation.ts';

export interface ExplanationsPorts {
  readonly newSession: () => ChatSession;
  /** Goes on with the conversation in the chat, also while it streams; the chat owns it from then on. */
  readonly continueInChat: (session: ChatSession) => void;
  /** Runs an action that the turn's failure offers. */
  readonly act: (session: ChatSession, turn: Turn, action: string) => Promise<void>;
}

/** All explanations that stand beside code now. */
export class Explanations implements Disposable {
  readonly #ports: ExplanationsPorts;
  readonly #controller = vscode.comments.createCommentController(
    COMMENT_CONTROLLER,
    l10n.t('Bedrock explanations'),
  );
  readonly #retryLater = new RetryLater();
  readonly #byThread = new Map<vscode.CommentThread, Explanation>();

  constructor(ports: ExplanationsPorts) {
    this.#ports = ports;
    this.#controller.options = {
      prompt: l10n.t('Ask about this code'),
      placeHolder: l10n.t('Ask about this code'),
    };
  }

  async explain({ document, range, attachment }: CapturedCode): Promise<void> {
    this.#removeAt(document.uri, range);
    const explanation = new Explanation(
      this.#controller.createCommentThread(document.uri, range, []),
      this.#ports.newSession(),
      this.#retryLater,
    );
    this.#byThread.set(explanation.thread, explanation);
    await explanation.session.send({
      task: 'explain',
      text: l10n.t('Explain this code.'),
      attachments: [attachment],
    });
  }

  async reply({ thread, text }: vscode.CommentReply): Promise<void> {
    const session = this.#byThread.get(thread)?.session;
    if (!session || session.isBusy || text.trim() === '') return;
    await session.send({ task: 'chat', text, attachments: [] });
  }

  async retry(thread: vscode.CommentThread): Promise<void> {
    const session = this.#byThread.get(thread)?.session;
    const turn = session?.conversation.turns.at(-1);
    if (!session || !turn) return;
    this.#retryLater.cancel(turn.id);
    await session.retry(turn.id);
  }

  /** From a link in a comment of ours; ids that name nothing do nothing. */
  async act(turnId: unknown, action: unknown): Promise<void> {
    for (const { session } of this.#byThread.values()) {
      const turn = session.conversation.turns.find(({ id }) => id === turnId);
      if (!turn || typeof action !== 'string') continue;
      if (runCountdownAction(this.#retryLater, session, turn, action)) continue;
      await this.#ports.act(session, turn, action);
    }
  }

  stop(thread: vscode.CommentThread): void {
    this.#byThread.get(thread)?.session.stop();
  }

  async copy(thread: vscode.CommentThread): Promise<void> {
    const turn = this.#byThread.get(thread)?.session.conversation.turns.at(-1);
    if (turn) await vscode.env.clipboard.writeText(answerText(turn.answer));
  }

  continueInChat(thread: vscode.CommentThread): void {
    const explanation = this.#take(thread);
    if (!explanation) return;
    explanation.dispose();
    this.#ports.continueInChat(explanation.session);
  }

  dismiss(thread: vscode.CommentThread): void {
    const explanation = this.#take(thread);
    explanation?.dispose();
    explanation?.session.dispose();
  }

  dispose(): void {
    const all = new DisposableStore();
    for (const explanation of this.#byThread.values()) {
      all.add(explanation.session);
      all.add(explanation);
    }
    this.#byThread.clear();
    this.#retryLater.dispose();
    all.dispose();
    this.#controller.dispose();
  }

  /** Explaining the same code again replaces what stands there. */
  #removeAt(uri: vscode.Uri, range: vscode.Range): void {
    for (const thread of [...this.#byThread.keys()]) {
      const same = thread.uri.toString() === uri.toString() && thread.range?.isEqual(range) === true;
      if (same) this.dismiss(thread);
    }
  }

  #take(thread: vscode.CommentThread): Explanation | undefined {
    const explanation = this.#byThread.get(thread);
    this.#byThread.delete(thread);
    for (const { id } of explanation?.session.conversation.turns ?? []) this.#retryLater.cancel(id);
    return explanation;
  }
}
