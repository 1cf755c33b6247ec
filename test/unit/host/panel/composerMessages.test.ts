import assert from 'node:assert/strict';
import { parsePageMessage } from '../../../../src/protocol/messages.ts';
import { ids, setUp } from './handlersHarness.ts';
import { CODE } from './samples.ts';

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

  it('goes without a selection that is too large', async () => {
    const { panel, calls, say } = setUp();
    panel.setSelected({ tooLarge: { label: 'a.log', startLine: 1, endLine: 9, bytes: 300_000 }, on: true });
    assert.equal(panel.state().implicit?.state, 'too-large');
    await say({ type: 'send', text: 'Why?' });
    assert.deepEqual(calls, [['send', { task: 'chat', text: 'Why?', attachments: [] }]]);
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
});

describe('a prompt that is not taken', () => {
  it('comes back, with its chips, also where something throws on the way', async () => {
    const broken = (): Promise<never> => Promise.reject(new Error('git: index.lock'));
    const composer = { ...setUp().ports.composer, complete: broken };
    for (const changes of [{ composer }, { send: broken }]) {
      const { panel, calls, say } = setUp(changes);
      panel.attach(CODE);
      await assert.rejects(say({ type: 'send', text: 'Why?' }), { message: 'git: index.lock' });
      assert.deepEqual(calls, [
        ['warn', 'The prompt could not be sent. The log has the details.'],
        ['giveBack', 'Why?'],
      ]);
      assert.deepEqual(ids(panel.attachments), ['a']);
    }
  });

  it('comes back beside the chips that were added meanwhile', async () => {
    const picked = Promise.withResolvers<boolean>();
    const { panel, calls, say } = setUp({ send: () => picked.promise });
    panel.attach(CODE);
    const sent = say({ type: 'send', text: 'Why?' });
    panel.attach({ ...CODE, id: 'b', startLine: 4 });
    picked.resolve(false);
    await sent;
    assert.deepEqual(calls, [['giveBack', 'Why?']]);
    assert.deepEqual(ids(panel.attachments), ['a', 'b']);
  });
});

describe('a prompt that is on its way', () => {
  it('is not forgotten before it is sent', async () => {
    const picked = Promise.withResolvers<boolean>();
    const { panel, say } = setUp({ send: () => picked.promise });
    panel.attach(CODE);
    const sent = say({ type: 'send', text: 'Why?' });
    assert.deepEqual(panel.outgoing, [{ text: 'Why?', attachments: [CODE] }]);
    picked.resolve(true);
    await sent;
    assert.deepEqual([panel.outgoing, panel.attachments], [[], []]);
  });

  it('is not forgotten either before a page has it again', async () => {
    const page = Promise.withResolvers<undefined>();
    const { panel, say } = setUp({ send: () => Promise.resolve(false), giveBack: () => page.promise });
    const first = say({ type: 'send', text: 'Why?' });
    const second = say({ type: 'send', text: 'And how?' });
    await Promise.resolve();
    assert.deepEqual(
      panel.outgoing.map(({ text }) => text),
      ['Why?', 'And how?'],
    );
    page.resolve(undefined);
    await Promise.all([first, second]);
    assert.deepEqual(panel.outgoing, []);
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
