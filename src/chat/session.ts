import * as l10n from '@vscode/l10n';
import { isCancellation } from '../base/errors.ts';
import { Emitter, type Event } from '../base/event.ts';
import type { Disposable } from '../base/lifecycle.ts';
import { firstLine } from '../base/text.ts';
import { buildRequest, type TurnChoices } from './buildRequest.ts';
import {
  isMedia,
  type AnsweredBy,
  type Answer,
  type Conversation,
  type Prompt,
  type Turn,
} from './conversation.ts';
import { failureOf, type Failure } from './failure.ts';
import type { BedrockServices } from './ports.ts';
import type { Passage } from './resources.ts';
import { endStopped, endWithFailure, newAnswer, reduceAnswer } from './turn.ts';

/** What happened to the conversation, in order. `append` is text added to one block of one turn's answer. */
export type SessionChange =
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'append'; readonly turnId: string; readonly block: number; readonly text: string };

export interface SessionPorts {
  readonly services: () => Promise<Pick<BedrockServices, 'models' | 'knowledgeBases'>>;
  /** What is chosen now; rejects with FailureError where a choice is missing or can't be made. */
  readonly choices: (task: Prompt['task'], signal: AbortSignal) => Promise<TurnChoices>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
}

const PASSAGES = 5;
const TITLE_LENGTH = 60;

/** One conversation and the only writer of it. At most one turn runs at a time. */
export class ChatSession implements Disposable {
  readonly #ports: SessionPorts;
  readonly #changes = new Emitter<SessionChange>();
  readonly onDidChange: Event<SessionChange> = this.#changes.event;
  #conversation: Conversation;
  #running: AbortController | undefined;

  constructor(conversation: Conversation, ports: SessionPorts) {
    this.#conversation = conversation;
    this.#ports = ports;
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** Adds a turn and answers it; resolves when the answer is over, however it ended. */
  async send(prompt: Prompt): Promise<void> {
    if (this.#running) throw new Error('A turn is already running');
    const turn = { id: this.#ports.newId(), prompt, answer: newAnswer(this.#ports.now()) };
    await this.#run(turn);
  }

  /** Answers the turn again, in its place; what had arrived before is replaced only now, when asked. */
  async retry(turnId: string): Promise<void> {
    const turn = this.#conversation.turns.find(({ id }) => id === turnId);
    if (!turn || this.#running) return;
    await this.#run({ ...turn, answer: newAnswer(this.#ports.now()) });
  }

  /** Cuts the running request on the wire; what had arrived stays. */
  stop(): void {
    this.#running?.abort();
  }

  dispose(): void {
    this.stop();
    this.#changes.dispose();
  }

  async #run(turn: Turn): Promise<void> {
    const controller = new AbortController();
    this.#running = controller;
    this.#put(turn);
    const error = await this.#answer(turn, controller.signal).then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('Unknown'),
    );
    // Before the last change is announced, so that whoever hears of it may send again.
    this.#running = undefined;
    this.#change(turn.id, (answer) => ended(answer, error, controller.signal, this.#ports.now()));
  }

  async #answer(turn: Turn, signal: AbortSignal): Promise<void> {
    const choices = await this.#ports.choices(turn.prompt.task, signal);
    const services = await this.#ports.services();
    this.#change(turn.id, (answer) => ({ ...answer, by: answeredBy(choices) }));
    const passages = await this.#retrieve(turn, choices, services, signal);
    signal.throwIfAborted();
    const history = this.#conversation.turns.slice(0, this.#indexOf(turn.id));
    const request = buildRequest(history, turn, choices, passages);
    for await (const event of services.models.stream(request, signal)) {
      const { answer, change } = reduceAnswer(this.#turn(turn.id).answer, event, this.#ports.now());
      const next = { ...this.#turn(turn.id), answer };
      if (change.kind === 'append') this.#append(next, change.index, change.text);
      else this.#put(next);
    }
  }

  async #retrieve(
    turn: Turn,
    choices: TurnChoices,
    services: Pick<BedrockServices, 'knowledgeBases'>,
    signal: AbortSignal,
  ): Promise<readonly Passage[]> {
    const { knowledgeBase, connection } = choices;
    if (!knowledgeBase) return [];
    this.#change(turn.id, (answer) => ({ ...answer, state: { kind: 'waiting', doing: 'retrieving' } }));
    const query = questionOf(turn.prompt);
    const sources = await services.knowledgeBases.retrieve(
      connection,
      knowledgeBase,
      query,
      PASSAGES,
      signal,
    );
    this.#change(turn.id, (answer) => ({ ...answer, sources, state: { kind: 'waiting', doing: 'calling' } }));
    return sources;
  }

  #append(turn: Turn, block: number, text: string): void {
    this.#store(turn);
    this.#changes.fire({ kind: 'append', turnId: turn.id, block, text });
  }

  #change(turnId: string, change: (answer: Answer) => Answer): void {
    const turn = this.#turn(turnId);
    this.#put({ ...turn, answer: change(turn.answer) });
  }

  #put(turn: Turn): void {
    this.#store(turn);
    this.#changes.fire({ kind: 'turn', turn });
  }

  #store(turn: Turn): void {
    const { turns, title } = this.#conversation;
    const at = this.#indexOf(turn.id);
    this.#conversation = {
      ...this.#conversation,
      title: title === '' ? titleOf(turn.prompt) : title,
      turns: at < 0 ? [...turns, turn] : turns.with(at, turn),
    };
  }

  #indexOf(turnId: string): number {
    return this.#conversation.turns.findLastIndex(({ id }) => id === turnId);
  }

  #turn(turnId: string): Turn {
    const turn = this.#conversation.turns[this.#indexOf(turnId)];
    if (!turn) throw new Error(`No turn ${turnId}`);
    return turn;
  }
}

/** `error` is undefined where the stream ended by itself. What had arrived is kept in every case. */
function ended(answer: Answer, error: unknown, signal: AbortSignal, now: number): Answer {
  const complete = answer.state.kind === 'complete';
  // An answer that was whole stays whole: only its usage may be missing.
  if (complete && answer.blocks.length > 0) return { ...answer, endedAt: now };
  if (signal.aborted || isCancellation(error)) return endStopped(answer, now);
  return endWithFailure(answer, complete ? emptyAnswer() : failureOf(error), now);
}

function emptyAnswer(): Failure {
  return {
    cause: 'empty-answer',
    message: l10n.t('The model ended its answer without saying anything.'),
    remedy: l10n.t('Try again, or ask in other words.'),
    actions: ['retry', 'pick-model'],
  };
}

function answeredBy({ connection, target, guardrail, knowledgeBase }: TurnChoices): AnsweredBy {
  return {
    modelLabel: target.label,
    modelId: target.modelId,
    region: connection.region,
    ...(connection.profile !== undefined && { profile: connection.profile }),
    ...(guardrail && { guardrail: `${guardrail.name} (${guardrail.version})` }),
    ...(knowledgeBase && { knowledgeBase: knowledgeBase.name }),
  };
}

/** What is looked for in a knowledge base: the person's words or, without any, the first text that goes with them. */
function questionOf({ text, attachments }: Prompt): string {
  const texts = attachments.map((attachment) => (isMedia(attachment) ? '' : attachment.text));
  return [text, ...texts].find((candidate) => candidate.trim() !== '')?.trim() ?? '';
}

function titleOf(prompt: Prompt): string {
  return firstLine(prompt.text, TITLE_LENGTH) || (prompt.attachments[0]?.label ?? '');
}
