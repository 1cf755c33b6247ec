import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { messageOf } from './base/errors.ts';
import type { Disposable } from './base/lifecycle.ts';
import { advise } from './chat/advice.ts';
import { ChatSession, type SessionPorts } from './chat/session.ts';
import { runFailureAction, type FailureActionPorts } from './host/actions/failureActions.ts';
import { workbenchPorts } from './host/actions/workbenchPorts.ts';
import { createWorkbench } from './host/createWorkbench.ts';
import type { Workbench } from './host/feature.ts';
import { registerIdentity } from './host/identity/registerIdentity.ts';
import { registerInline } from './host/inline/registerInline.ts';
import { registerParameters } from './host/parameters/registerParameters.ts';
import { registerChat, type Chat } from './host/panel/registerChat.ts';
import { registerPickers } from './host/pickers/registerPickers.ts';
import { registerStatusBar } from './host/statusBar.ts';
import { registerTree } from './host/tree/registerTree.ts';
import { registerUsage, type UsageHistory } from './host/usage/registerUsage.ts';

let chat: Chat | undefined;
let usage: UsageHistory | undefined;

/** Builds and wires; nothing here decides anything. */
export function activate(context: vscode.ExtensionContext): void {
  const { bundle } = vscode.l10n;
  if (bundle) l10n.config({ contents: bundle });
  const workbench = createWorkbench(context, {
    services: async (asks) => {
      const { createServices } = await import('./bedrock/services.ts');
      return createServices({ userAgentVersion: versionOf(context), ...asks });
    },
    profiles: async () => {
      const { listProfiles } = await import('./bedrock/identity/profiles.ts');
      return listProfiles();
    },
    prices: async () => {
      const { createLibraryPrices } = await import('./bedrock/prices/libraryPrices.ts');
      return createLibraryPrices();
    },
  });
  const ports = sessionPorts(workbench);
  register(workbench, 'identity', () => registerIdentity(workbench));
  register(workbench, 'pickers', () => registerPickers(workbench));
  register(workbench, 'parameters', () => registerParameters(workbench));
  register(workbench, 'status bar', () => registerStatusBar(workbench));
  register(workbench, 'tree', () => registerTree(workbench));
  register(workbench, 'usage', () => {
    usage = registerUsage(workbench);
    return usage;
  });
  register(workbench, 'chat', () => {
    chat = registerChat(workbench, { ...ports, allowedTools: workbench.allowedTools });
    return chat;
  });
  register(workbench, 'explain', () =>
    registerInline({
      newSession: () => newSession(ports),
      continueInChat: (session) => {
        session.offerTools(workbench.allowedTools);
        chat?.forInline.continueInChat(session);
      },
      attach: (attachment, options) => chat?.forInline.attach(attachment, options),
      run: (command, code) => chat?.forInline.run(command, code),
      act: (session, turn, action) => runFailureAction(inlineActions(workbench, session), turn, action),
    }),
  );
}

/** What had arrived of an answer, and what it took, is on disk before the window goes. */
export async function deactivate(): Promise<void> {
  await Promise.all([chat?.flush(), usage?.flush()]);
}

/** A feature that fails does not take the others with it. */
function register({ context, log }: Workbench, name: string, feature: () => Disposable): void {
  try {
    context.subscriptions.push(feature());
  } catch (error) {
    log.error(`The ${name} could not be registered: ${messageOf(error)}`);
  }
}

function sessionPorts({ services, choices, catalogue }: Workbench): SessionPorts {
  return {
    services,
    choices: (task, signal) => choices.forAnswer(task, signal),
    advise: (failure, turnChoices, signal) =>
      advise(failure, turnChoices, { catalogue, policy: choices.policy }, signal),
    now: Date.now,
    newId: randomUUID,
    onAnswer: (turn) => usage?.heard(turn),
  };
}

function newSession(ports: SessionPorts): ChatSession {
  return new ChatSession(
    { version: 1, id: ports.newId(), title: '', createdAt: ports.now(), turns: [] },
    ports,
  );
}

function inlineActions(workbench: Workbench, session: ChatSession): FailureActionPorts {
  return workbenchPorts(workbench, {
    turns: () => session.conversation.turns,
    retry: (turnId, resend) => session.retry(turnId, resend),
    send: (text, turnId) => session.send({ task: 'chat', text, attachments: [] }, turnId),
    askAnew: ({ prompt }) => {
      for (const attachment of prompt.attachments) chat?.forInline.attach(attachment, { focus: true });
    },
  });
}

function versionOf({ extension }: vscode.ExtensionContext): string {
  const { version } = extension.packageJSON as { readonly version: string };
  return version;
}
