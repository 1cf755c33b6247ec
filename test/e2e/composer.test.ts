import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { Chat } from './harness/chat.ts';
import { Picker } from './harness/picker.ts';
import { repository } from './harness/repository.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import { fitsItsWidth, resizeSideBar } from './harness/width.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench({ width: 1400, height: 1000 });
let workbench: Workbench;
let chat: Chat;

let undo: (() => Promise<void>) | undefined;

async function openRepository(): Promise<void> {
  workbench = await open();
  undo = await repository(workbench.workspace, {
    'src/new.ts': 'export const added = true;\n',
    'package.json': '{ "name": }\n',
  });
  chat = new Chat(workbench);
  await workbench.openFile('src/quote.ts');
  await workbench.selectLines(16, 20);
  await chat.open();
}

function suggestion(name: string): Locator {
  return chat.page.getByRole('option', { name });
}

function chip(name: string): Locator {
  return chat.attachments.getByRole('button', { name: `Open ${name}` });
}

async function noChips(): Promise<void> {
  await chat.attachments.first().waitFor({ state: 'detached' });
}

describe('The selection of the editor', () => {
  before(openRepository);

  const eye = (name: string): Locator => chat.page.getByRole('button', { name, exact: true });

  it('goes with a command that is completed as it is typed', async () => {
    await eye('Leave Selection Out').waitFor();
    await chat.composer.pressSequentially('/');
    await suggestion('/explain').waitFor();
    await suggestion('/haiku Three lines about the code').waitFor();
    await workbench.screenshot('composer-commands');
    await chat.composer.pressSequentially('fi');
    await chat.composer.press('Tab');
    await chat.composerHas('/fix ');
    await chat.composer.pressSequentially('the rounding');
    const before = await chat.turns.count();
    await chat.composer.press('Enter');
    await chat.over(chat.turns.nth(before));
    const { request } = await workbench.standIn.call('the rounding');
    assert.match(request.system, /Find what is wrong in the code and fix it/);
    assert.match(
      request.lastText,
      /^<selection file="src\/quote\.ts" lines="16-20">\n```typescript\nexport function chargeableWeight[\s\S]*```\n<\/selection>\n\nFind what is wrong here and fix it\.\n\nthe rounding$/,
    );
  });

  it('does not go twice with one conversation, nor where the eye is closed', async () => {
    await chat.page.getByTitle(/in this conversation already/).waitFor();
    await chat.ask('And why is that?');
    const again = await workbench.standIn.call('And why is that?');
    assert.equal(again.request.lastText, 'And why is that?');
    await workbench.selectLines(5, 8);
    await eye('Leave Selection Out').click();
    await eye('Send Selection Along').waitFor();
    await chat.ask('Without code?');
    const without = await workbench.standIn.call('Without code?');
    assert.equal(without.request.lastText, 'Without code?');
    await eye('Send Selection Along').click();
    await eye('Leave Selection Out').waitFor();
  });

  it('is asked about by commands of the editor, which the chat answers at once', async () => {
    const before = await chat.turns.count();
    await workbench.runCommand('Bedrock: Write Tests for Selection');
    const turn = chat.turns.nth(before);
    await chat.over(turn);
    await turn.getByText('/tests').first().waitFor();
    const { request } = await workbench.standIn.call('Write tests for this code.');
    assert.match(request.lastText, /^<selection file="src\/quote\.ts" lines="5-7">/);
    assert.match(request.system, /^[\s\S]*Write tests for the code/);
  });
});

