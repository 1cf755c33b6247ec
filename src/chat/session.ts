import type { Event } from '../base/event.ts';
import type { Disposable } from '../base/lifecycle.ts';
import { ended } from './answerEnd.ts';
import { answerTurn, type AnswerPorts } from './answerTurn.ts';
import { allTurns, branchBelow, findTurn, siblingsOf } from './branches.ts';
import type { Conversation, Prompt, Turn } from './conversation.ts';
import { ConversationWriter, type ConversationChange } from './conversationWriter.ts';
import { withoutParts } from './leaveOut.ts';
import type { Resend } from './resend.ts';
import { placeOf } from './runTools.ts';
import { ToolApprovals, type ToolDecision } from './toolApprovals.ts';
import type { AllowedTools } from './tools.ts';
import { newAnswer } from './turn.ts';

export interface SessionPorts extends AnswerPorts {
  readonly newId: () => string;
  /** Hears of each answer when it is begun and when it is over, also once the session is disposed. */
  readonly onAnswer?: (turn: () => Turn) => void;
}

/** One conversation, which nothing else writes to. At most one turn runs at a time. */
export class ChatSession implements Disposable {
  readonly #ports: SessionPorts;
  readonly #writer: ConversationWriter;
  readonly onDidChange: Event<ConversationChange>;
  #approvals: ToolApprovals | undefined;
  #running: AbortController | undefined;

  constructor(conversation: Conversation, ports: SessionPorts) {
    this.#ports = ports;
    if (ports.allowedTools) this.offerTools(ports.allowedTools);
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

  /** Asks in the turn's place, in other words and, unless told otherwise, with the same attachments; the turn stays beside it. */
  async edit(turnId: string, words: Omit<Prompt, 'attachments'> & Partial<Prompt>): Promise<void> {
    const turn = findTurn(this.conversation, turnId);
    if (!turn || this.#running) return;
    await this.#begin({ attachments: turn.prompt.attachments, ...words }, turn.parentId);
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

  /** From now on a person can be asked whether a tool may run. */
  offerTools(allowed: AllowedTools): void {
    this.#approvals ??= new ToolApprovals(allowed);
  }

  /** A tool waits for the person to allow it. */
  get isAsking(): boolean {
    return this.#approvals?.isAsking === true;
  }

  /** What the person says to the tool's call at this place of the turn's answer. */
  decide(turnId: string, at: number, decision: ToolDecision): void {
    this.#approvals?.decide(placeOf(turnId, at), decision);
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
    const { signal } = controller;
    this.#ports.onAnswer?.(() => this.#writer.turn(turn.id));
    const approvals = this.#approvals && { approvals: this.#approvals };
    const answering = { ports: this.#ports, writer: this.#writer, turn, signal, ...approvals };
    const error = await answerTurn(answering, resend).then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('Unknown'),
    );
    // Before the last change is announced, so that whoever hears of it may send again.
    this.#running = undefined;
    this.#writer.change(turn.id, (answer) => ended(answer, error, signal, this.#ports.now()));
    this.#ports.onAnswer?.(() => this.#writer.turn(turn.id));
  }
}
