import { Throttle } from '../../base/async.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import { planTurn, type TurnChoices } from '../../chat/buildRequest.ts';
import type { Conversation, Prompt } from '../../chat/conversation.ts';
import { failureOf } from '../../chat/failure.ts';
import { attachmentTokens, forecast } from '../../chat/forecast.ts';
import type { BedrockServices } from '../../chat/ports.ts';
import { newAnswer } from '../../chat/turn.ts';
import type { CallView } from '../../protocol/views.ts';
import type { Choices } from '../choices/choices.ts';
import type { Format } from '../panel/format.ts';
import type { Counted, PlannedCall } from './callFacts.ts';
import { blockedView, callView } from './callView.ts';
import type { CalibrationStore } from './calibrationStore.ts';
import { previewDocument } from './previewDocument.ts';

export interface PreviewPorts {
  readonly choices: Pick<Choices, 'snapshot' | 'forTurn' | 'caller' | 'onDidChange'>;
  readonly services: () => Promise<Pick<BedrockServices, 'requests'>>;
  readonly calibration: Pick<CalibrationStore, 'estimate'>;
  /** What goes with the next prompt, and what was said before it. */
  readonly attachments: () => Prompt['attachments'];
  readonly conversation: () => Pick<Conversation, 'turns'>;
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

  /** Markdown. Finds the model first, where that has not happened yet. Rejects with FailureError. */
  async document(signal: AbortSignal): Promise<string> {
    const call = this.#planned(await this.#ports.choices.forTurn('chat', signal));
    const { requests } = await this.#ports.services();
    return previewDocument(call, wireOf(requests, call), this.#ports.format);
  }

  dispose(): void {
    this.#round.abort();
    this.#counting.abort();
    this.#owned.dispose();
  }

  #show(counted: Counted): void {
    this.#counted = counted;
    this.#throttle.schedule();
  }

  async #countedByAws(signal: AbortSignal): Promise<Counted> {
    try {
      const { plan } = this.#planned(await this.#ports.choices.forTurn('chat', signal)).forecast;
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
      const choices = await this.#choicesAtHand(signal);
      return choices && callView(this.#planned(choices), this.#ports.format);
    } catch (error) {
      return blockedView(failureOf(error));
    }
  }

  #isNothing(): boolean {
    const { attachments, conversation } = this.#ports;
    const nothingNew = this.#draft.trim() === '' && attachments().length === 0;
    return nothingNew && conversation().turns.length === 0;
  }

  /** Undefined until the model is found: then a look at the catalogue in memory is all it takes. */
  async #choicesAtHand(signal: AbortSignal): Promise<TurnChoices | undefined> {
    const { target } = await this.#ports.choices.snapshot();
    return target && this.#ports.choices.forTurn('chat', signal);
  }

  #planned(choices: TurnChoices): PlannedCall {
    const { attachments, conversation, calibration } = this.#ports;
    const prompt: Prompt = { task: 'chat', text: this.#draft, attachments: attachments() };
    const { turns } = conversation();
    const plan = planTurn(turns, { id: '', prompt, answer: newAnswer(0) }, choices, []);
    const estimate = (raw: number) => calibration.estimate(raw, choices.target.foundationModelId);
    const caller = this.#ports.choices.caller(choices.connection);
    return {
      choices,
      prompt,
      forecast: forecast(plan, estimate, countedTokens(this.#counted)),
      attachments: attachmentTokens(prompt, estimate),
      conversation: { turns },
      ...(caller && { caller }),
      ...(this.#counted !== undefined && { counted: this.#counted }),
    };
  }
}

function countedTokens(counted: Counted | undefined): number | undefined {
  return counted?.kind === 'counted' ? counted.tokens : undefined;
}

/** Nothing is left to send where nothing is written. */
function wireOf(
  requests: BedrockServices['requests'],
  { forecast: { plan } }: PlannedCall,
): ReturnType<BedrockServices['requests']['wire']> | string {
  try {
    return requests.wire(plan.request);
  } catch (error) {
    const { message, remedy } = failureOf(error);
    return `${message} ${remedy}`;
  }
}
