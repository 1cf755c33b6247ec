import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Chat } from './harness/chat.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench();
let workbench: Workbench;
let chat: Chat;

describe('Code that can’t be sent', () => {
  before(async () => {
    workbench = await open();
    chat = new Chat(workbench);
    const line = `export const text = '${'x'.repeat(77)}';\n`;
    await writeFile(path.join(workbench.workspace, 'large.txt'), line.repeat((5 * 1024 * 1024) / 100));
    await writeFile(path.join(workbench.workspace, 'empty.ts'), '');
    await chat.open();
    await chat.composer.fill('typed before');
  });

  afterEach(async () => {
    await workbench.runCommand('Notifications: Clear All Notifications');
    assert.equal(await chat.attachments.count(), 0);
    await chat.composerHas('typed before');
  });

  it('an empty file', async () => {
    await workbench.openFile('empty.ts');
    await workbench.runCommand('Bedrock: Add Selection to Chat');
    await workbench.notification('There is no code here to send. Select some code').waitFor();
  });

  it('5 MB, refused with its size and the limit', async () => {
    await workbench.openFile('large.txt');
    await workbench.selectAll();
    await workbench.runCommand('Bedrock: Add Selection to Chat');
    await workbench
      .notification(
        'The selection is 5.0 MB, and the limit is 256 KB. Nothing was sent. Select a smaller part.',
      )
      .waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('Bedrock: Explain Selection');
    await workbench.notification('The selection is 5.0 MB').waitFor();
  });

  it('a binary file, also when it is opened as text', async () => {
    await workbench.openFile('assets/label.bin');
    await workbench.runCommand('Bedrock: Add Selection to Chat');
    await workbench.notification('Open a text file and select some code first.').waitFor();
    await workbench.page.getByRole('button', { name: 'Open Anyway' }).click();
    await workbench.quickPickRow('Text Editor').click();
    await workbench.selectAll();
    await workbench.runCommand('Bedrock: Add Selection to Chat');
    await workbench.notification('assets/label.bin is not text.').waitFor();
  });

  it('nothing of it reached the model', async () => {
    assert.deepEqual(await workbench.standIn.requests('ConverseStream'), []);
  });
});
