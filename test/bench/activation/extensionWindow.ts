import type { Browser } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { format } from 'node:util';
import { serve } from '../../e2e/harness/servedWindow.ts';
import { planVariable, type Plan, type Report } from '../inHost/plan.ts';

const patienceMs = 120_000;

export interface HostRun {
  readonly browser: Browser;
  /** Where the extensions lie, unpacked. */
  readonly extensionsFolder: string;
  /** One more, as VS Code runs tests only of an extension under development. */
  readonly underDevelopment: string;
  /** The built test/bench/inHost/main.ts. */
  readonly runner: string;
  readonly plan: Plan;
}

/** Opens a fresh VS Code with these extensions, lets the runner work in their host, and returns its report. */
export async function runInHost(run: HostRun): Promise<Report> {
  const { browser, extensionsFolder, plan } = run;
  const window = await serve({
    name: 'bench',
    extensionsFolder,
    args: ['--enable-smoke-test-driver'],
    env: { [planVariable]: JSON.stringify(plan) },
  });
  const page = await browser.newPage();
  try {
    const { promise: ended, resolve } = Promise.withResolvers<number | undefined>();
    await page.exposeFunction('codeAutomationExit', resolve);
    const said: string[] = [];
    await page.exposeFunction('codeAutomationLog', (_type: string, parts: unknown[]) => {
      said.push(format(...parts));
    });
    const timer = setTimeout(resolve, patienceMs, undefined);
    await page.goto(windowUrl(window, run));
    const code = await ended;
    clearTimeout(timer);
    if (code !== 0)
      throw new Error(
        `The extension host ended with ${code ?? 'nothing in time'}:\n${said.slice(-20).join('\n')}`,
      );
    return JSON.parse(await readFile(plan.report, 'utf8')) as Report;
  } finally {
    await page.close();
    await window.close();
  }
}

/** The workbench heeds this payload only under `--enable-smoke-test-driver`. */
function windowUrl(
  { origin, workspace }: { readonly origin: string; readonly workspace: string },
  { underDevelopment, runner }: HostRun,
): string {
  const remote = (file: string) => `vscode-remote://${origin}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(underDevelopment)],
    ['extensionTestsPath', remote(runner)],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://${origin}/?${query.toString().replaceAll('+', '%20')}`;
}
