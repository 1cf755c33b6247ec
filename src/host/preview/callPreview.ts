import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { Conversation, Prompt } from '../../chat/conversation.ts';
import { failureOf } from '../../chat/failure.ts';
import type { ChatSession } from '../../chat/session.ts';
import { logFailure, type Log } from '../log.ts';
import type { ChatShared } from '../panel/chatShared.ts';
import type { Format } from '../panel/format.ts';
import type { PanelChange, PanelModel } from '../panel/panelModel.ts';
import { makeRoom } from './makeRoom.ts';
import { PreviewFeed, type PreviewPorts } from './previewFeed.ts';

export interface CallPreviewPorts extends Pick<PreviewPorts, 'choices' | 'services'> {
  readonly shared: Pick<ChatShared, 'documents' | 'calibration'>;
  readonly model: PanelModel;
  readonly format: Format;
  readonly log: Log;
}

/** Changes after which the next call is another one. */
const MATTERS: ReadonlySet<PanelChange['kind']> = new Set([
  'reset',
  'attachments',
  'implicit',
  'commands',
  'busy',
]);

/** What the chat's next call will be: the line at the composer, and the document. */
export class CallPreview implements Disposable {
  readonly #ports: CallPreviewPorts;
  readonly #owned = new DisposableStore();
  readonly #feed: PreviewFeed;

  constructor(ports: CallPreviewPorts) {
    const { choices, services, model, format, shared } = ports;
    this.#ports = ports;
    this.#feed = this.#owned.add(
      new PreviewFeed({
        choices,
        services,
        format,
        calibration: shared.calibration,
        // A selection in the editor is no prompt yet.
        prompt: (draft) =>
          draft.trim() === ''
            ? { task: 'chat', text: draft, attachments: model.attachments }
            : model.nextPrompt(draft),
        conversation: () => model.conversation,
        show: (view) => model.setCall(view),
      }),
    );
    this.#owned.add(model.onDidChange((change) => this.#changed(change)));
  }

  wake(): void {
    this.#feed.wake();
  }

  drafted(text: string): void {
    this.#feed.drafted(text);
  }

  count(): Promise<void> {
    return this.#feed.count();
  }

  /**
   * The prompt as it is to be sent after what was said; undefined: the person thought better of it. Asks only where it
   * does not fit.
   */
  async fitted(
    prompt: Prompt,
    session: Pick<ChatSession, 'leaveOut'>,
    said: Conversation,
  ): Promise<Prompt | undefined> {
    const call = this.#feed.ofPrompt(prompt, said);
    if (!call) return prompt;
    const fitted = await makeRoom(call, said.turns, this.#ports.format);
    if (!fitted) return undefined;
    // What goes with the prompt may go with another version of it, too, which stays as it is.
    const own = new Set(prompt.attachments.map(({ id }) => id));
    session.leaveOut(fitted.without.filter((id) => !own.has(id)));
    return fitted.prompt;
  }

  /** The same for a prompt that is answered again, by what is chosen at this moment: perhaps a model that reads less. */
  async fittedAgain(
    prompt: Prompt,
    session: Pick<ChatSession, 'leaveOut'>,
    said: Conversation,
  ): Promise<Prompt | undefined> {
    await this.#feed.renew(prompt.task);
    return this.fitted(prompt, session, said);
  }

  /** Opens it beside nothing: a read-only document. What goes wrong is said, never thrown. */
  async open(): Promise<void> {
    const title = l10n.t('Request Preview');
    try {
      const text = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title, cancellable: true },
        (_, token) => this.#document(token),
      );
      if (text !== undefined) await this.#ports.shared.documents.open(`${title}.md`, text, 'markdown');
    } catch (error) {
      const failure = failureOf(error);
      logFailure(this.#ports.log, 'Previewing a request', failure);
      void vscode.window.showErrorMessage(`${failure.message} ${failure.remedy}`);
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Undefined where the person did not wait for it. */
  async #document(token: vscode.CancellationToken): Promise<string | undefined> {
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => controller.abort());
    try {
      return await this.#feed.document(controller.signal);
    } catch (error) {
      if (controller.signal.aborted) return undefined;
      throw error;
    } finally {
      listening.dispose();
    }
  }

  /** While an answer streams, only what comes with its beginning and its end matters. */
  #changed(change: PanelChange): void {
    if (change.kind === 'turn') this.#learn(change.turn.id);
    if (MATTERS.has(change.kind)) this.#feed.changed();
  }

  /** How a turn ends is its last change. */
  #learn(turnId: string): void {
    const answer = this.#ports.model.turn(turnId)?.answer;
    if (answer?.endedAt !== undefined) this.#ports.shared.calibration.learn(answer);
  }
}
