import { abortable } from '../base/abortable.ts';
import { messageOf } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import type { Turn, ToolRun } from './conversation.ts';
import type { ConversationWriter } from './conversationWriter.ts';
import type { ToolApprovals } from './toolApprovals.ts';
import { inputOf, waitingCalls, withRun, type PlacedCall } from './toolCalls.ts';
import type { Tool } from './tools.ts';

/** An answer whose model waits for tools. */
export interface ToolRunning {
  readonly writer: ConversationWriter;
  readonly turn: Pick<Turn, 'id'>;
  readonly tools: readonly Tool[];
  readonly approvals: ToolApprovals;
  readonly signal: AbortSignal;
}

/** As much as a model can make use of; the rest of a result is left out, and the model is told so. */
const MAX_RESULT = 100_000;

/** Runs what the model asked for, all at once; each outcome is written as it comes. Rejects only where it is stopped. */
export async function runTools(running: ToolRunning): Promise<void> {
  const { answer } = running.writer.turn(running.turn.id);
  await Promise.all(waitingCalls(answer).map((call) => runTool(running, call)));
}

async function runTool(running: ToolRunning, { at, call }: PlacedCall): Promise<void> {
  const tool = running.tools.find(({ name }) => name === call.name);
  const write = (run: ToolRun): void =>
    running.writer.change(running.turn.id, (answer) => withRun(answer, at, run));
  if (!tool) write({ state: 'failed', result: `There is no tool named ${call.name}.` });
  else await runKnown(running, tool, { at, call }, write);
}

async function runKnown(
  { approvals, turn, signal }: ToolRunning,
  tool: Tool,
  { at, call }: PlacedCall,
  write: (run: ToolRun) => void,
): Promise<void> {
  const { label } = tool;
  const input = inputOf(call);
  if (!input) {
    write({ label, state: 'failed', result: 'The input is not a JSON object.' });
    return;
  }
  if (!approvals.isAllowed(tool)) {
    const asked = approvals.ask(placeOf(turn.id, at), tool, signal);
    write({ label, state: 'asking' });
    if (!(await asked)) {
      write({ label, state: 'denied', result: 'The person did not allow this call.' });
      return;
    }
  }
  write({ label, state: 'running' });
  // A tool need not look at its signal: whoever stops does not wait for it.
  write({ label, ...(await abortable(outcomeOf(tool, input, signal), signal)) });
}

/** Where the call at this place of the turn's answer is asked about. */
export function placeOf(turnId: string, at: number): string {
  return `${turnId} ${at}`;
}

async function outcomeOf(
  tool: Tool,
  input: JsonObject,
  signal: AbortSignal,
): Promise<Omit<ToolRun, 'label'>> {
  try {
    return { state: 'done', result: bounded(await tool.run(input, signal)) };
  } catch (error) {
    return { state: 'failed', result: bounded(messageOf(error)) };
  }
}

/** A model takes no result that is blank. */
function bounded(text: string): string {
  if (text.trim() === '') return '(nothing)';
  const rest = text.length - MAX_RESULT;
  return rest <= 0 ? text : `${text.slice(0, MAX_RESULT)}\n(${rest} more characters were left out)`;
}
