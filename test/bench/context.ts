import type { Browser } from 'playwright-core';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lazy } from '../../src/base/async.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { buildExtension } from './builtExtension.ts';
import type { BenchContext } from './measurement.ts';

/** What the measurements of one run share; whoever made it closes it. */
export class OwnedContext implements BenchContext {
  readonly rounds: number;
  readonly #root = lazy(() => mkdtemp(path.join(tmpdir(), 'bedrock-workbench-bench-')));
  #browser: Promise<Browser> | undefined;
  readonly extension = lazy(async () => buildExtension(await this.folder('extension')));

  constructor(rounds: number) {
    this.rounds = rounds;
  }

  browser(): Promise<Browser> {
    this.#browser ??= launchChromium();
    return this.#browser;
  }

  async folder(name: string): Promise<string> {
    const folder = path.join(await this.#root(), name);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
    await rm(await this.#root(), { recursive: true, force: true, maxRetries: 3 });
  }
}
