import type { Page } from 'playwright-core';

const patienceMs = 30_000;

/**
 * Runs a command from the palette. The palette computes its list once, so a command that is not there yet is looked
 * for again until the extension has registered it.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  const name = JSON.stringify(title).slice(1, -1);
  const row = page
    .locator(`.quick-input-list .monaco-list-row:is([aria-label="${name}"], [aria-label^="${name},"])`)
    .first();
  while (Date.now() < deadline) {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill(`>${title}`);
    // Something that takes the focus just now closes the palette before the row is reached.
    const chosen = await row.click({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
    if (chosen) return;
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }
  throw new Error(`The palette has no command "${title}"`);
}
