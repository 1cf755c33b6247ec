import assert from 'node:assert/strict';
import { everything } from '../bedrock-local/brain/rules/showcase.ts';
import { longText } from '../bedrock-local/brain/rules/longText.ts';
import { Chat, failureOf } from './harness/chat.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench();
let workbench: Workbench;
let chat: Chat;

/** Slow enough for a person to meet it half-way. */
const slowly = {
  rules: [{ match: { promptIncludes: 'slowly' }, answer: { deltaMs: 40, chunk: 24 } }],
};

async function openChat(): Promise<void> {
  workbench = await open();
  chat = new Chat(workbench);
  await workbench.standIn.setScenario(slowly);
  await chat.open();
}

describe('The chat', () => {
  before(openChat);

  it('says plainly that a stand-in answers', async () => {
    await chat.page.getByText('Answers come from a local stand-in, not from a model.').waitFor();
  });

  it('sends a prompt and renders the answer’s Markdown', async () => {
    const turn = await chat.ask('show everything');
    await turn.getByRole('heading', { name: 'Everything at once', level: 1 }).waitFor();
    await turn.getByRole('listitem').filter({ hasText: 'First' }).first().waitFor();
    await turn.getByRole('table').getByRole('cell', { name: '20' }).waitFor();
    await turn.getByText('ts', { exact: true }).waitFor();
    assert.equal(await turn.getByRole('button', { name: 'Insert at Cursor' }).count(), 2);
    assert.equal(await chat.markdownOf(turn), everything);
  });

  it('shows what the answer came from and what it used', async () => {
    const usage = chat.lastTurn.getByText(/^[\d,]+ in · [\d,]+ out · .+ · [\d.]+ s$/);
    await usage.waitFor();
    await chat.lastTurn.getByText('Claude Haiku 4.5 · us-east-1').waitFor();
  });

  it('asks for no more than it needs, with rules in `system` and no sampling of its own', async () => {
    const { line, request } = await workbench.standIn.call('show everything');
    assert.equal(line.operation, 'ConverseStream');
    assert.deepEqual(Object.keys(request.body).sort(), ['inferenceConfig', 'messages', 'system']);
    assert.deepEqual(request.body['inferenceConfig'], { maxTokens: 4096 });
    assert.deepEqual(request.messages, ['user: show everything']);
    assert.match(request.system, /^You are a programming assistant/);
  });

  it('copies code', async () => {
    const copy = chat.lastTurn.getByRole('button', { name: 'Copy', exact: true }).nth(1);
    assert.equal(await workbench.copied(() => copy.click()), '{ "maxTokens": 512, "stopSequences": [] }');
  });

  it('inserts code at the cursor', async () => {
    await workbench.openFile('src/retry.ts');
    await chat.lastTurn.getByRole('button', { name: 'Insert at Cursor' }).nth(1).click();
    await workbench.editorText('{ "maxTokens": 512, "stopSequences": [] }export').waitFor();
    await workbench.runCommand('File: Revert File');
  });

  it('sends the turns before along with the next prompt', async () => {
    const turn = await chat.ask('What did I first ask?');
    await turn.getByText('You asked: “show everything”. This is turn 2.').waitFor();
    const { request } = await workbench.standIn.call('What did I first ask?');
    assert.deepEqual(request.messages, [
      'user: show everything',
      `assistant: ${everything.trim()}`,
      'user: What did I first ask?',
    ]);
  });

  it('begins a new conversation, which knows nothing of the one before', async () => {
    await chat.startAnew();
    await chat.ask('hello');
    const { request } = await workbench.standIn.call('hello');
    assert.deepEqual(request.messages, ['user: hello']);
  });
});

