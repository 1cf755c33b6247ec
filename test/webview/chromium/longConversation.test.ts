import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Delta } from '../../../src/protocol/messages.ts';
import type { TurnView } from '../../../src/protocol/views.ts';
import { answer, conversation, MARKDOWN, turn } from '../harness/fixtures.ts';
import { HarnessPage, launch } from '../harness/page.ts';

const SIZE = { width: 420, height: 900 };
const COUNT = 1000;
/** Of turns and of elements that may be on the page at once, whatever the conversation’s length. */
const MOST_TURNS = 40;
const MOST_ELEMENTS = 8000;

const reasoning = { kind: 'reasoning', text: 'Let me **think**.', redacted: false } as const;

const turns: readonly TurnView[] = Array.from({ length: COUNT }, (_, i) =>
  turn(
    `t${i}`,
    `Question ${i}`,
    answer('', {
      blocks: [reasoning, { kind: 'text', text: `Answer number${i}.\n\n${MARKDOWN}`, citations: [] }],
    }),
    [],
  ),
);

interface Built {
  readonly turns: number;
  readonly elements: number;
}

/** Runs in the page. */
function built(): Built {
  return {
    turns: document.querySelectorAll('.turn:not(.resting)').length,
    elements: document.querySelectorAll('#root .turn-content *').length,
  };
}

function streaming(i: number): Record<'begun' | 'ended', Delta> {
  const ended = turn(`t${i}`, `Question ${i}`, answer(`Answer number${i}.\n\n${MARKDOWN}`), []);
  const begun = { ...ended, answer: { ...ended.answer, state: { kind: 'streaming' as const } } };
  return { begun: { kind: 'turn', turn: begun }, ended: { kind: 'turn', turn: ended } };
}

describe('A conversation of a thousand turns', function () {
  this.timeout(180_000);
  let browser: Browser;
  let harness: HarnessPage;

  before(async () => {
    browser = await launch();
    harness = await HarnessPage.open(browser, 'dark', SIZE);
    await harness.send({ type: 'snapshot', seq: 1, state: conversation([...turns]) });
  });
  after(() => browser.close());

  const answerOf = (i: number) => harness.page.getByText(`Answer number${i}.`, { exact: true });

  async function isBounded(): Promise<void> {
    const { turns: built_, elements } = await harness.page.evaluate(built);
    assert.ok(built_ < MOST_TURNS && elements < MOST_ELEMENTS, `${built_} turns, ${elements} elements`);
  }

  it('opens at its end, with only what is near it on the page', async () => {
    await answerOf(COUNT - 1).waitFor();
    await harness.page.getByText('A script link goes nowhere.').last().waitFor();
    await isBounded();
  });

  it('has on the page what a person scrolls to, and takes away what is far from it', async () => {
    const scroller = harness.page.locator('.scroller');
    await scroller.evaluate((element) => element.scrollTo(0, 0));
    await answerOf(0).waitFor();
    await answerOf(COUNT - 1).waitFor({ state: 'detached' });
    await isBounded();
  });

  it('keeps what was unfolded', async () => {
    await harness.page.locator('.turn').first().locator('.reasoning summary').click();
    const thought = harness.page.locator('.turn').first().locator('.reasoning .markdown');
    await thought.waitFor();
    await harness.page.getByRole('button', { name: 'Jump to latest' }).click();
    await answerOf(COUNT - 1).waitFor();
    await answerOf(1).waitFor({ state: 'detached' });
    assert.equal(await thought.textContent(), 'Let me think.');
  });

  it('finds words in all of it', async () => {
    await harness.page.keyboard.press('Control+f');
    await harness.page.getByRole('textbox', { name: 'Find in Chat' }).fill('number500.');
    await harness.page.getByText('1 of 1', { exact: true }).waitFor();
    await harness.page.keyboard.press('Enter');
    await answerOf(500).waitFor();
    await harness.page.keyboard.press('Escape');
    await answerOf(1).waitFor({ state: 'detached' });
    await isBounded();
  });

  it('stays as small while more answers stream', async () => {
    for (let i = COUNT; i < COUNT + 50; i += 1) {
      const deltas = streaming(i);
      await harness.send({ type: 'deltas', seq: 2 + 2 * (i - COUNT), deltas: [deltas.begun] });
      await answerOf(i).waitFor();
      await harness.send({ type: 'deltas', seq: 3 + 2 * (i - COUNT), deltas: [deltas.ended] });
    }
    await answerOf(COUNT + 30).waitFor({ state: 'detached' });
    await isBounded();
  });

  it('says nothing on the console', () => assert.deepEqual(harness.problems, []));
});
