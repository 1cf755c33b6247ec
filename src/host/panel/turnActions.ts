import type { Turn } from '../../chat/conversation.ts';
import type { ChatSession } from '../../chat/session.ts';
import { runCountdownAction } from '../actions/cardActions.ts';
import { runFailureAction, type FailureActionPorts } from '../actions/failureActions.ts';
import type { RetryLater } from '../actions/retryLater.ts';
import { workbenchPorts, type ActionWorkbench } from '../actions/workbenchPorts.ts';
import { runEndAction } from './endActions.ts';

interface TurnActionPorts extends Pick<FailureActionPorts, 'askAnew'> {
  readonly workbench: ActionWorkbench;
  readonly retryLater: RetryLater;
}

/** Does what a button below an answer says. What takes a while ends in `session`, where it began. */
export async function actOnTurn(
  { workbench, retryLater, askAnew }: TurnActionPorts,
  session: ChatSession | undefined,
  turn: Turn,
  action: string,
): Promise<void> {
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
