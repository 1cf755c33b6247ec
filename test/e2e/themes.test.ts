import assert from 'node:assert/strict';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { readJson } from '../../scripts/lib/json.mjs';
import { Chat } from './harness/chat.ts';
import { contrast } from './harness/contrast.ts';
import { Picker } from './harness/picker.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import { themes, type Theme } from './harness/themes.ts';
import { fitsItsWidth, resizeSideBar } from './harness/width.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench({ width: 1500, height: 1400 });
let workbench: Workbench;
let chat: Chat;

/** As the workbench's root element names the kind of theme. */
const kinds: Readonly<Record<Theme, string>> = {
  dark: 'vs-dark',
  light: 'vs',
  'high-contrast-dark': 'hc-black',
  'high-contrast-light': 'hc-light',
};

/** Code explained inline; in the chat sources, code, an answer that was cut, a chip, and a prompt half typed. */
async function prepare(): Promise<void> {
  workbench = await open();
  chat = new Chat(workbench);
  const faults = fromRoot('test', 'bedrock-local', 'scenarios', 'all-faults.json');
  await workbench.standIn.setScenario(await readJson(faults));
  await workbench.openFile('src/quote.ts');
  await workbench.selectLines(16, 20);
  await workbench.runCommand('Bedrock: Explain Selection');
  await chat.open();
  await foldTree();
  await pick('Knowledge Base', /^engineering-handbook/);
  await chat.choice('Knowledge base', 'engineering-handbook').waitFor();
  await chat.ask('How many approvals does a change need?');
  await pick('Knowledge Base', /^None/);
  await pick('Guardrail', /^no-weather/);
  await chat.choice('Guardrail', 'no-weather (DRAFT)').waitFor();
  await chat.ask('Will it rain tomorrow?');
  await pick('Guardrail', /^None/);
  await chat.choice('Guardrail', 'No guardrail').waitFor();
  await chat.ask('show a table');
  await chat.ask('fault: stream throttling');
  await workbench.runCommand('Bedrock: Add Selection to Chat');
  await chat.attachments.waitFor();
  await chat.composer.fill('Is that rounding right?');
}

async function pick(title: string, row: RegExp): Promise<void> {
  const picker = await Picker.open(workbench, title, () => workbench.runCommand(`Bedrock: Pick ${title}`));
  await picker.choose(row);
}

async function foldTree(): Promise<void> {
  const header = workbench.page.getByRole('button', { name: /^Models.* Section$/, expanded: true });
  await header.click();
  await header.waitFor({ state: 'detached' });
}

async function switchTheme(theme: Theme): Promise<void> {
  await workbench.runCommand('Preferences: Color Theme');
  await workbench.page.locator('.quick-input-widget input').first().fill(themes[theme]);
  await workbench.page.getByRole('option', { name: new RegExp(`(^|, )${themes[theme]}(,|$)`) }).click();
  await workbench.page.locator(`.monaco-workbench.${kinds[theme]}`).waitFor();
}

const texts = [
  '.prompt-text',
  '.text-block p',
  '.text-block td',
  '.answer-by',
  '.answer-usage',
  '.source-title',
  '.source-text',
  '.failure-message',
  '.card.failure p:not(.failure-message)',
  '.card.guardrail li',
  '.chip-label',
  '.chip-detail',
  '.choice-label',
  '.call-line',
  '.banner p',
];

describe('In each kind of theme', () => {
  before(prepare);

  for (const theme of Object.keys(kinds) as Theme[]) {
    it(`every text of the chat can be read: ${theme}`, async () => {
      await switchTheme(theme);
      await chat.page.locator(`body[data-vscode-theme-id="${themes[theme]}"]`).waitFor();
      await workbench.screenshot(`theme-${theme}-chat`);
      await chat.page.locator('.source-list').scrollIntoViewIfNeeded();
      await workbench.screenshot(`theme-${theme}-sources`);
      await chat.page.getByRole('button', { name: 'Jump to latest' }).click();
      const least = theme.startsWith('high-contrast') ? 7 : 4.5;
      const ratios = await Promise.all(
        texts.map(async (text) => [text, await contrast(chat.page.locator(text).first())] as const),
      );
      assert.deepEqual(
        ratios.filter(([, ratio]) => ratio < least),
        [],
      );
    });
  }
});

describe('In a narrow side bar', () => {
  before(async () => {
    workbench = await open();
    chat = new Chat(workbench);
    await switchTheme('dark');
  });

  it('nothing of the chat is cut off', async () => {
    const width = await resizeSideBar(workbench, 200);
    await chat.composer.waitFor();
    await workbench.screenshot('narrow-chat');
    assert.ok(width < 230, `the side bar is ${width} px wide`);
    await fitsItsWidth(chat.page.locator('.scroller'));
  });
});

/** Beside each other: a picker over the editor, the tree in the side bar with the chat folded away. */
describe('For the eye, in each kind of theme', () => {
  let picker: Picker;

  before(async () => {
    workbench = await open();
    chat = new Chat(workbench);
    await workbench.page.getByRole('button', { name: 'Chat Section', expanded: true }).click();
    await workbench.page.getByRole('button', { name: /^Models.* Section$/, expanded: false }).click();
    await workbench.treeItem(/^Anthropic/).click();
    await workbench.treeItem(/^Claude Haiku 4\.5/).click();
    await workbench.treeItem(/^US Anthropic Claude Haiku 4\.5/).waitFor();
  });

  afterEach(() => picker.close());

  for (const theme of Object.keys(kinds) as Theme[]) {
    it(`the tree and a picker: ${theme}`, async () => {
      await switchTheme(theme);
      await workbench.runCommand('Bedrock: Pick Model');
      picker = await Picker.opened(workbench, 'Model');
      await picker.row(/^Nova Pro/).waitFor();
      await workbench.screenshot(`theme-${theme}-tree`);
    });
  }
});
