import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { answer, conversation, MARKDOWN, turn } from '../harness/fixtures.ts';
import { HarnessPage, launch } from '../harness/page.ts';

const COUNT = 60;
const base64 = readFileSync(new URL('../../../media/icon.png', import.meta.url), 'base64');

const turns = Array.from({ length: COUNT }, (_, i) => {
  const image = { id: `i${i}`, kind: 'image', label: `shot${i}.png`, detail: 'PNG image', bytes: 900 };
  return turn(`t${i}`, `Question ${i}`, answer(MARKDOWN), [image]);
});

/** The ids of the pictures that the page has asked its host for. */
async function asked(harness: HarnessPage): Promise<string[]> {
  const posted = (await harness.posted()) as readonly { readonly type: string; readonly id?: string }[];
  return posted.flatMap(({ type, id }) => (type === 'preview' && id !== undefined ? [id] : []));
}

describe('Pictures of a long conversation', function () {
  this.timeout(120_000);
  let browser: Browser;
  let harness: HarnessPage;

  before(async () => {
    browser = await launch();
    harness = await HarnessPage.open(browser, 'dark', { width: 420, height: 900 });
    await harness.send({ type: 'snapshot', seq: 1, state: conversation(turns) });
  });
  after(() => browser.close());

  const picture = (i: number) => harness.page.getByAltText(`shot${i}.png`);

  async function answerFor(i: number): Promise<void> {
    await harness.page.waitForFunction(
      (id) => JSON.stringify((window as unknown as { posted: unknown }).posted).includes(id),
      `{"type":"preview","id":"i${i}"}`,
    );
    await harness.send({ type: 'preview', id: `i${i}`, format: 'png', base64 });
  }

  it('are asked for where the conversation opens, and drawn under its content security policy', async () => {
    await answerFor(COUNT - 1);
    await picture(COUNT - 1).waitFor();
    const width = await picture(COUNT - 1).evaluate((image) => (image as HTMLImageElement).naturalWidth);
    assert.ok(width > 0);
    assert.ok((await asked(harness)).length < 20, 'only those that are near');
  });

  it('go when they are far, and are there again without being asked for', async () => {
    const scroller = harness.page.locator('.scroller');
    await scroller.evaluate((element) => element.scrollTo(0, 0));
    await answerFor(0);
    await picture(0).waitFor();
    await picture(COUNT - 1).waitFor({ state: 'detached' });
    await harness.page.getByRole('button', { name: 'Jump to latest' }).click();
    await picture(COUNT - 1).waitFor();
    const ids = await asked(harness);
    assert.equal(ids.filter((id) => id === `i${COUNT - 1}`).length, 1);
    assert.ok(ids.length < 40, 'only those that were near');
  });

  it('say nothing on the console', () => assert.deepEqual(harness.problems, []));
});
