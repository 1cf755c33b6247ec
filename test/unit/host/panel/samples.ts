import type {
  Answer,
  CodeAttachment,
  Conversation,
  Prompt,
  Turn,
} from '../../../../src/chat/conversation.ts';
import type { Failure } from '../../../../src/chat/failure.ts';
import { ChatSession, type SessionPorts } from '../../../../src/chat/session.ts';
import { newAnswer } from '../../../../src/chat/turn.ts';
import { createFormat } from '../../../../src/host/panel/format.ts';
import type { TurnViewContext } from '../../../../src/host/panel/turnView.ts';
import { anyChoices, knowledgeBaseOf, ScriptedModel } from '../../../fakes/services.ts';

export const HELLO: Prompt = { task: 'chat', text: 'Hello', attachments: [] };

export const THROTTLED: Failure = {
  cause: 'throttled',
  message: 'Slow down.',
  remedy: 'Wait.',
  actions: ['retry'],
};

export const CODE: CodeAttachment = {
  id: 'a',
  kind: 'selection',
  uri: 'file:///w/src/retry.ts',
  label: 'src/retry.ts',
  languageId: 'typescript',
  startLine: 3,
  endLine: 20,
  text: 'é\n',
};

export const EMPTY: Conversation = { version: 1, id: 'c', title: '', createdAt: 0, turns: [] };

/** Offers every action, by its own name. */
export const context: TurnViewContext = {
  format: createFormat('en'),
  actions: ({ actions }) => actions.map((id) => ({ id, label: id })),
};

export function aTurn(answer: Partial<Answer> = {}, changes: Partial<Turn> = {}): Turn {
  return { id: 't', prompt: HELLO, answer: { ...newAnswer(1000), ...answer }, ...changes };
}

export interface Scripted {
  readonly session: ChatSession;
  readonly model: ScriptedModel;
}

/** A session whose model says what the test pushes; turns are `t-1`, `t-2`… */
export function scripted(conversation: Conversation = EMPTY, ports: Partial<SessionPorts> = {}): Scripted {
  const model = new ScriptedModel();
  let id = 0;
  const session = new ChatSession(conversation, {
    services: () => Promise.resolve({ models: model, knowledgeBases: knowledgeBaseOf([]) }),
    choices: () => Promise.resolve(anyChoices),
    now: () => 7,
    newId: () => `t-${(id += 1)}`,
    ...ports,
  });
  return { session, model };
}
