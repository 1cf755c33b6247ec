import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Chat } from './harness/chat.ts';
import { Picker } from './harness/picker.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench();
let workbench: Workbench;
let chat: Chat;

type Call = readonly [name: string, input: unknown];

/** The next prompt that has these words is answered by calls of tools; what they return, by what they returned. */
async function ask(prompt: string, ...calls: readonly Call[]): Promise<Locator> {
  const blocks = [
    { kind: 'text', text: 'Let me look into the files.' },
    ...calls.map(([name, input], i) => ({ kind: 'toolUse', toolUseId: `use-${i}`, name, input })),
  ];
  const answer = { blocks, stopReason: 'tool_use' };
  await workbench.standIn.setScenario({ rules: [{ match: { promptIncludes: prompt }, times: 1, answer }] });
  return chat.send(prompt);
}

function cards(turn: Locator): Locator {
  return turn.getByRole('group', { name: /^Tool call: / });
}

function press(card: Locator, name: string): Promise<void> {
  return card.getByRole('button', { name, exact: true }).click();
}

/** What the model was told by its tools, as the last call has it. */
async function told(): Promise<readonly string[]> {
  const { body } = await workbench.standIn.waitForJournal('a call with results', ({ body: sent }) =>
    JSON.stringify(sent).includes('"toolResult"'),
  );
  const { messages } = body as { messages: readonly { content: readonly Block[] }[] };
  return messages.at(-1)?.content.map(({ toolResult }) => toolResult?.content[0]?.text ?? '') ?? [];
}

interface Block {
  readonly toolResult?: { readonly content: readonly { readonly text?: string }[] };
}

async function choose(...names: readonly string[]): Promise<Picker> {
  const picker = await Picker.open(workbench, 'Tools', () =>
    chat.page.getByRole('button', { name: /^Tools: / }).click(),
  );
  for (const name of names) await picker.choose(name);
  return picker;
}

describe('Tools', () => {
  before(async () => {
    workbench = await open();
    chat = new Chat(workbench);
    await chat.open();
  });

  it('are chosen in the composer, and none is on before', async () => {
    await chat.ask('hello without tools');
    const { request } = await workbench.standIn.call('hello without tools');
    assert.equal(request.body['toolConfig'], undefined);
    const picker = await choose('Read File', 'Search Text');
    await picker.row('Read File').waitFor();
    await workbench.screenshot('tools-picker');
    await workbench.page.keyboard.press('Enter');
    await chat.choice('Tools', '2 tools').waitFor();
  });

  it('run once they are allowed, and the model goes on with what they return', async () => {
    await chat.startAnew();
    const turn = await ask(
      'where is the fee decided?',
      ['read_file', { path: 'src/quote.ts', startLine: 22, endLine: 26 }],
      ['search_text', { text: 'baseFee' }],
    );
    const [read, search] = [cards(turn).nth(0), cards(turn).nth(1)];
    await search.getByRole('button', { name: 'Deny' }).waitFor();
    await chat.page.locator('.state-line').getByText('Waiting for your permission').waitFor();
    await workbench.screenshot('tools-asking');
    assert.equal((await workbench.standIn.journal()).filter(({ body }) => has(body, 'toolResult')).length, 0);
    await press(read, 'Allow Once');
    await press(search, 'Allow in This Conversation');
    await chat.over(turn);
    const [lines = '', found = ''] = await told();
    assert.match(lines, /export function quote\(parcel: Parcel, speed: Speed, baseFee = 3\.5\)/);
    assert.match(found, /src\/quote\.ts:23: /);
    await read.getByText('Read File').click();
    await read.getByText('Result').waitFor();
    await workbench.screenshot('tools-done');
    const markdown = await chat.markdownOf(turn);
    assert.match(markdown, /^Let me look into the files\.\n\nHere is what I found out\./);
  });

  it('are not asked about again in the conversation; a path out of the workspace is refused', async () => {
    const turn = await ask(
      'look once more',
      ['search_text', { text: 'Parcel' }],
      ['read_file', { path: '../../../etc/passwd' }],
    );
    const read = cards(turn).nth(1);
    await press(read, 'Allow Once');
    await chat.over(turn);
    await read.getByText(/^Failed: /).waitFor();
    const results = await told();
    assert.doesNotMatch(results.join('\n'), /root:/);
  });
});

describe('Tools that are not to run', () => {
  it('are denied, and the model hears of it', async () => {
    const turn = await ask('look at the plan', ['read_file', { path: 'src/retry.ts' }]);
    const badge = workbench.page.locator('.activitybar [aria-label^="Bedrock"] .badge-content');
    await badge.filter({ hasText: /^1$/ }).waitFor();
    await press(cards(turn), 'Deny');
    await chat.over(turn);
    await cards(turn).getByText('Denied by you').waitFor();
    await badge.waitFor({ state: 'hidden' });
    assert.deepEqual(await told(), ['The person did not allow this call.']);
  });

  it('are no longer asked about once the answer is stopped', async () => {
    const turn = await ask('look and be stopped', ['read_file', { path: 'src/retry.ts' }]);
    await cards(turn).getByRole('button', { name: 'Deny' }).waitFor();
    await chat.stopButton.click();
    await cards(turn).getByText('Stopped').waitFor();
    assert.equal(await cards(turn).getByRole('button').count(), 0);
  });

  it('that are always allowed say so where they are chosen, and can be made to ask again', async () => {
    const turn = await ask('look for good', ['read_file', { path: 'src/retry.ts' }]);
    await press(cards(turn), 'Always Allow');
    await chat.over(turn);
    const picker = await choose();
    const row = picker.row('Read File');
    await row.hover();
    await workbench.screenshot('tools-always');
    await row.locator('[aria-label="Ask Again"]').click();
    await row.locator('[aria-label="Ask Again"]').waitFor({ state: 'detached' });
    await picker.choose('Read File');
    await picker.choose('Search Text');
    await workbench.page.keyboard.press('Enter');
    await chat.choice('Tools', 'No tools').waitFor();
  });
});

function has(body: unknown, key: string): boolean {
  return JSON.stringify(body ?? null).includes(`"${key}"`);
}
