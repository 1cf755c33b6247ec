import type { Turn } from '../../chat/conversation.ts';
import type { ChatSession } from '../../chat/session.ts';
import { runCountdownAction } from '../actions/cardActions.ts';
import { runFailureAction, type FailureActionPorts } from '../actions/failureActions.ts';
import type { RetryLater } from '../actions/retryLater.ts';
import { workbenchPorts, type ActionWorkbench } from '../actions/workbenchPorts.ts';
import { runEndAction } from './endActions.ts';
import { runToolAction, type ToolActionPorts } from './toolActions.ts';

interface TurnActionPorts extends Pick<FailureActionPorts, 'askAnew'> {
  readonly workbench: ActionWorkbench;
  readonly retryLater: RetryLater;
  readonly showText: ToolActionPorts['show'];
}

/** Does what a button below an answer says. What takes a while ends in `session`, where it began. */
export async function actOnTurn(
  { workbench, retryLater, askAnew, showText }: TurnActionPorts,
  session: ChatSession | undefined,
  turn: Turn,
  action: string,
): Promise<void> {
  const tools: ToolActionPorts = {
    decide: (at, decision) => session?.decide(turn.id, at, decision),
    show: showText,
  };
  if (runToolAction(tools, turn.answer, action)) return;
  if (runCountdownAction(retryLater, session, turn, action)) return;
  const ports = workbenchPorts(workbench, {
    turns: () => session?.conversation.turns ?? [],
    retry: (turnId, resend) => session?.retry(turnId, resend),
    send: (text, turnId) => {
      if (session?.isBusy === false) void session.send({ task: 'chat', text, attachments: [] }, turnId);
    },
    askAnew,
  });
  if (runEndAction(ports, turn, action)) return;
  await runFailureAction(ports, turn, action);
}
