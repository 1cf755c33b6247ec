import assert from 'node:assert/strict';
import { Chat } from './harness/chat.ts';
import { contextMenu } from './harness/contextMenu.ts';
import { Picker } from './harness/picker.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench({ width: 1400, height: 1100 });
let workbench: Workbench;
let chat: Chat;

async function openChat(): Promise<void> {
  workbench = await open();
  chat = new Chat(workbench);
  await chat.open();
}

describe('What was used and what it cost', () => {
  before(openChat);

  it('is added up over all conversations, by day, model and account, and can be deleted', async () => {
    await chat.ask('hello, what does this cost?');
    await workbench.runCommand('Bedrock: Show Usage and Cost');
    const page = workbench.markdownPreview();
    await page.getByRole('heading', { name: 'Usage and Cost' }).waitFor();
    await page
      .getByRole('cell', { name: /^Claude Haiku 4\.5/ })
      .first()
      .waitFor();
    await page
      .getByRole('cell', { name: /111122223333.*us-east-1/ })
      .first()
      .waitFor();
    await page.getByText('It is not a bill').waitFor();
    await workbench.screenshot('usage');
    await workbench.runCommand('Bedrock: Clear Usage History');
    await workbench.page.getByRole('dialog').getByRole('button', { name: 'Clear', exact: true }).click();
    await workbench.notification('The usage history was cleared.').waitFor();
    await workbench.runCommand('Bedrock: Show Usage and Cost');
    await page.getByText('Nothing is recorded yet.').waitFor();
  });
});

describe('The regions that have a model', () => {
  before(openChat);

  it('are asked on demand, and one of them becomes the current one', async () => {
    await workbench.treeItem('Anthropic, 7 models').click();
    await workbench.treeItem(/^Claude Haiku 4\.5,/).waitFor();
    await contextMenu(workbench, /^Claude Haiku 4\.5,/, 'Find Regions That Have This Model');
    const picker = await Picker.opened(workbench, 'Regions That Have Claude Haiku 4\\.5');
    await picker.row(/^Other regions that have Claude Haiku 4\.5: \d+ of \d+/).waitFor();
    await workbench.screenshot('regions-found');
    const asked = await workbench.standIn.requests('ListFoundationModels');
    assert.ok(new Set(asked.map(({ region }) => region)).has('eu-central-1'));
    await picker.choose(/^eu-central-1,/);
    await chat.choice('Region', 'eu-central-1').waitFor();
    await chat.choice('Model', 'Claude Haiku 4.5').waitFor();
  });

  it('leave the way back to the profile’s own', async () => {
    const picker = await Picker.open(workbench, 'AWS Region', () =>
      chat.choice('Region', 'eu-central-1').click(),
    );
    await picker.choose(/^Use the profile’s region/);
    await chat.choice('Region', 'us-east-1').waitFor();
  });
});
