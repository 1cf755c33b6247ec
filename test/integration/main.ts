// Runs the integration tests inside the extension host of a real, served VS Code. The exit code is theirs.
import type { Page } from 'playwright-core';
import { cp, mkdir, rm } from 'node:fs/promises';
import { format } from 'node:util';
import process from 'node:process';
import { build } from '../../scripts/lib/extension.mjs';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { stopAllOnInterrupt } from '../../scripts/lib/processes.mjs';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { isNoise } from '../e2e/harness/noise.ts';
import { serve, type ServedWindow } from '../e2e/harness/servedWindow.ts';

const patienceMs = 4 * 60_000;

/** The workbench heeds this payload only under `--enable-smoke-test-driver`. */
function testUrl({ origin, workspace }: ServedWindow): string {
  const remote = (...parts: string[]) => `vscode-remote://${origin}${fromRoot(...parts)}`;
  const payload = [
    ['extensionDevelopmentPath', remote()],
    ['extensionTestsPath', remote('out', 'integration', 'index.js')],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://${origin}/?${query.toString().replaceAll('+', '%20')}`;
}

async function listen(page: Page, onExit: (code: number) => void): Promise<void> {
  await page.exposeFunction('codeAutomationExit', onExit);
  await page.exposeFunction('codeAutomationLog', (_type: string, parts: unknown[]) => {
    const line = format(...parts);
    if (!isNoise(line)) {
      console.log(line);
    }
  });
}

async function runInWindow(window: ServedWindow): Promise<number> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const { promise: ended, resolve } = Promise.withResolvers<number>();
    const timer = setTimeout(() => {
      console.error(`The tests did not end within ${patienceMs / 1000} s.`);
      resolve(1);
    }, patienceMs);
    await listen(page, resolve);
    await page.goto(testUrl(window));
    const code = await ended;
    clearTimeout(timer);
    if (code !== 0) {
      await mkdir(fromRoot('test', 'output', 'screenshots'), { recursive: true });
      await page.screenshot({ path: fromRoot('test', 'output', 'screenshots', 'integration-failed.png') });
    }
    return code;
  } finally {
    await browser.close();
  }
}

/** What else the person has installed. */
async function otherExtensions(): Promise<string> {
  const folder = fromRoot('test', 'output', 'extensions');
  await rm(folder, { recursive: true, force: true });
  await cp(fromRoot('test', 'fixtures', 'otherExtension'), `${folder}/somebody-else.parcel-scales-1.0.0`, {
    recursive: true,
  });
  return folder;
}

stopAllOnInterrupt();
await build();
const window = await serve({
  name: 'integration',
  args: ['--enable-smoke-test-driver'],
  extensionsFolder: await otherExtensions(),
});
try {
  process.exitCode = await runInWindow(window);
} finally {
  await window.close();
}
