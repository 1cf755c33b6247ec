import { chromium, type Browser } from 'playwright-core';
import { ensureChromium } from '../../../scripts/lib/chromium.mjs';
import { quietWhenReady } from '../../../scripts/lib/progress.mjs';

quietWhenReady();

/** Headless, and silent towards the network. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureChromium(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
