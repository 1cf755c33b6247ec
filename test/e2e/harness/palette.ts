import type { Locator, Page } from 'playwright-core';
import { succeeds } from './succeeds.ts';

const patienceMs = 60_000;
const firstAttemptMs = 2000;

/** What to open, what to type into it and which row to take. */
interface QuickChoice {
  readonly what: string;
  readonly key: string;
  readonly text: string;
  readonly row: (rows: Locator) => Locator;
}

/** Runs a command from the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const what = `The palette’s command "${title}"`;
  await chooseQuickly(page, {
    what,
    key: 'F1',
    text: `>${title}`,
    row: (list) => list.locator(rowNamed(title)),
  });
}

/**
 * Chooses a row of the quick input that a key opens. The palette computes its list once, and the input closes when
 * something else takes the focus, or is still closing when the key comes: it is opened again until the row is there
 * and could be chosen.
 */
export async function chooseQuickly(page: Page, choice: QuickChoice): Promise<void> {
  const deadline = Date.now() + patienceMs;
  // A slow machine gets the time that it needs, a key that was lost costs little.
  for (let attemptMs = firstAttemptMs; Date.now() < deadline; attemptMs *= 1.5) {
    if (await succeeds(attempt(page, choice, attemptMs))) return;
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }
  throw new Error(`${choice.what} could not be chosen`);
}

async function attempt(page: Page, { key, text, row }: QuickChoice, attemptMs: number): Promise<void> {
  await page.keyboard.press(key);
  const input = page.locator('.quick-input-widget input').first();
  await input.fill(text, { timeout: attemptMs });
  const wanted = row(page.locator('.quick-input-list')).first();
  await wanted.waitFor({ timeout: attemptMs });
  // What is typed mostly leads to it, once the list is that of all that was typed. A click could hit what the row has
  // become meanwhile, and waits for a picture that stands still.
  const active = wanted.and(page.locator('.focused'));
  if (await succeeds(active.waitFor({ timeout: 1000 }))) await pressEnter(page, input);
  else await wanted.click({ timeout: attemptMs });
}

/** Not into what has taken the focus meanwhile. */
async function pressEnter(page: Page, input: Locator): Promise<void> {
  if (!(await input.evaluate((element: Element) => element.matches(':focus')))) throw new Error('No focus');
  await page.keyboard.press('Enter');
}

/** A quick pick's row says its label, then its description and detail after commas. */
export function rowNamed(name: string): string {
  const quoted = JSON.stringify(name);
  return `.monaco-list-row:is([aria-label=${quoted}], [aria-label^=${quoted.slice(0, -1)},"])`;
}
