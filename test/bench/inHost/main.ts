import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import process from 'node:process';
import { setTimeout as after } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import { planVariable, type Plan, type Report } from './plan.ts';

/** Activation goes on a little after it has resolved: the status bar reads the AWS config files. */
const SETTLE_MS = 500;

/** Called by the extension host in place of tests. */
export async function run(): Promise<void> {
  const plan = JSON.parse(process.env[planVariable] ?? '') as Plan;
  const activated: Record<string, number> = {};
  for (const id of plan.activate) activated[id] = await timed(() => activate(id));
  await after(SETTLE_MS);
  const files = await scriptsBelow(plan.folder);
  const loaded: Record<string, number> = {};
  for (const file of plan.load) loaded[file] = await timed(() => import(pathToFileURL(file).href));
  const report: Report = { activated, files, loaded };
  await writeFile(plan.report, JSON.stringify(report));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function activate(id: string): Promise<void> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error(`${id} is not there`);
  if (extension.isActive) throw new Error(`${id} was active before it was timed`);
  await extension.activate();
}

/** V8 itself knows what has run: nothing needs to be patched before, and nothing is missed. */
async function scriptsBelow(folder: string): Promise<string[]> {
  const base = `${pathToFileURL(folder).href}/`;
  const session = new Session();
  session.connect();
  const urls: string[] = [];
  session.on('Debugger.scriptParsed', ({ params }) => urls.push(params.url));
  await session.post('Debugger.enable');
  session.disconnect();
  return urls.filter((url) => url.startsWith(base)).map((url) => url.slice(base.length));
}
