import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Chat } from './harness/chat.ts';
import { eventually } from './harness/eventually.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench();
let workbench: Workbench;
let chat: Chat;

const SAFER = `export function chargeableWeight(parcel: Parcel): number {
  if (parcel.weight <= 0) throw new RangeError('A parcel weighs something');
  return Math.ceil(parcel.weight * 2) / 2;
}`;
const LONG = Array.from({ length: 60 }, (_, n) => `export const price${n} = ${n};`).join('\n');

const ANSWER = `Negative weights are refused now:

\`\`\`ts
${SAFER}
\`\`\`

The prices go into a file of their own:

\`\`\`ts src/prices.ts
${LONG}
\`\`\`

Then run the tests:

\`\`\`bash
npm test -- quote
\`\`\`
`;

async function openChat(): Promise<void> {
  workbench = await open();
  chat = new Chat(workbench);
  await workbench.standIn.setScenario({
    rules: [{ match: { operation: 'ConverseStream', promptIncludes: 'weight' }, answer: { text: ANSWER } }],
  });
  await workbench.openFile('src/quote.ts');
  await workbench.selectLines(16, 20);
  await workbench.runCommand('Bedrock: Ask About Selection');
  await chat.composer.waitFor();
  await chat.ask('Refuse a negative weight');
}

function block(n: number) {
  const element = chat.lastTurn.locator('.code-block').nth(n);
  return { element, press: (name: string) => element.getByRole('button', { name, exact: true }).click() };
}

async function saved(file: string, text: string): Promise<void> {
  await eventually(`${text} in ${file}`, async () =>
    (await readFile(path.join(workbench.workspace, file), 'utf8').catch(() => '')).includes(text)
      ? true
      : undefined,
  );
}

describe('Code in an answer', () => {
  before(openChat);

  it('is applied to the code that was asked about, once its diff is kept, and undone in one step', async () => {
    await block(0).press('Apply in Editor');
    await workbench.page.getByRole('tab', { name: /quote\.ts \(change from the chat\)/ }).waitFor();
    await workbench.notification('Keep the change to src/quote.ts?').waitFor();
    await workbench.page.locator('.modified .view-lines').getByText('RangeError').waitFor();
    await workbench.screenshot('apply-diff');
    await workbench.notification('Keep the change').getByRole('button', { name: 'Keep' }).click();
    await workbench.editorText('RangeError').waitFor();
    await workbench.page.getByRole('tab', { name: /change from the chat/ }).waitFor({ state: 'detached' });
    await workbench.runCommand('Undo');
    await workbench.editorText('RangeError').waitFor({ state: 'detached' });
    await workbench.editorText('const volumetric').waitFor();
  });

  it('becomes a new file where it names one that there is not', async () => {
    await block(1).press('Apply in Editor');
    await workbench.page.getByRole('tab', { name: /prices\.ts \(change from the chat\)/ }).waitFor();
    await workbench.runCommand('Bedrock: Keep Change');
    await saved('src/prices.ts', 'export const price59 = 59;');
    await workbench.page.locator('.tab.active[data-resource-name="prices.ts"]').waitFor();
  });

  it('opens as a new document of its language', async () => {
    await block(0).press('New File');
    await workbench.editorText('RangeError').waitFor();
    await workbench.statusBarItem('TypeScript').waitFor();
    assert.equal(await block(1).element.getByRole('button', { name: 'Show All 60 Lines' }).count(), 1);
  });

  it('is typed into the terminal and not run', async () => {
    await block(2).press('Run in Terminal');
    const terminal = workbench.page.locator('.terminal-wrapper.active .xterm');
    await terminal.waitFor();
    await workbench.screenshot('code-in-terminal');
  });
});
