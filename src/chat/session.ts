import type { Event } from '../base/event.ts';
import type { Disposable } from '../base/lifecycle.ts';
import { answeredBy } from './answeredBy.ts';
import { ended } from './answerEnd.ts';
import { allTurns, ancestorsOf, branchBelow, findTurn, siblingsOf } from './branches.ts';
import { planTurn, type TurnChoices } from './buildRequest.ts';
import type { Conversation, Prompt, Turn } from './conversation.ts';
import { ConversationWriter, type ConversationChange } from './conversationWriter.ts';
import { FailureError, type Failure } from './failure.ts';
import { plain } from './inference.ts';
import { withoutParts } from './leaveOut.ts';
import type { BedrockServices } from './ports.ts';
import { questionOf } from './promptWords.ts';
import { askedOf } from './quota.ts';
import type { Passage } from './resources.ts';
import { newAnswer, reduceAnswer } from './turn.ts';

export interface SessionPorts {
  readonly services: () => Promise<Pick<BedrockServices, 'models' | 'knowledgeBases'>>;
  /** What is chosen now; rejects with FailureError where a choice is missing or can't be made. */
  readonly choices: (task: Prompt['task'], signal: AbortSignal) => Promise<TurnChoices>;
  /** Adds to a failure what can be known of a way out; never rejects. */
  readonly advise?: (failure: Failure, choices: TurnChoices, signal: AbortSignal) => Promise<Failure>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** What is different when a turn is sent again. */
export interface Resend {
  /** In place of the setting's, this time only. */
  readonly maxTokens?: number;
  /** IDs of turns and attachments that are left out from now on. */
  readonly without?: readonly string[];
  /** Without what is set for sampling, reasoning, latency and tier, this time only. */
  readonly plainly?: boolean;
}

const PASSAGES = 5;

/** One conversation, which nothing else writes to. At most one turn runs at a time. */
export class ChatSession implements Disposable {
  readonly #ports: SessionPorts;
  readonly #writer: ConversationWriter;
  readonly onDidChange: Event<ConversationChange>;
  #running: AbortController | undefined;

  constructor(conversation: Conversation, ports: SessionPorts) {
    this.#ports = ports;
    this.#writer = new ConversationWriter(conversation);
    this.onDidChange = this.#writer.onDidChange;
  }

