import type { Page } from 'playwright-core';

const patienceMs = 30_000;
const attemptMs = 2000;

/**
 * Runs a command from the palette. The palette computes its list once, and it closes when something else takes the
 * focus: it is opened again until the command is there and could be chosen.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const chosen = await choose(page, title).then(
      () => true,
      () => false,
    );
    if (chosen) return;
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }
  throw new Error(`The palette has no command "${title}"`);
}

async function choose(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.fill(`>${title}`, { timeout: attemptMs });
  await page.locator('.quick-input-list').locator(rowNamed(title)).first().click({ timeout: attemptMs });
}

/** A quick pick's row says its label, then its description and detail after commas. */
export function rowNamed(name: string): string {
  const quoted = JSON.stringify(name);
  return `.monaco-list-row:is([aria-label=${quoted}], [aria-label^=${quoted.slice(0, -1)},"])`;
}
