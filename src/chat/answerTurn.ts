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
import { runTools } from './runTools.ts';
import type { ToolApprovals } from './toolApprovals.ts';
import { calledAgain, eventsAfter, waitingCalls } from './toolCalls.ts';
import type { AllowedTools } from './tools.ts';
import { reduceAnswer } from './turn.ts';

type Services = Pick<BedrockServices, 'models' | 'knowledgeBases'>;

export interface AnswerPorts {
  readonly services: () => Promise<Services>;
  /** What is chosen now; rejects with FailureError where a choice is missing or can't be made. */
  readonly choices: (task: Prompt['task'], signal: AbortSignal) => Promise<TurnChoices>;
  /** Adds to a failure what can be known of a way out; never rejects. */
  readonly advise?: (failure: Failure, choices: TurnChoices, signal: AbortSignal) => Promise<Failure>;
  /** Tools that may run without asking; absent: nobody can be asked there, and no tools are sent. */
  readonly allowedTools?: AllowedTools;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A turn whose answer is on its way. */
interface Answering {
  readonly ports: AnswerPorts;
  readonly writer: ConversationWriter;
  /** As it was sent; the writer has it as it is now. */
  readonly turn: Turn;
  /** Absent: nobody can be asked whether a tool may run. */
  readonly approvals?: ToolApprovals;
  readonly signal: AbortSignal;
}

/**
 * Has the turn's prompt answered, and writes what arrives as it arrives. Resolves when the stream has ended by itself;
 * rejects with whatever kept it from that, a FailureError with advice added.
 */
export async function answerTurn(answering: Answering, resend: Resend): Promise<void> {
  const { ports, turn, signal } = answering;
  const chosen = resentWith(await ports.choices(turn.prompt.task, signal), resend);
  const choices = answering.approvals ? chosen : withoutTools(chosen);
  try {
    await answerWith(answering, choices);
  } catch (error) {
    throw await advised(answering, choices, error);
  }
}

/** Where nobody can be asked, nothing runs. */
function withoutTools(choices: TurnChoices): TurnChoices {
  const { tools, ...others } = choices;
  return tools ? others : choices;
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
  const call = async (last: boolean): Promise<boolean> => {
    signal.throwIfAborted();
    const turn = writer.turn(id);
    const plan = planTurn(ancestorsOf(writer.conversation, turn), turn, choices, passages);
    writer.change(id, (answer) => ({ ...answer, asked: askedOf(plan) }));
    return streamed(answering, services.models.stream(plan.request, signal), turn.answer, last);
  };
  await callAndRun(answering, choices, call);
}

/** Calls the model, and again with what its tools returned for as long as it waits for them. */
async function callAndRun(
  { writer, turn, approvals, signal }: Answering,
  { tools }: TurnChoices,
  call: (last: boolean) => Promise<boolean>,
): Promise<void> {
  if (!tools || !approvals) {
    await call(true);
    return;
  }
  for (let calls = 1; await call(calls === MOST_CALLS); calls += 1) {
    await runTools({ writer, turn, tools, approvals, signal });
    writer.change(turn.id, calledAgain);
  }
}

/** A model that has not come to an end by then goes in circles, and each call is paid for. */
const MOST_CALLS = 25;

/**
 * Writes what arrives, behind what the answer had `before`; resolves with whether the model waits for tools. Of the
 * `last` call that is no reason to go on.
 */
async function streamed(
  answering: Answering,
  events: AsyncIterable<ModelEvent>,
  before: Answer,
  last: boolean,
): Promise<boolean> {
  const inAnswer = eventsAfter(before);
  let held: ModelEvent | undefined;
  for await (const event of events) {
    if (!last && event.kind === 'stop' && event.reason === 'tool_use') held = event;
    else write(answering, inAnswer(event));
  }
  const { writer, turn } = answering;
  if (!held || waitingCalls(writer.turn(turn.id).answer).length > 0) return held !== undefined;
  write(answering, held);
  return false;
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
