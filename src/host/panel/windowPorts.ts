import * as vscode from 'vscode';
import { codePorts } from '../answerCode/codePorts.ts';
import { openPlace } from '../answerCode/openFile.ts';
import type { ChatShared } from './chatShared.ts';
import type { PagePorts } from './messageHandlers.ts';
import { insertAtCursor, openAttachment, openExternal, openPassage } from './openers.ts';

type WindowPorts = Pick<
  PagePorts,
  | 'execute'
  | 'openExternal'
  | 'openFile'
  | 'openPassage'
  | 'openAttachment'
  | 'copy'
  | 'insertAtCursor'
  | 'code'
  | 'warn'
>;

/** What the page may set in motion in the window around the chat, whichever conversation it shows. */
export function windowPorts(shared: ChatShared): WindowPorts {
  const { proposals, documents } = shared;
  return {
    execute: (command) => vscode.commands.executeCommand(command),
    openExternal,
    openFile: openPlace,
    openPassage: (passage) => openPassage(documents, passage),
    openAttachment: (attachment) => openAttachment(shared, attachment),
    copy: (text) => vscode.env.clipboard.writeText(text),
    insertAtCursor,
    code: codePorts(proposals, documents),
    warn: (message) => void vscode.window.showWarningMessage(message),
  };
}
