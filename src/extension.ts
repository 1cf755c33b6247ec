import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { lazy } from './base/async.ts';
import { messageOf } from './base/errors.ts';
import { toDisposable } from './base/lifecycle.ts';
import { ChatSession, type SessionPorts } from './chat/session.ts';
import { Choices } from './host/choices/choices.ts';
import type { Workbench } from './host/feature.ts';
import { SECTION } from './host/ids.ts';
import { registerInline } from './host/inline/registerInline.ts';
import { registerChat } from './host/panel/registerChat.ts';
import { registerPickers } from './host/pickers/registerPickers.ts';
import { connectionSettings, maxTokens, routePolicy, writeConnectionSettings } from './host/settings.ts';
import { registerStatusBar } from './host/statusBar.ts';
import { registerTree } from './host/tree/registerTree.ts';

/** Builds and wires; nothing here decides anything. */
export function activate(context: vscode.ExtensionContext): void {
  const { bundle } = vscode.l10n;
  if (bundle) l10n.config({ contents: bundle });
  const workbench = createWorkbench(context);
  const newSession = sessionFactory(workbench);
  // The commands are there from the start, whichever feature fails.
  const features = {
    pickers: () => registerPickers(workbench),
    statusBar: () => registerStatusBar(workbench),
    tree: () => registerTree(workbench),
    chat: () => {
      const chat = registerChat(workbench, sessionPorts(workbench));
      context.subscriptions.push(registerInline({ newSession, ...chat.forInline }));
      return chat;
    },
  };
  for (const [name, register] of Object.entries(features)) {
    try {
      context.subscriptions.push(register());
    } catch (error) {
      workbench.log.error(`${name} could not be registered: ${messageOf(error)}`);
    }
  }
}
