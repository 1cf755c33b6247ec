import assert from 'node:assert/strict';
import type { Attachment } from '../../../../src/chat/conversation.ts';
import { MAX_TEXT_BYTES, pageHandlers, type PagePorts } from '../../../../src/host/panel/messageHandlers.ts';
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

function setUp(changes: Partial<PagePorts> = {}): Setup {
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
    edit: (turnId, text) => calls.push(['edit', turnId, text]) > 0,
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

function ids(attachments: readonly Attachment[]): readonly string[] {
  return attachments.map(({ id }) => id);
}

describe('a look at the next call', () => {
  it('is about what is typed now', async () => {
    const { calls, say } = setUp();
    await say({ type: 'draft', text: 'Wh' });
    await say({ type: 'previewRequest', text: 'Why?' });
    await say({ type: 'countTokens', text: 'Why so?' });
    assert.deepEqual(calls, [
      ['drafted', 'Wh'],
      ['drafted', 'Why?'],
      ['previewRequest'],
      ['drafted', 'Why so?'],
      ['countTokens'],
    ]);
  });

  it('is not taken at what is longer than anything that could be sent', async () => {
    const { calls, say } = setUp();
    await say({ type: 'previewRequest', text: 'x'.repeat(MAX_TEXT_BYTES + 1) });
    assert.deepEqual(calls, []);
  });
});

describe('a prompt from the page', () => {
  it('goes with the chips, which are then used up', async () => {
    const { panel, calls, say } = setUp();
    panel.attach(CODE);
    await say({ type: 'send', text: 'Why?' });
    assert.deepEqual(calls, [['send', { task: 'chat', text: 'Why?', attachments: [CODE] }]]);
    assert.deepEqual(panel.attachments, []);
  });

  it('comes back, with its chips, while a turn is running', async () => {
    const { panel, calls, say } = setUp({ send: () => Promise.resolve(false) });
    panel.attach(CODE);
    await say({ type: 'send', text: 'Why?' });
    assert.deepEqual(calls, [['giveBack', 'Why?']]);
    assert.deepEqual(ids(panel.attachments), ['a']);
  });
});

describe('a prompt with what it is about', () => {
  it('goes with the selection of the editor, where that is to go along', async () => {
    const { panel, calls, say } = setUp();
    const code = { ...CODE, text: 'not sent before' };
    panel.setSelected({ code, on: true });
    await say({ type: 'send', text: 'Why?' });
    panel.setSelected({ code, on: false });
    await say({ type: 'send', text: 'And now?' });
    assert.deepEqual(calls, [
      ['send', { task: 'chat', text: 'Why?', attachments: [code] }],
      ['send', { task: 'chat', text: 'And now?', attachments: [] }],
    ]);
  });

  it('means what its command stands for', async () => {
    const { calls, say } = setUp();
    await say({ type: 'send', text: '/commit in German' });
    const instructions = 'Write the commit message for this change.';
    assert.deepEqual(calls, [
      ['send', { task: 'commit', text: '/commit in German', instructions, attachments: [] }],
    ]);
  });

  it('comes back, with its chips, where its command lacks what it is about', async () => {
    const composer = { ...setUp().ports.composer, complete: () => Promise.resolve(undefined) };
    const { panel, calls, say } = setUp({ composer });
    panel.attach(CODE);
    await say({ type: 'send', text: '/commit' });
    assert.deepEqual(calls, [['giveBack', '/commit']]);
    assert.deepEqual(ids(panel.attachments), ['a']);
  });

  it('is not sent when there is nothing in it', async () => {
    const { calls, say } = setUp();
    await say({ type: 'send', text: ' \n' });
    assert.deepEqual(calls, []);
  });

  it('may be code alone', async () => {
    const { panel, calls, say } = setUp();
    panel.attach(CODE);
    await say({ type: 'send', text: '' });
    assert.deepEqual(calls, [['send', { task: 'chat', text: '', attachments: [CODE] }]]);
  });

  it('is refused with its size when it is too large, and nothing is lost', async () => {
    const { panel, calls, say } = setUp();
    panel.attach(CODE);
    const text = 'é'.repeat(MAX_TEXT_BYTES / 2 + 1);
    await say({ type: 'send', text });
    const warning = 'The text is 1.0 MB, and the limit is 1.0 MB. Nothing was done with it.';
    assert.deepEqual(calls, [
      ['giveBack', text],
      ['warn', warning],
    ]);
    assert.deepEqual(ids(panel.attachments), ['a']);
  });
});

describe('a link from the page', () => {
  it('is opened where it is a web or mail address', async () => {
    const { calls, say } = setUp();
    for (const href of ['https://example.com/a?b=c', 'mailto:a@example.com'])
      await say({ type: 'openLink', href });
    assert.deepEqual(calls, [
      ['openExternal', 'https://example.com/a?b=c'],
      ['openExternal', 'mailto:a@example.com'],
    ]);
  });

  it('is not opened where it could do anything else', async () => {
    const { calls, say } = setUp();
    const hrefs = [
      'javascript:alert(1)',
      'command:workbench.action.quit',
      'file:///etc/passwd',
      'vscode://x/y',
      'data:text/html,x',
      ' ',
      '/relative',
    ];
    for (const href of hrefs) await say({ type: 'openLink', href });
    assert.deepEqual(calls, []);
  });
});

describe('a source from the page', () => {
  it('opens where it came from when that is on the web, else its text', async () => {
    const { calls, say } = setUp();
    for (const source of [0, 1, 2, 3, -1, 0.5]) await say({ type: 'openSource', turnId: 't', source });
    await say({ type: 'openSource', turnId: 'nobody', source: 0 });
    assert.deepEqual(calls, [
      ['openPassage', { title: 'Runbook', text: 'Restart.' }],
      ['openExternal', 'https://example.com/r'],
      ['openPassage', { title: 'Runbook', text: 'Restart.', uri: 's3://b/r.md' }],
    ]);
  });
});

describe('the chips from the page', () => {
  it('open whether they are in the composer or were sent, and ids that name nothing do nothing', async () => {
    const { panel, calls, say } = setUp();
    panel.attach(CODE);
    for (const id of ['a', 'sent', 'nothing']) await say({ type: 'openAttachment', id });
    assert.deepEqual(calls, [
      ['openAttachment', CODE],
      ['openAttachment', { ...CODE, id: 'sent' }],
    ]);
  });

  it('are removed by their id', async () => {
    const { panel, say } = setUp();
    panel.attach(CODE);
    panel.attach({ ...CODE, id: 'b', startLine: 40 });
    await say({ type: 'removeAttachment', id: 'a' });
    assert.deepEqual(ids(panel.attachments), ['b']);
  });
});

describe('what goes along, from the page', () => {
  it('is collected, pasted, dropped, left out and shown', async () => {
    const { calls, say } = setUp();
    await say({ type: 'addContext', context: 'problems' });
    await say({ type: 'addText', text: 'a\nb' });
    await say({ type: 'addFile', name: 'a.png', base64: 'iVBORw==' });
    await say({ type: 'addUris', uris: ['file:///w/a.ts'] });
    await say({ type: 'setImplicit', on: false });
    await say({ type: 'preview', id: 'a' });
    assert.deepEqual(calls, [
      ['addContext', 'problems'],
      ['addText', 'a\nb'],
      ['addFile', 'a.png', 'iVBORw=='],
      ['addUris', ['file:///w/a.ts']],
      ['setImplicit', false],
      ['preview', 'a'],
    ]);
  });

  it('is not heard where its bytes are not base64', () => {
    for (const base64 of ['a', 'ab=c', 'ab c', '<svg>']) {
      assert.equal(parsePageMessage({ type: 'addFile', name: 'a.png', base64 }), undefined);
    }
  });
});

describe('the buttons of the page', () => {
  it('run the commands that the palette has', async () => {
    const { calls, say } = setUp();
    for (const picker of ['profile', 'region', 'model', 'guardrail', 'knowledgeBase']) {
      await say({ type: 'pick', picker });
    }
    assert.deepEqual(calls, [
      ['execute', 'bedrockWorkbench.pickProfile'],
      ['execute', 'bedrockWorkbench.pickRegion'],
      ['execute', 'bedrockWorkbench.pickModel'],
      ['execute', 'bedrockWorkbench.pickGuardrail'],
      ['execute', 'bedrockWorkbench.pickKnowledgeBase'],
    ]);
  });

  it('copy and insert what is not too large', async () => {
    const { calls, say } = setUp();
    const huge = 'x'.repeat(MAX_TEXT_BYTES + 1);
    for (const type of ['copy', 'insertAtCursor']) {
      await say({ type, text: 'x = 1' });
      await say({ type, text: huge });
    }
    assert.deepEqual(
      calls.map(([name]) => name),
      ['copy', 'warn', 'insertAtCursor', 'warn'],
    );
  });

  it('act on the turn that they stand under', async () => {
    const { panel, calls, say } = setUp();
    await say({ type: 'act', turnId: 't', action: 'retry' });
    await say({ type: 'act', turnId: 'nobody', action: 'retry' });
    await say({ type: 'newConversation' });
    await say({ type: 'ready' });
    await say({ type: 'stop' });
    assert.deepEqual(calls, [['act', panel.turn('t'), 'retry'], ['newConversation'], ['ready']]);
  });
});

describe('a turn that was sent', () => {
  it('is edited, tried again and compared by its id', async () => {
    const { panel, calls, say } = setUp();
    await say({ type: 'editTurn', turnId: 't', text: 'Hello again' });
    await say({ type: 'retryTurn', turnId: 't', how: 'same' });
    await say({ type: 'retryTurn', turnId: 't', how: 'otherModel' });
    await say({ type: 'compareTurn', turnId: 't' });
    await say({ type: 'compareTurn', turnId: 'nobody' });
    assert.deepEqual(calls, [
      ['edit', 't', 'Hello again'],
      ['retry', 't'],
      ['retryWithOtherModel', 't'],
      ['compare', panel.turn('t')],
    ]);
  });

  it('leaves the edited words in the composer where they can’t be sent', async () => {
    const { calls, say } = setUp({ edit: () => false });
    await say({ type: 'editTurn', turnId: 't', text: '  ' });
    await say({ type: 'editTurn', turnId: 't', text: 'Hello again' });
    assert.deepEqual(calls, [['giveBack', 'Hello again']]);
  });
});
