import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { InstalledExtension } from './installed.ts';
import { serve, type ServeOptions } from './servedWindow.ts';
import { themes } from './themes.ts';
import { usualViewport, Workbench, type Viewport } from './workbench.ts';

export interface LaunchOptions {
  /** Added to quiet ones; the profile is `local`. */
  readonly settings?: ServeOptions['settings'];
  readonly viewport?: Viewport;
}

const installed = new InstalledExtension();
const open = new Set<Workbench>();
let browser: Promise<Browser> | undefined;

/** As on the machine of somebody who has one for another tool: what nobody chose is used for nothing. */
const ANOTHER_KEY = { AWS_BEARER_TOKEN_BEDROCK: 'ABSKlocal-api-key-expired' };

/** A fresh VS Code with the packaged extension, its own settings, workspace copy and stand-in for AWS. */
export async function launchWorkbench(options: LaunchOptions = {}): Promise<Workbench> {
  browser ??= launchChromium();
  const window = await serve({
    ...options,
    name: 'e2e',
    extensionsFolder: await installed.extensionsFolder(),
    settings: {
      'workbench.colorTheme': themes.dark,
      'window.autoDetectColorScheme': false,
      ...options.settings,
    },
    env: ANOTHER_KEY,
  });
  const context = await (
    await browser
  ).newContext({
    viewport: options.viewport ?? usualViewport,
    // What moves is drawn by the processor here: a tenth of all that a run costs.
    reducedMotion: 'reduce',
  });
  const workbench = new Workbench(window, context, await context.newPage(), () => open.delete(workbench));
  open.add(workbench);
  await workbench.load();
  return workbench;
}

// Root hooks of mocha: this module is loaded while a test file is, outside of any `describe`.
afterEach(async function () {
  if (this.currentTest?.state === 'failed') {
    for (const [at, workbench] of [...open].entries()) {
      await workbench.report(`${at + 1} ${this.currentTest.fullTitle()}`);
    }
  }
});

after(async () => {
  await Promise.all([...open].map((workbench) => workbench.close()));
  await (await browser)?.close();
  await installed.remove();
});
