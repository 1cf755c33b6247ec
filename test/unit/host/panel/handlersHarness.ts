import assert from 'node:assert/strict';
import type { Attachment } from '../../../../src/chat/conversation.ts';
import { pageHandlers, type PagePorts } from '../../../../src/host/panel/messageHandlers.ts';
import { PanelModel } from '../../../../src/host/panel/panelModel.ts';
import { dispatch, parsePageMessage } from '../../../../src/protocol/messages.ts';
import { aTurn, CODE, context, EMPTY, HELLO, scripted } from './samples.ts';

type Call = readonly unknown[];

interface Setup {
  readonly panel: PanelModel;
  /** What the page set in motion, in order. */
  readonly calls: Call[];
  readonly ports: PagePorts;
  readonly say: (message: unknown) => Promise<void>;
}

export function setUp(changes: Partial<PagePorts> = {}): Setup {
  const calls: Call[] = [];
  const panel = new PanelModel(context);
  const source = { title: 'Runbook', text: 'Restart.' };
  const sources = [source, { ...source, uri: 'https://example.com/r' }, { ...source, uri: 's3://b/r.md' }];
  const turn = aTurn({ sources }, { prompt: { ...HELLO, attachments: [{ ...CODE, id: 'sent' }] } });
  panel.follow(scripted({ ...EMPTY, turns: [turn] }).session);
  const note =
    (name: string) =>
    (...args: readonly unknown[]) =>
      void calls.push([name, ...args]);
  const ports: PagePorts = {
    model: panel,
    ready: note('ready'),
    send: (prompt) => Promise.resolve(calls.push(['send', prompt]) > 0),
    newConversation: note('newConversation'),
    drafted: note('drafted'),
    previewRequest: note('previewRequest'),
    countTokens: note('countTokens'),
    edit: (turnId, text) => Promise.resolve(calls.push(['edit', turnId, text]) > 0),
    retry: note('retry'),
    retryWithOtherModel: note('retryWithOtherModel'),
    compare: note('compare'),
    giveBack: note('giveBack'),
    act: note('act'),
    execute: note('execute'),
    openExternal: note('openExternal'),
    findFiles: note('findFiles'),
    openFile: note('openFile'),
    openPassage: note('openPassage'),
    openAttachment: note('openAttachment'),
    copy: note('copy'),
    insertAtCursor: note('insertAtCursor'),
    code: {
      newFile: note('newFile'),
      apply: (code, turn) => note('apply')(code, turn?.id),
      applySeveral: (codes, turn) => note('applySeveral')(codes, turn?.id),
      runInTerminal: note('runInTerminal'),
      preview: note('preview'),
    },
    composer: {
      complete: (prompt) => Promise.resolve(prompt),
      addContext: note('addContext'),
      addText: note('addText'),
      addFile: note('addFile'),
      addUris: note('addUris'),
      setImplicit: note('setImplicit'),
      preview: note('preview'),
    },
    warn: note('warn'),
    ...changes,
  };
  const handlers = pageHandlers(ports);
  const say = async (value: unknown): Promise<void> => {
    const message = parsePageMessage(value);
    assert.ok(message, 'a message of the protocol');
    await dispatch(handlers, message);
  };
  return { panel, calls, ports, say };
}

export function ids(attachments: readonly Attachment[]): readonly string[] {
  return attachments.map(({ id }) => id);
}
