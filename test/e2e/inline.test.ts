import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Chat } from './harness/chat.ts';
import { eventually } from './harness/eventually.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import { succeeds } from './harness/succeeds.ts';
import type { Workbench } from './harness/workbench.ts';

const shared = sharedWorkbench({ width: 1400, height: 1100 });
const SLOW = {
  rules: [
    { match: { promptIncludes: 'Explain this code' }, answer: { text: 'word '.repeat(2000), deltaMs: 40 } },
  ],
};

function threadOf({ page }: Workbench): Locator {
  return page.locator('.review-widget');
}

function button(workbench: Workbench, name: string): Locator {
  return threadOf(workbench).getByRole('button', { name });
}

async function openQuote(): Promise<Workbench> {
  const workbench = await shared();
  await workbench.standIn.setScenario({ rules: [] });
  await workbench.openFile('src/quote.ts');
  return workbench;
}

async function explainFromPalette(workbench: Workbench): Promise<void> {
  await workbench.selectLines(16, 20);
  await workbench.runCommand('Bedrock: Explain Selection');
  await threadOf(workbench).waitFor();
}

async function dismiss(workbench: Workbench): Promise<void> {
  await button(workbench, 'Dismiss').click();
  await threadOf(workbench).waitFor({ state: 'detached' });
}

describe('Explaining a selection, from everywhere a person may look', () => {
  afterEach(async () => dismiss(await shared()));

  it('answers beside the code from the palette, and no panel opens over the editor', async () => {
    const workbench = await openQuote();
    await explainFromPalette(workbench);
    await button(workbench, 'Copy Answer').waitFor();
    await threadOf(workbench).getByText('How it works').waitFor();
    await threadOf(workbench).getByText('Claude Haiku 4.5 · us-east-1 · local').waitFor();
    await workbench.screenshot('inline-explain');
    assert.equal(await workbench.page.locator('.part.panel:visible').count(), 0);
  });

  it('answers from the editor’s context menu', async () => {
    const workbench = await openQuote();
    await workbench.selectLines(16, 20);
    await workbench.page.keyboard.press('Shift+F10');
    await workbench.page.getByRole('menuitem', { name: 'Bedrock' }).hover();
    // Right after it opened, a menu takes a mouse button that goes up for the one that opened it.
    await workbench.page.getByRole('menuitem', { name: 'Explain Selection' }).hover();
    await workbench.page.keyboard.press('Enter');
    await threadOf(workbench).getByText('How it works').waitFor();
  });

  it('answers from the light bulb', async () => {
    const workbench = await openQuote();
    await workbench.selectLines(16, 20);
    const explain = workbench.page.getByText('Explain with Bedrock');
    // A language server that has just told something closes the list again.
    await eventually('the list of code actions', async () => {
      await workbench.page.keyboard.press('Control+.');
      return (await succeeds(explain.click({ timeout: 5000 }))) || undefined;
    });
    await threadOf(workbench).getByText('How it works').waitFor();
  });

  it('explains the function around the cursor when nothing is selected', async () => {
    const workbench = await openQuote();
    await workbench.selectLines(18, 18);
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.runCommand('Bedrock: Explain Selection');
    await threadOf(workbench).getByText('How it works').waitFor();
    const request = await workbench.standIn.waitForJournal(
      'the call with the whole function',
      ({ operation, body }) =>
        operation === 'ConverseStream' && JSON.stringify(body).includes('lines=\\"16-20'),
    );
    assert.equal(request['status'], 200);
  });
});

describe('An explanation that stands beside the code', () => {
  it('can be asked further, with the code and the answer as history', async () => {
    const workbench = await openQuote();
    await explainFromPalette(workbench);
    await button(workbench, 'Copy Answer').waitFor();
    const editor = threadOf(workbench)
      .locator('.comment-form .monaco-editor, .review-comment .monaco-editor')
      .last();
    await editor.click();
    await workbench.page.keyboard.type('show a table');
    await button(workbench, 'Ask').click();
    await threadOf(workbench).locator('table').waitFor();
  });

  it('goes on in the chat, whole', async () => {
    const workbench = await shared();
    await button(workbench, 'Continue in Chat').click();
    const chat = new Chat(workbench);
    await chat.lastTurn.locator('table').waitFor();
    assert.equal(await chat.turns.count(), 2);
    await chat.page.locator('textarea:focus').waitFor();
    await threadOf(workbench).waitFor({ state: 'detached' });
  });
});

describe('An explanation that does not end by itself', () => {
  afterEach(async () => dismiss(await shared()));

  it('is stopped on the wire, and what had arrived stays', async () => {
    const workbench = await openQuote();
    await workbench.standIn.setScenario(SLOW);
    await explainFromPalette(workbench);
    await threadOf(workbench).getByText('word word').waitFor();
    await button(workbench, 'Stop').click();
    await threadOf(workbench).getByText('Stopped.').waitFor();
    const line = await workbench.standIn.waitForJournal(
      'the closed call',
      (each) => each['closedByClient'] === true,
    );
    assert.equal(line['operation'], 'ConverseStream');
    assert.match(await threadOf(workbench).innerText(), /word word/);
  });

  it('says cause and remedy when it fails, and answers when tried again from there', async () => {
    const workbench = await openQuote();
    const error = {
      name: 'AccessDeniedException',
      status: 403,
      message: 'You don’t have access to the model.',
    };
    await workbench.standIn.setScenario({
      rules: [{ match: { operation: 'ConverseStream' }, times: 1, error }],
    });
    await explainFromPalette(workbench);
    await threadOf(workbench).getByText('You don’t have access to the model.').waitFor();
    await workbench.screenshot('inline-failure');
    await threadOf(workbench).getByRole('link', { name: 'Try Again' }).click();
    await threadOf(workbench).getByText('How it works').waitFor();
  });
});
