import assert from 'node:assert/strict';
import { MAX_TEXT_BYTES } from '../../../../src/host/panel/messageHandlers.ts';
import { ids, setUp } from './handlersHarness.ts';
import { CODE } from './samples.ts';

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

describe('a prompt that is empty, code alone or too large', () => {
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

describe('the buttons of the page', () => {
  it('run the commands that the palette has', async () => {
    const { calls, say } = setUp();
    for (const picker of ['profile', 'region', 'model', 'guardrail', 'knowledgeBase', 'tools']) {
      await say({ type: 'pick', picker });
    }
    assert.deepEqual(calls, [
      ['execute', 'bedrockWorkbench.pickProfile'],
      ['execute', 'bedrockWorkbench.pickRegion'],
      ['execute', 'bedrockWorkbench.pickModel'],
      ['execute', 'bedrockWorkbench.pickGuardrail'],
      ['execute', 'bedrockWorkbench.pickKnowledgeBase'],
      ['execute', 'bedrockWorkbench.pickTools'],
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
    const { panel, calls, say } = setUp({ edit: () => Promise.resolve(false) });
    panel.attach(CODE);
    await say({ type: 'editTurn', turnId: 't', text: '  ' });
    await say({ type: 'editTurn', turnId: 't', text: 'Hello again' });
    assert.deepEqual(calls, [['giveBack', 'Hello again']]);
    assert.deepEqual(ids(panel.attachments), ['a']);
  });

  it('does so, too, where they are too large or something throws', async () => {
    const huge = 'x'.repeat(MAX_TEXT_BYTES + 1);
    const { calls, say } = setUp({ edit: () => Promise.reject(new Error('No window')) });
    await say({ type: 'editTurn', turnId: 't', text: huge });
    await assert.rejects(say({ type: 'editTurn', turnId: 't', text: 'Hello again' }), {
      message: 'No window',
    });
    assert.deepEqual(calls, [
      ['giveBack', huge],
      ['warn', 'The text is 1.0 MB, and the limit is 1.0 MB. Nothing was done with it.'],
      ['warn', 'The prompt could not be sent. The log has the details.'],
      ['giveBack', 'Hello again'],
    ]);
  });

  it('keeps the edited words while the person is asked what to leave out', async () => {
    const asked = Promise.withResolvers<boolean>();
    const { panel, calls, say } = setUp({ edit: () => asked.promise });
    const edited = say({ type: 'editTurn', turnId: 't', text: 'Hello again' });
    assert.deepEqual(panel.outgoing, [{ text: 'Hello again', attachments: [] }]);
    asked.resolve(true);
    await edited;
    assert.deepEqual([panel.outgoing, calls], [[], []]);
  });
});