describe('What goes along', () => {
  before(async () => {
    await chat.startAnew();
    await workbench.openFile('package.json');
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await chat.open();
  });

  it('is chosen with # and with Add Context…', async () => {
    await chat.composer.pressSequentially('Look at #fi');
    await suggestion('#file').waitFor();
    await chat.composer.press('Enter');
    const files = await Picker.opened(workbench, 'Files to Send Along');
    await files.filter('retry.ts');
    // Rows that are ticked are checkboxes, not options.
    await workbench.quickPickRow('retry.ts').first().click();
    await workbench.page.keyboard.press('Enter');
    await chip('src/retry.ts, file').waitFor();
    await chat.composerHas('Look at ');
    await chat.page.getByRole('button', { name: 'Add Context…' }).click();
    const kinds = await Picker.opened(workbench, 'Add Context');
    await workbench.screenshot('composer-add-context');
    await kinds.choose(/^Changes/);
    await chip('Changes, changes').waitFor();
    await chat.page.getByRole('button', { name: 'Add Context…' }).click();
    await (await Picker.opened(workbench, 'Add Context')).choose(/^Problems/);
    await chat.attachments.getByRole('button', { name: /^Open \d+ problem/ }).waitFor();
  });

  it('is what is pasted: a picture as one, shown small, and a long text', async () => {
    const base64 = await readFile(fromRoot('media', 'icon.png'), 'base64');
    await chat.paste('shot.bin', base64);
    await chip('shot.bin, PNG image').waitFor();
    await chat.page.locator('img.chip-preview[src^="data:image/png;base64,"]').waitFor();
    await workbench.screenshot('composer-chips');
  });

  it('is what is drawn here from the workbench', async () => {
    const tab = workbench.page.getByRole('tab', { name: 'package.json' });
    await chat.takeDropOf(tab, () => workbench.screenshot('composer-drop'));
    await chip('package.json, file').waitFor();
    await chat.page.getByRole('button', { name: 'Remove package.json' }).click();
    await chip('package.json, file').waitFor({ state: 'detached' });
  });

  it('is refused in words where no model reads it', async () => {
    const base64 = Buffer.from('PK\u0003\u0004\0\0').toString('base64');
    await chat.paste('photo.png', base64);
    const note = chat.page.getByRole('alert').filter({ hasText: 'photo.png is neither text nor' });
    await note.waitFor();
    await workbench.screenshot('composer-refused');
    await note.getByRole('button', { name: 'Dismiss' }).click();
  });

  it('opens on a click, a picture too', async () => {
    await chip('shot.bin').click();
    await workbench.page.locator('.tab.active[data-resource-name="shot.bin.png"]').waitFor();
    await workbench.screenshot('composer-picture');
  });
});

describe('What went along', () => {
  it('is sent as what it is', async () => {
    const turn = await chat.ask('Look at it all, please');
    await turn.getByRole('button', { name: /^Open src\/retry\.ts/ }).waitFor();
    await noChips();
    const { request } = await workbench.standIn.call('Look at it all, please');
    const [image, { text = '' } = {}] = lastContent(request.body);
    assert.equal(image?.image?.format, 'png');
    assert.match(text, /<context kind="file" name="src\/retry\.ts">\n```/);
    assert.match(text, /<context kind="changes" name="Changes">\n```diff\n[\s\S]*src\/new\.ts/);
    assert.match(text, /<context kind="problems" name="\d+ problems?">\n```\npackage\.json:1:\d+: error: /);
  });

  it('is the changes of the repository, for a commit message', async () => {
    await chat.startAnew();
    const turn = await chat.ask('/commit');
    await turn.getByRole('button', { name: /^Open Changes/ }).waitFor();
    const { request } = await workbench.standIn.call('Write the commit message for this change.');
    assert.match(request.lastText, /^<context kind="changes" name="Changes">/);
    assert.deepEqual(request.body['inferenceConfig'], { maxTokens: 512 });
  });

  it('may be a prompt of the repository’s own', async () => {
    const turn = await chat.ask('/haiku in German');
    await turn.getByText('/haiku in German').waitFor();
    const { request } = await workbench.standIn.call('Write a haiku about this code.');
    assert.equal(request.lastText, 'Write a haiku about this code.\n\nin German');
  });
});

interface ContentOfTest {
  readonly text?: string;
  readonly image?: { readonly format: string };
}

function lastContent(body: Readonly<Record<string, unknown>>): readonly ContentOfTest[] {
  const messages = body['messages'] as readonly { readonly content: readonly ContentOfTest[] }[];
  return messages.at(-1)?.content ?? [];
}

describe('The composer', () => {
  before(async () => {
    await workbench.openFile('src/quote.ts');
    await workbench.selectLines(16, 20);
    await workbench.runCommand('Bedrock: Add Selection to Chat');
    await workbench.selectLines(5, 8);
    const base64 = await readFile(fromRoot('media', 'icon.png'), 'base64');
    await chat.paste('screenshot.png', base64);
    await chip('screenshot.png').waitFor();
    const bad = Buffer.from('\0').toString('base64');
    await chat.paste('label.bin', bad);
    await resizeSideBar(workbench, 250);
  });

  after(async () => {
    await chat.ask('That was all');
    await resizeSideBar(workbench, 300);
    await undo?.();
  });

  it('has all of it in a narrow side bar', async () => {
    await chat.composer.fill('');
    await chat.composer.pressSequentially('/');
    await suggestion('/explain').waitFor();
    await workbench.screenshot('composer-narrow');
    await fitsItsWidth(chat.page.locator('.panel'));
  });
});
