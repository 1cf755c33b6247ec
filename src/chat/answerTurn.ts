import { answeredBy } from './answeredBy.ts';
import { ancestorsOf } from './branches.ts';
import { planTurn, type TurnChoices } from './buildRequest.ts';
import type { Answer, Prompt, Turn } from './conversation.ts';
import type { ConversationWriter } from './conversationWriter.ts';
import { FailureError, type Failure } from './failure.ts';
import type { ModelEvent } from './modelEvent.ts';
import type { BedrockServices } from './ports.ts';
import { questionOf } from './promptWords.ts';
import { askedOf } from './quota.ts';
import { resentWith, type Resend } from './resend.ts';
import type { Passage } from './resources.ts';
import { reduceAnswer } from './turn.ts';

type Services = Pick<BedrockServices, 'models' | 'knowledgeBases'>;

export interface AnswerPorts {
  readonly services: () => Promise<Services>;
  /** What is chosen now; rejects with FailureError where a choice is missing or can't be made. */
  readonly choices: (task: Prompt['task'], signal: AbortSignal) => Promise<TurnChoices>;
  /** Adds to a failure what can be known of a way out; never rejects. */
  readonly advise?: (failure: Failure, choices: TurnChoices, signal: AbortSignal) => Promise<Failure>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A turn whose answer is on its way. */
interface Answering {
  readonly ports: AnswerPorts;
  readonly writer: ConversationWriter;
  /** As it was sent; the writer has it as it is now. */
  readonly turn: Turn;
  readonly signal: AbortSignal;
}

/**
 * Has the turn's prompt answered, and writes what arrives as it arrives. Resolves when the stream has ended by itself;
 * rejects with whatever kept it from that, a FailureError with advice added.
 */
export async function answerTurn(answering: Answering, resend: Resend): Promise<void> {
  const { ports, turn, signal } = answering;
  const choices = resentWith(await ports.choices(turn.prompt.task, signal), resend);
  try {
    await answerWith(answering, choices);
  } catch (error) {
    throw await advised(answering, choices, error);
  }
}

/** A failure with what the catalogue knows of a way out; anything else as it is. */
async function advised({ ports, signal }: Answering, choices: TurnChoices, error: unknown): Promise<unknown> {
  const { advise } = ports;
  if (!advise || signal.aborted || !(error instanceof FailureError)) return error;
  return new FailureError(await advise(error.failure, choices, signal), { cause: error.cause });
}

async function answerWith(answering: Answering, choices: TurnChoices): Promise<void> {
  const { ports, writer, signal } = answering;
  const { id } = answering.turn;
  const services = await ports.services();
  writer.change(id, (answer) => ({ ...answer, by: answeredBy(choices) }));
  const passages = await retrieved(answering, choices, services);
  signal.throwIfAborted();
  const turn = writer.turn(id);
  const plan = planTurn(ancestorsOf(writer.conversation, turn), turn, choices, passages);
  writer.change(id, (answer) => ({ ...answer, asked: askedOf(plan) }));
  for await (const event of services.models.stream(plan.request, signal)) write(answering, event);
}

const PASSAGES = 5;

/** What the chosen knowledge base has on the question; nothing where none is chosen. */
async function retrieved(
  { writer, turn, signal }: Answering,
  { knowledgeBase, connection }: TurnChoices,
  { knowledgeBases }: Services,
): Promise<readonly Passage[]> {
  if (!knowledgeBase) return [];
  const change = (changes: Partial<Answer>): void =>
    writer.change(turn.id, (answer) => ({ ...answer, ...changes }));
  change({ state: { kind: 'waiting', doing: 'retrieving' } });
  const query = questionOf(turn.prompt);
  const sources = await knowledgeBases.retrieve(connection, knowledgeBase, query, PASSAGES, signal);
  change({ sources, state: { kind: 'waiting', doing: 'calling' } });
  return sources;
}

function write({ ports, writer, turn: { id } }: Answering, event: ModelEvent): void {
  const turn = writer.turn(id);
  const { answer, change } = reduceAnswer(turn.answer, event, ports.now());
  if (change.kind === 'append') writer.append({ ...turn, answer }, change.index, change.text);
  else writer.put({ ...turn, answer });
}
