import assert from 'node:assert/strict';
import { Chat } from './harness/chat.ts';
import { Picker } from './harness/picker.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench();
let workbench: Workbench;
let chat: Chat;

const PROMPT = 'What will this cost?';

/** The text of the document that is open, all of it. */
async function documentText(): Promise<string> {
  await workbench.selectAll();
  return workbench.copied(() => workbench.page.keyboard.press('Control+c'));
}

describe('Before a prompt is sent', () => {
  before(async () => {
    workbench = await open();
    chat = new Chat(workbench);
    await chat.open();
  });

  it('the composer says what the call will take', async () => {
    await chat.composer.fill(PROMPT);
    const line = chat.page.getByText(/^≈ \d+ tokens in · up to 4\.1K out · reserves [≥≈] [\d.]+K quota · /);
    await line.click();
    await chat.page
      .getByText(/anthropic\.claude-haiku-4-5/)
      .first()
      .waitFor();
    await workbench.screenshot('preview-open');
  });

  it('AWS counts where it is asked to', async () => {
    await chat.page.getByRole('button', { name: 'Have AWS Count the Tokens' }).click();
    await chat.page.getByText(/^\d+ tokens, counted by AWS$/).waitFor();
    assert.equal((await workbench.standIn.requests('CountTokens')).length, 1);
  });

  it('the document shows the very body that is then sent', async () => {
    await workbench.runCommand('Bedrock: Preview Request');
    await workbench.page.getByRole('tab', { name: /Request Preview/ }).waitFor();
    const text = await documentText();
    const shown: unknown = JSON.parse(/```json\n(.*?)\n```/s.exec(text)?.[1] ?? 'null');
    // What is selected in an editor would go along.
    await workbench.runCommand('View: Close Editor');
    await chat.open();
    await chat.ask(PROMPT);
    const { line, request } = await workbench.standIn.call(PROMPT);
    assert.deepEqual(shown, request.body);
    assert.equal(line.operation, 'ConverseStream');
  });

  it('what came back corrects the next estimate', async () => {
    await chat.page.getByText(/measured on (?:one call|\d+ calls) of this model/).waitFor();
    await chat.page.getByText(/^So far: \d+ tokens in · \d+ out · /).waitFor();
    await workbench.screenshot('preview-after');
  });
});

describe('A prompt that is more than the model reads', () => {
  it('is not sent before the person has chosen what to leave out, and comes back where they do not', async () => {
    const long = '字'.repeat(220_000);
    const sent = (await workbench.standIn.requests('ConverseStream')).length;
    await chat.composer.fill(long);
    await chat.page.getByText(/ of the context window: it may not fit$/).waitFor();
    await chat.composer.press('Enter');
    const picker = await Picker.opened(workbench, 'More Than the Model Reads at Once');
    // Rows that are ticked are checkboxes, whose names begin with their icon's.
    await workbench.quickPickRow('What will this cost?').waitFor();
    await workbench.screenshot('preview-room');
    await picker.close();
    await chat.composerHas(long);
    assert.equal((await workbench.standIn.requests('ConverseStream')).length, sent);
  });
});
