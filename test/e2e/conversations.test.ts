import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { longText } from '../bedrock-local/brain/rules/longText.ts';
import { Chat } from './harness/chat.ts';
import { converseRequestOf } from './harness/converseRequest.ts';
import { eventually } from './harness/eventually.ts';
import { Picker } from './harness/picker.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench();
let workbench: Workbench;
let chat: Chat;

/** Slow enough that it answers for as long as other conversations are looked at. */
const slowly = {
  rules: [{ match: { promptIncludes: 'slowly' }, answer: { deltaMs: 60, chunk: 40 } }],
};

function history(): Promise<Picker> {
  return Picker.open(workbench, 'Conversations', () => workbench.runCommand('Bedrock: Show Conversations'));
}

/** A button of a row, which is there while the pointer is on it. */
async function press(row: Locator, name: string): Promise<void> {
  await row.hover();
  await row
    .getByRole('button', { name, exact: true })
    .or(row.locator(`[aria-label="${name}"]`))
    .first()
    .click();
}

/** VS Code's own dialog for files, as it is where no system has one. */
async function inDialog(title: string, file: string): Promise<void> {
  const dialog = workbench.page.locator('.quick-input-widget', { hasText: title });
  const field = dialog.locator('input').first();
  // It writes where it begins, and lists that folder.
  await dialog.locator('.monaco-list-row').first().waitFor();
  await field.fill(file);
  // Enter takes the row that is chosen: of a file that is there, its own.
  if (existsSync(file)) await workbench.quickPickRow(path.basename(file)).waitFor();
  await workbench.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

async function openChat(): Promise<void> {
  workbench = await open();
  chat = new Chat(workbench);
  await workbench.standIn.setScenario(slowly);
  await chat.open();
}

describe('Conversations', () => {
  before(openChat);

  it('are edited into branches, which can be walked', async () => {
    const turn = await chat.ask('hello, first words');
    await turn.hover();
    await turn.getByRole('button', { name: 'Edit' }).click();
    const editor = turn.getByRole('textbox', { name: 'Edit prompt' });
    await editor.fill('hello, other words');
    await editor.press('Enter');
    await chat.page.getByText('hello, other words').first().waitFor();
    await chat.over(chat.lastTurn);
    await chat.lastTurn.getByRole('img', { name: 'Version 2 of 2' }).waitFor();
    await workbench.screenshot('conversations-branch');
    const { request } = await workbench.standIn.call('hello, other words');
    assert.deepEqual(request.messages, ['user: hello, other words']);
  });

  it('go on while another one is begun and answered', async () => {
    await chat.startAnew();
    const slow = await chat.send('write 4 KB slowly, behind the others');
    await slow.getByRole('heading', { name: 'Part 1' }).waitFor();
    await chat.startAnew();
    const quick = await chat.ask('hello beside it');
    await quick
      .getByText(/^You asked|hello/i)
      .first()
      .waitFor();
    const picker = await history();
    await picker.row(/^write 4 KB slowly, behind the others/).waitFor();
    await workbench.screenshot('conversations-history');
    await chat.takesCaret(() => picker.choose(/^write 4 KB slowly, behind the others/));
    await chat.page.getByText('write 4 KB slowly, behind the others').first().waitFor();
    await chat.over(chat.lastTurn);
    assert.equal(await chat.markdownOf(chat.lastTurn), longText(4 * 1024));
    const { line } = await workbench.standIn.call('behind the others');
    assert.notEqual(line.closedByClient, true);
  });
});

describe('A conversation that a model names', () => {
  before(openChat);

  it('gets its name after the first answer, by a small call of its own', async () => {
    await workbench.writeSettings({ 'bedrockWorkbench.conversationTitles': 'model' });
    const naming = {
      match: { promptIncludes: 'Name this conversation' },
      answer: { text: '**Parcels abroad**' },
    };
    await workbench.standIn.setScenario({ rules: [naming] });
    // A setting that a file was given is read some time later.
    await eventually('the name', async () => {
      await chat.startAnew();
      await chat.ask('hello, what of parcels to Norway?');
      const calls = await workbench.standIn.requests('ConverseStream');
      return calls.find(({ body }) => converseRequestOf(body).lastText.includes('Name this conversation'));
    });
    const picker = await history();
    await picker
      .row(/^Parcels abroad/)
      .first()
      .waitFor();
    await workbench.screenshot('conversations-named');
    await picker.close();
    const { line } = await workbench.standIn.call('Name this conversation');
    const { inferenceConfig } = line.body as { inferenceConfig: unknown };
    assert.deepEqual(inferenceConfig, { maxTokens: 64 });
    await workbench.writeSettings({ 'bedrockWorkbench.conversationTitles': undefined });
    await workbench.standIn.setScenario(slowly);
  });
});

describe('Stored conversations', () => {
  before(openChat);

  it('are found by what was said in them', async () => {
    const picker = await history();
    await picker.filter('Part 1');
    await picker.row(/^write 4 KB slowly, behind the others/).waitFor();
    await picker.row(/^hello beside it/).waitFor({ state: 'detached' });
    await workbench.screenshot('conversations-search');
    await picker.filter('beside it');
    await chat.takesCaret(() => picker.choose(/^hello beside it/));
    await chat.page.getByText('hello beside it').first().waitFor();
  });

  it('are renamed, pinned and deleted, and deleting can be undone', async () => {
    let picker = await history();
    await press(picker.row(/^hello beside it/), 'Pin');
    await picker
      .row(/^hello beside it.*/)
      .locator('.codicon-pinned')
      .first()
      .waitFor();
    await press(picker.row(/^hello beside it/), 'Rename');
    await Picker.opened(workbench, 'Rename Conversation');
    await workbench.page.locator('.quick-input-widget input').first().fill('A better name');
    await workbench.page.keyboard.press('Enter');
    // It is taken once the extension has checked it.
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    picker = await history();
    await press(picker.row(/^A better name/), 'Delete');
    await picker.row(/^A better name/).waitFor({ state: 'detached' });
    await picker.close();
    await workbench
      .notification('“A better name” was deleted.')
      .getByRole('button', { name: 'Undo' })
      .click();
    picker = await history();
    await chat.takesCaret(() => picker.choose(/^A better name/));
    await chat.page.getByText('hello beside it').first().waitFor();
  });
});

describe('A conversation as a file', () => {
  before(openChat);

  it('is written where the person says, and comes back from there', async () => {
    const file = path.join(workbench.workspace, 'beside.json');
    let picker = await history();
    await press(picker.row(/^A better name/), 'Export…');
    await inDialog('Export Conversation', file);
    await eventually('the file', () => (existsSync(file) ? true : undefined));
    await workbench.screenshot('conversations-export');
    await chat.startAnew();
    await workbench.runCommand('Bedrock: Import Conversation…');
    await chat.takesCaret(() => inDialog('Import Conversation', file));
    await chat.page.getByText('hello beside it').first().waitFor();
    picker = await history();
    await picker
      .row(/^A better name/)
      .nth(1)
      .waitFor();
    await press(picker.row(/^A better name/).first(), 'Delete');
    await picker
      .row(/^A better name/)
      .nth(1)
      .waitFor({ state: 'detached' });
    await picker.close();
    await rm(file);
  });
});

describe('Conversations after a reload', () => {
  before(openChat);

  it('are there, with the one that was open', async () => {
    await chat.open();
    await chat.page.getByText('hello beside it').first().waitFor();
    const picker = await history();
    await picker.row(/^A better name/).waitFor();
    await picker.row(/^write 4 KB slowly, behind the others/).waitFor();
    await picker.close();
  });

  it('come back in their editor tabs, too', async () => {
    const picker = await history();
    await press(picker.row(/^write 4 KB slowly, behind the others/), 'Open in Editor');
    await picker.close();
    const tab = new Chat(workbench, workbench.chatTab());
    await tab.page.getByText('write 4 KB slowly, behind the others').first().waitFor();
    await tab.ask('hello from the tab');
    await tab.page.getByText('You asked: “hello from the tab”').first().waitFor();
    await workbench.runCommand('Bedrock: Go to Previous Prompt');
    await workbench.screenshot('conversations-editor');
    await tab.paste('kept.txt', Buffer.from('a note for the next prompt').toString('base64'));
    await tab.attachments.filter({ hasText: 'kept.txt' }).waitFor();
    await workbench.reload();
    await tab.page.getByText('You asked: “hello from the tab”').first().waitFor();
    await workbench.page.getByRole('tab', { name: /^write 4 KB slowly/ }).waitFor();
    await tab.attachments.filter({ hasText: 'kept.txt' }).waitFor();
  });
});

describe('Conversations in two windows', () => {
  before(async () => {
    await workbench.runCommand('View: Close All Editors');
    await openChat();
  });

  it('are the same ones, and keep what is said in either', async () => {
    await chat.startAnew();
    await chat.ask('hello from the first window');
    const beside = await workbench.beside();
    const other = new Chat(beside);
    await other.open();
    await other.page.getByText('hello from the first window').first().waitFor();
    await Promise.all([chat.ask('hello again from the first'), other.ask('hello from the second')]);
    await beside.page.close();
    await workbench.reload();
    await chat.open();
    await chat.lastTurn.getByRole('img', { name: /^Version \d of 2$/ }).waitFor();
    await workbench.screenshot('conversations-two-windows');
    const picker = await history();
    for (const said of ['again from the first', 'from the second']) {
      await picker.filter(said);
      await picker.row(/^hello from the first window/).waitFor();
    }
    await picker.close();
  });
});
