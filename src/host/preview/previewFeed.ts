import { Throttle } from '../../base/async.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { TurnChoices } from '../../chat/buildRequest.ts';
import type { Conversation, Prompt, Task } from '../../chat/conversation.ts';
import { failureOf } from '../../chat/failure.ts';
import type { BedrockServices } from '../../chat/ports.ts';
import { totalsOf } from '../../chat/totals.ts';
import type { CallView } from '../../protocol/views.ts';
import type { Choices } from '../choices/choices.ts';
import type { Format } from '../panel/format.ts';
import { blockedView, callView } from './callView.ts';
import type { CalibrationStore } from './calibrationStore.ts';
import { planCall } from './planCall.ts';
import type { Counted, PlannedCall } from './plannedCall.ts';
import { previewDocument, wireOf } from './previewDocument.ts';

export interface PreviewPorts {
  readonly choices: Pick<Choices, 'snapshot' | 'forTurn' | 'onDidChange'>;
  readonly services: () => Promise<Pick<BedrockServices, 'requests'>>;
  readonly calibration: Pick<CalibrationStore, 'estimate'>;
  /** What would be sent with this draft, and what was said before it. */
  readonly prompt: (draft: string) => Prompt;
  readonly conversation: () => Conversation;
  readonly show: (view: CallView | undefined) => void;
  readonly format: Format;
}

/** While somebody types, often enough. */
const INTERVAL_MS = 250;

/** Says what the next call will be, once somebody looks; never calls AWS for it, and never rejects. */
export class PreviewFeed implements Disposable {
  readonly #ports: PreviewPorts;
  readonly #owned = new DisposableStore();
  readonly #throttle = this.#owned.add(new Throttle(INTERVAL_MS, () => void this.#refresh()));
  #draft = '';
  #wanted = false;
  /** What was last chosen for a task: enough to look at a prompt of that task without waiting. */
  #latest: { readonly task: Task; readonly choices: TurnChoices } | undefined;
  readonly #closed = new AbortController();
  #round = new AbortController();
  #counting = new AbortController();
  /** What AWS counted, while the call is the one that it was counted for. */
  #counted: Counted | undefined;

  constructor(ports: PreviewPorts) {
    this.#ports = ports;
    this.#owned.add(ports.choices.onDidChange(() => this.changed()));
  }

  /** A page is there to show it. */
  wake(): void {
    this.#wanted = true;
    this.#throttle.schedule();
  }

  drafted(text: string): void {
    if (text === this.#draft) return;
    this.#draft = text;
    this.changed();
  }

  /** Anything that the call is made of may differ. */
  changed(): void {
    this.#counting.abort();
    this.#counted = undefined;
    if (this.#wanted) this.#throttle.schedule();
  }

  /** Has AWS count, because the person asked for it; what comes of it is said in the list. */
  async count(): Promise<void> {
    this.#counting.abort();
    const counting = new AbortController();
    this.#counting = counting;
    this.#show({ kind: 'asking' });
    const counted = await this.#countedByAws(counting.signal);
    if (!counting.signal.aborted) this.#show(counted);
  }

  /** The call that would answer this prompt after what was said, as far as that is known without waiting; undefined: not yet, or none can. */
  ofPrompt(prompt: Prompt, said: Conversation): PlannedCall | undefined {
    if (this.#latest?.task !== prompt.task) return undefined;
    try {
      return planCall(prompt, this.#latest.choices, { said, calibration: this.#ports.calibration });
    } catch {
      // It says why when it is sent.
      return undefined;
    }
  }

  /** Looks at what is chosen for a task at this moment: after a choice that nobody has had the time to follow. */
  async renew(task: Task): Promise<void> {
    this.#latest = undefined;
    await this.#choicesAtHand(task, this.#closed.signal).catch(() => undefined);
  }

  /** Markdown. Finds the model first, where that has not happened yet. Rejects with FailureError. */
  async document(signal: AbortSignal): Promise<string> {
    const call = this.#draftPlanned(await this.#ports.choices.forTurn(this.#task, signal));
    const { requests } = await this.#ports.services();
    return previewDocument(call, wireOf(requests, call), this.#ports.format);
  }

  dispose(): void {
    for (const one of [this.#closed, this.#round, this.#counting]) one.abort();
    this.#owned.dispose();
  }

  #show(counted: Counted): void {
    this.#counted = counted;
    this.#throttle.schedule();
  }

  async #countedByAws(signal: AbortSignal): Promise<Counted> {
    try {
      const { plan } = this.#draftPlanned(await this.#ports.choices.forTurn(this.#task, signal)).forecast;
      const { requests } = await this.#ports.services();
      return { kind: 'counted', tokens: await requests.countTokens(plan.request, signal) };
    } catch (error) {
      return { kind: 'impossible', why: failureOf(error).message };
    }
  }

  async #refresh(): Promise<void> {
    this.#round.abort();
    const round = new AbortController();
    this.#round = round;
    const view = await this.#view(round.signal);
    if (!round.signal.aborted) this.#ports.show(view);
  }

  async #view(signal: AbortSignal): Promise<CallView | undefined> {
    if (this.#isNothing()) return undefined;
    try {
      const choices = await this.#choicesAtHand(this.#task, signal);
      return choices && callView(this.#draftPlanned(choices), this.#ports.format);
    } catch (error) {
      return blockedView(failureOf(error));
    }
  }

  #isNothing(): boolean {
    const { prompt, conversation } = this.#ports;
    const nothingNew = this.#draft.trim() === '' && prompt(this.#draft).attachments.length === 0;
    return nothingNew && totalsOf(conversation()).answers === 0;
  }

  /** Undefined until the model is found: then a look at the catalogue in memory is all it takes. */
  async #choicesAtHand(task: Task, signal: AbortSignal): Promise<TurnChoices | undefined> {
    const { target } = await this.#ports.choices.snapshot();
    const choices = target && (await this.#ports.choices.forTurn(task, signal));
    this.#latest = choices && { task, choices };
    return choices;
  }

  /** A `/command` has a limit, and may have a model, of its own. */
  get #task(): Task {
    return this.#ports.prompt(this.#draft).task;
  }

  #draftPlanned(choices: TurnChoices): PlannedCall {
    const { calibration, conversation, prompt } = this.#ports;
    const said = conversation();
    return planCall(prompt(this.#draft), choices, { said, calibration, counted: this.#counted });
  }
}
