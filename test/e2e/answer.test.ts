import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { Chat } from './harness/chat.ts';
import { eventually } from './harness/eventually.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench({ width: 1500, height: 1000 });
let workbench: Workbench;
let chat: Chat;
let turn: Locator;

const ANSWER = `The weight is decided by \`chargeableWeight()\` in \`src/quote.ts:16\`, called with \`nowhere()\`.

\`\`\`ts src/quote.ts
export function chargeableWeight(parcel: Parcel): number {
  return Math.ceil(parcel.weight);
}
\`\`\`

\`\`\`mermaid
graph TD
  Parcel --> Quote
\`\`\`

\`\`\`sh
echo parcels sent | tee typed.txt
\`\`\`

- [x] measured
- [ ] rounded
  1. nested once
     - nested twice
`;

const scenario = {
  rules: [
    { match: { promptIncludes: 'all of code' }, answer: { text: ANSWER } },
    {
      match: { promptIncludes: 'think first' },
      answer: {
        blocks: [
          { kind: 'reasoning', text: 'A **thought**.', signature: 'c2lnbmF0dXJl' },
          { kind: 'text', text: 'Thought through.' },
        ],
      },
    },
  ],
};

/** A button of the block whose bar says this. */
function codeButton(bar: string, name: string): Locator {
  const block = turn.locator('.code-block', { has: chat.page.getByText(bar, { exact: true }) });
  return block.getByRole('button', { name, exact: true });
}

/** The terminal that says this. Its rows are its lines. */
function terminal(text: string | RegExp): Locator {
  return workbench.page.locator('.xterm-rows', { hasText: text });
}

describe('What an answer offers', () => {
  before(async () => {
    workbench = await open();
    chat = new Chat(workbench);
    await workbench.standIn.setScenario(scenario);
    // With it the language server knows the project.
    await workbench.openFile('src/quote.ts');
    await workbench.editorText('chargeableWeight').waitFor();
    await chat.open();
    turn = await chat.ask('all of code');
  });

  it('links the files and symbols of the workspace that it names, and nothing else', async () => {
    const link = turn.getByRole('link', { name: 'src/quote.ts:16' });
    await link.waitFor();
    assert.equal(await turn.getByRole('link', { name: 'nowhere()' }).count(), 0);
    await link.click();
    await workbench.statusBarItem('Ln 16, Col 1').waitFor();
  });

  it('opens a symbol that it names where it is defined', async () => {
    // A language server that has only just begun knows nothing yet; a later answer that names it asks again.
    const link = await eventually('a link to the symbol', async () => {
      turn = await chat.ask('all of code');
      await turn.getByRole('link', { name: 'src/quote.ts:16' }).waitFor();
      const found = turn.getByRole('link', { name: 'chargeableWeight()' });
      return (await found.count()) > 0 ? found : undefined;
    });
    await workbench.openFile('README.md');
    await link.click();
    await workbench.page.locator('.tab.active[data-resource-name="quote.ts"]').waitFor();
    await workbench.statusBarItem('Ln 16, Col 1').waitFor();
  });

  it('applies code behind a diff, one undo step when it is kept', async () => {
    const file = path.join(workbench.workspace, 'src', 'quote.ts');
    const before = await readFile(file, 'utf8');
    await codeButton('src/quote.ts', 'Apply in Editor').click();
    const question = workbench.notification('Keep the change to src/quote.ts?');
    await question.waitFor();
    await workbench.screenshot('answer-apply');
    await question.getByRole('button', { name: 'Keep' }).click();
    await workbench.editorText('Math.ceil(parcel.weight)').waitFor();
    await workbench.editorText('chargeableWeight').click();
    await workbench.page.keyboard.press('Control+Z');
    await workbench.editorText('const volume').waitFor();
    // Whoever goes on in this window finds the file as it was.
    await workbench.page.keyboard.press('Control+S');
    await eventually('the file on disk', async () =>
      (await readFile(file, 'utf8')) === before ? true : undefined,
    );
  });

  it('opens a diagram in VS Code’s own preview', async () => {
    await codeButton('mermaid', 'Open Preview').click();
    await workbench.page.locator('.tab', { hasText: 'Preview' }).first().waitFor();
    await workbench.screenshot('answer-mermaid');
    await workbench.runCommand('View: Close All Editors');
  });
});

describe('Code of an answer', () => {
  it('opens code as a file of its own', async () => {
    await codeButton('src/quote.ts', 'New File').click();
    await workbench.page.locator('.tab.active', { hasText: 'Untitled-' }).waitFor();
    await workbench.editorText('Math.ceil(parcel.weight)').waitFor();
    await workbench.statusBarItem('TypeScript').waitFor();
    await workbench.runCommand('View: Revert and Close Editor');
  });

  it('types a command into the terminal, and leaves it to the person to run it', async () => {
    const file = path.join(workbench.workspace, 'typed.txt');
    await codeButton('sh', 'Run in Terminal').click();
    await terminal('echo parcels sent | tee typed.txt').waitFor();
    await workbench.screenshot('answer-terminal');
    assert.equal(existsSync(file), false);
    await workbench.page.keyboard.press('Enter');
    await eventually('what the command does', () => (existsSync(file) ? true : undefined));
    await rm(file);
  });

  it('sends along what the terminal said, and leaves the clipboard as it was', async () => {
    await terminal(/typed\.txt\s*parcels sent/).waitFor();
    await workbench.page.evaluate("navigator.clipboard.writeText('a person’s own')");
    // A terminal has the keys to itself.
    await chat.composer.click();
    await chat.composer.pressSequentially('#ter');
    await chat.page.getByRole('option', { name: '#terminal' }).waitFor();
    await chat.composer.press('Enter');
    await chat.attachments.filter({ hasText: 'terminal' }).waitFor();
    assert.equal(await workbench.page.evaluate('navigator.clipboard.readText()'), 'a person’s own');
    await chat.ask('what did it say?');
    const { request } = await workbench.standIn.call('what did it say?');
    assert.match(request.lastText, /<context kind="terminal" name="bash">[^]*\nparcels sent\n/);
    await workbench.runCommand('Terminal: Kill the Active Terminal Instance');
    await workbench.page.locator('.xterm-rows').waitFor({ state: 'detached' });
  });
});

describe('Signed reasoning', () => {
  it('is folded, shown when asked for, and goes back with the next prompt', async () => {
    const thought = await chat.ask('think first');
    await thought.getByText(/^(?:Thought for|Reasoning)/).click();
    await thought.getByText('A thought.').waitFor();
    await chat.ask('and then');
    const { line } = await workbench.standIn.call('and then');
    const { messages } = line.body as { messages: { role: string; content: unknown[] }[] };
    assert.deepEqual(messages.at(-2)?.content, [
      { reasoningContent: { reasoningText: { text: 'A **thought**.', signature: 'c2lnbmF0dXJl' } } },
      { text: 'Thought through.' },
    ]);
  });
});