describe('Stopping an answer', () => {
  before(openChat);

  it('closes the request on the wire and keeps what had arrived, marked stopped', async () => {
    const turn = await chat.send('write 6 KB slowly, to be stopped');
    await turn.getByRole('heading', { name: 'Part 1' }).waitFor();
    const clicked = Date.now();
    await chat.stopButton.click();
    await turn.getByText('Stopped', { exact: true }).waitFor();
    await turn.getByRole('heading', { name: 'Part 1' }).waitFor();
    const { line } = await workbench.standIn.call('to be stopped');
    assert.equal(line.closedByClient, true);
    const closed = Date.parse(line.at) + (line.closedAfterMs ?? NaN);
    assert.ok(closed - clicked < 1500, `closed ${closed - clicked} ms after the click`);
    assert.ok(longText(6 * 1024).startsWith(await chat.markdownOf(turn)));
  });

  it('works with Escape in the composer too', async () => {
    const turn = await chat.send('write 6 KB slowly, until Escape');
    await turn.getByRole('heading', { name: 'Part 1' }).waitFor();
    await chat.composer.press('Escape');
    await turn.getByText('Stopped', { exact: true }).waitFor();
    const { line } = await workbench.standIn.call('until Escape');
    assert.equal(line.closedByClient, true);
  });

  it('lets the next prompt through, with what had arrived as history', async () => {
    await chat.ask('hello again');
    const { request } = await workbench.standIn.call('hello again');
    assert.match(request.messages.at(-2) ?? '', /^assistant: ## Part 1/);
  });
});

describe('The composer', () => {
  before(openChat);

  it('undoes typing with Ctrl+Z, once for each press', async () => {
    await chat.composer.fill('');
    await chat.composer.pressSequentially('one');
    await chat.composer.press('ArrowLeft');
    await chat.composer.press('End');
    await chat.composer.pressSequentially(' two');
    await chat.composer.press('Control+z');
    await chat.composerHas('one');
    await chat.composer.press('Control+Shift+z');
    await chat.composerHas('one two');
  });

  it('breaks the line with Shift+Enter and sends with Enter', async () => {
    await chat.composer.fill('first line');
    await chat.composer.press('Shift+Enter');
    await chat.composer.pressSequentially('second line');
    await chat.composerHas('first line\nsecond line');
    const before = await chat.turns.count();
    await chat.composer.press('Enter');
    await chat.over(chat.turns.nth(before));
    await chat.composerHas('');
    const { request } = await workbench.standIn.call('second line');
    assert.equal(request.lastText, 'first line\nsecond line');
  });

  it('recalls earlier prompts with Up, and comes back with Down', async () => {
    await chat.composer.press('ArrowUp');
    await chat.composerHas('first line\nsecond line');
    await chat.composer.press('ArrowUp');
    await chat.composerHas('hello again');
    await chat.composer.press('ArrowDown');
    await chat.composer.press('ArrowDown');
    await chat.composerHas('');
  });
});

describe('The selection in the chat', () => {
  before(async () => {
    await openChat();
    await workbench.openFile('src/quote.ts');
    await workbench.selectLines(16, 20);
    await workbench.runCommand('Bedrock: Add Selection to Chat');
  });

  it('is a chip that goes with the next prompt, and only with that one', async () => {
    await chat.attachments.getByRole('button', { name: 'Open src/quote.ts, lines 16–20, 250 B' }).waitFor();
    const turn = await chat.ask('What is this code for?');
    await turn.getByRole('button', { name: /^Open src\/quote\.ts/ }).waitFor();
    await chat.attachments.waitFor({ state: 'detached' });
    const { request } = await workbench.standIn.call('What is this code for?');
    assert.match(
      request.lastText,
      /^<selection file="src\/quote\.ts" lines="16-20">\n```typescript\nexport function chargeableWeight/,
    );
  });

  it('can be taken away again', async () => {
    await workbench.runCommand('Bedrock: Ask About Selection');
    await chat.attachments.getByRole('button', { name: 'Remove src/quote.ts' }).click();
    await chat.attachments.waitFor({ state: 'detached' });
    await chat.ask('And without code?');
    const { request } = await workbench.standIn.call('And without code?');
    assert.equal(request.lastText, 'And without code?');
  });
});

describe('An answer that nobody watches', () => {
  before(openChat);

  it('is whole when the view is shown again', async () => {
    await chat.startAnew();
    const turn = await chat.send('write 2 KB slowly, unseen');
    await turn.getByRole('heading', { name: 'Part 1' }).waitFor();
    await workbench.page.keyboard.press('Control+Shift+E');
    await chat.composer.waitFor({ state: 'detached' });
    const { line } = await workbench.standIn.call('unseen');
    assert.equal(line.closedByClient, undefined);
    await chat.open();
    await chat.over(chat.lastTurn);
    assert.equal(await chat.markdownOf(chat.lastTurn), longText(2 * 1024));
  });
});

describe('A window reload', () => {
  before(async () => {
    await openChat();
    // Nothing that is selected goes along.
    await workbench.runCommand('View: Close All Editors');
  });

  it('keeps what was said and what is to be said, and what had arrived of an answer, marked interrupted', async () => {
    await chat.startAnew();
    await chat.ask('repeat: kept over a reload');
    const turn = await chat.send('write 12 KB slowly, cut by a reload');
    await turn.getByRole('heading', { name: 'Part 1' }).waitFor();
    await chat.paste('notes.txt', Buffer.from('notes to go along').toString('base64'));
    const notes = chat.attachments.getByRole('button', { name: /^Open notes\.txt/ });
    await notes.waitFor();
    await chat.composer.fill('half a thought');
    await workbench.reload();
    await chat.open();
    await chat.turns.first().getByText('kept over a reload', { exact: true }).waitFor();
    await chat.composerHas('half a thought');
    await notes.waitFor();
    await chat.lastTurn.getByRole('heading', { name: 'Part 1' }).waitFor();
    const card = failureOf(chat.lastTurn);
    await card.getByText('The window was closed or reloaded while the answer was arriving.').waitFor();
    const { line } = await workbench.standIn.call('cut by a reload');
    assert.equal(line.closedByClient, true);
  });

  it('has the answer again where the person wants it', async () => {
    const card = failureOf(chat.lastTurn);
    await workbench.standIn.setScenario();
    await card.getByRole('button', { name: 'Try Again' }).click();
    await card.waitFor({ state: 'hidden' });
    await chat.over(chat.lastTurn);
    assert.equal(await chat.markdownOf(chat.lastTurn), longText(12 * 1024));
    await chat.attachments.getByRole('button', { name: 'Remove notes.txt' }).click();
  });
});

describe('Hostile Markdown', () => {
  before(openChat);

  it('is shown inert: nothing loads, runs or navigates', async () => {
    const requested: string[] = [];
    workbench.page.on('request', (request) => requested.push(request.url()));
    const turn = await chat.ask('show hostile markdown');
    await turn.getByText('a raw link').waitFor();
    assert.equal(await turn.locator('img, iframe, script, style, object, embed, [onclick]').count(), 0);
    const links = await turn.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.deepEqual(
      links.filter((href) => href !== null),
      ['https://docs.aws.amazon.com/bedrock/'],
    );
    assert.equal(await chat.page.locator('body').getAttribute('data-pwned'), null);
    const elsewhere = requested.filter(
      (url) => !url.startsWith('http://127.0.0.1') && !url.startsWith('blob:'),
    );
    assert.deepEqual(elsewhere, []);
  });
});
