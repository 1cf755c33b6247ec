// node test/webview/harness/main.ts [scenario…]: screenshots of the page into test/output/webview/.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { scenarios } from './fixtures.ts';
import { HarnessPage, launch, type ThemeName } from './page.ts';

const OUTPUT = fileURLToPath(new URL('../../output/webview/', import.meta.url));
const WIDE = { width: 420, height: 900 };
const NARROW = { width: 200, height: 700 };

interface Shot {
  readonly scenario: string;
  readonly theme: ThemeName;
  readonly size: { width: number; height: number };
}

function shots(): Shot[] {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(scenarios);
  return names.flatMap((scenario) => [
    ...(['dark', 'light', 'hc-black', 'hc-light'] as const).map((theme) => ({ scenario, theme, size: WIDE })),
    { scenario, theme: 'dark' as const, size: NARROW },
  ]);
}

async function shoot(browser: Browser, { scenario, theme, size }: Shot): Promise<void> {
  const state = scenarios[scenario];
  if (!state) throw new Error(`No scenario ${scenario}: ${Object.keys(scenarios).join(', ')}`);
  const harness = await HarnessPage.open(browser, theme, size);
  await harness.send({ type: 'snapshot', seq: 1, state });
  await harness.page.screenshot({ path: `${OUTPUT}${scenario}-${theme}-${size.width}.png` });
  for (const problem of harness.problems) console.log(`${scenario} ${theme}: ${problem}`);
  await harness.page.close();
}

mkdirSync(OUTPUT, { recursive: true });
const browser = await launch();
try {
  for (const shot of shots()) await shoot(browser, shot);
} finally {
  await browser.close();
}
console.log(`Screenshots are in ${OUTPUT}`);