  get conversation(): Conversation {
    return this.#writer.conversation;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /**
   * Adds a turn after the last one, or below another, and answers it; resolves when the answer is over, however it
   * ended.
   */
  async send(prompt: Prompt, after = this.conversation.turns.at(-1)?.id): Promise<void> {
    if (this.#running) throw new Error('A turn is already running');
    await this.#begin(prompt, after);
  }

  /** Asks in the turn's place, with other words and the same attachments; the turn stays beside it. */
  async edit(turnId: string, words: Omit<Prompt, 'attachments'>): Promise<void> {
    const turn = findTurn(this.conversation, turnId);
    if (!turn || this.#running) return;
    await this.#begin({ ...words, attachments: turn.prompt.attachments }, turn.parentId);
  }

  /**
   * Answers the turn's prompt again: in its place where nothing had arrived, else beside it, so that nothing is lost.
   * Resolves with the turn that was answered; undefined where there is none, or another one runs.
   */
  async retry(turnId: string, { without = [], ...resend }: Resend = {}): Promise<string | undefined> {
    if (this.#running || !findTurn(this.conversation, turnId)) return undefined;
    this.leaveOut(without);
    const turn = this.#writer.turn(turnId);
    if (turn.answer.blocks.length > 0) return this.#begin(turn.prompt, turn.parentId, resend);
    await this.#run({ ...turn, answer: newAnswer(this.#ports.now()) }, resend);
    return turnId;
  }

  /** Shows what stands beside the turn, `offset` places on; nothing where there is nothing. */
  walk(turnId: string, offset: number): void {
    const turn = findTurn(this.conversation, turnId);
    if (!turn) return;
    const { turns, index } = siblingsOf(this.conversation, turn);
    const sibling = turns[index + offset];
    if (!sibling || sibling === turn) return;
    this.#writer.show(sibling.id);
  }

  /** Leaves turns and attachments, by their IDs, out of what is sent from now on. */
  leaveOut(ids: readonly string[]): void {
    const out = new Set(ids);
    for (const turn of allTurns(this.conversation)) {
      const changed = withoutParts(turn, out);
      if (changed !== turn) this.#writer.put(changed);
    }
  }

  rename(title: string): void {
    this.#writer.rename(title);
  }

  /** Cuts the running request on the wire; what had arrived stays. */
  stop(): void {
    this.#running?.abort();
  }

  dispose(): void {
    this.stop();
    this.#writer.dispose();
  }

  async #begin(prompt: Prompt, parentId: string | undefined, resend?: Resend): Promise<string> {
    const branch = branchBelow(this.conversation, parentId);
    const turn = {
      id: this.#ports.newId(),
      ...(parentId !== undefined && { parentId }),
      ...(branch > 0 && { branch }),
      prompt,
      answer: newAnswer(this.#ports.now()),
    };
    await this.#run(turn, resend);
    return turn.id;
  }

  async #run(turn: Turn, resend: Resend = {}): Promise<void> {
    const controller = new AbortController();
    this.#running = controller;
    this.#writer.put(turn);
    const error = await this.#answer(turn, resend, controller.signal).then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('Unknown'),
    );
    // Before the last change is announced, so that whoever hears of it may send again.
    this.#running = undefined;
    this.#writer.change(turn.id, (answer) => ended(answer, error, controller.signal, this.#ports.now()));
  }

  async #answer(turn: Turn, resend: Resend, signal: AbortSignal): Promise<void> {
    const choices = resentWith(await this.#ports.choices(turn.prompt.task, signal), resend);
    try {
      await this.#answerWith(turn, choices, signal);
    } catch (error) {
      throw await this.#advised(error, choices, signal);
    }
  }

  /** A failure with what the catalogue knows of a way out; anything else as it is. */
  async #advised(error: unknown, choices: TurnChoices, signal: AbortSignal): Promise<unknown> {
    const { advise } = this.#ports;
    if (!advise || signal.aborted || !(error instanceof FailureError)) return error;
    return new FailureError(await advise(error.failure, choices, signal), { cause: error.cause });
  }

  async #answerWith(turn: Turn, choices: TurnChoices, signal: AbortSignal): Promise<void> {
    const services = await this.#ports.services();
    this.#writer.change(turn.id, (answer) => ({ ...answer, by: answeredBy(choices) }));
    const passages = await this.#retrieve(turn, choices, services, signal);
    signal.throwIfAborted();
    const history = ancestorsOf(this.conversation, this.#writer.turn(turn.id));
    const plan = planTurn(history, this.#writer.turn(turn.id), choices, passages);
    this.#writer.change(turn.id, (answer) => ({ ...answer, asked: askedOf(plan) }));
    for await (const event of services.models.stream(plan.request, signal)) {
      const { answer, change } = reduceAnswer(this.#writer.turn(turn.id).answer, event, this.#ports.now());
      const next = { ...this.#writer.turn(turn.id), answer };
      if (change.kind === 'append') this.#writer.append(next, change.index, change.text);
      else this.#writer.put(next);
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
    this.#writer.change(turn.id, (answer) => ({
      ...answer,
      state: { kind: 'waiting', doing: 'retrieving' },
    }));
    const query = questionOf(turn.prompt);
    const sources = await services.knowledgeBases.retrieve(
      connection,
      knowledgeBase,
      query,
      PASSAGES,
      signal,
    );
    this.#writer.change(turn.id, (answer) => ({
      ...answer,
      sources,
      state: { kind: 'waiting', doing: 'calling' },
    }));
    return sources;
  }
}

function resentWith(chosen: TurnChoices, { maxTokens, plainly = false }: Resend): TurnChoices {
  return {
    ...chosen,
    ...(maxTokens !== undefined && { maxTokens }),
    ...(plainly && { inference: plain(chosen.inference) }),
  };
}
