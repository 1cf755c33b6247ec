import type { Browser, CDPSession } from 'playwright-core';
import type { PanelState, TurnView } from '../../../src/protocol/views.ts';
import { conversation } from '../../webview/harness/fixtures.ts';
import { HarnessPage } from '../../webview/harness/page.ts';
import { pageScript } from '../pageScript.ts';

/** By test/webview/bench/page/main.ts. */
export interface Frames {
  readonly frames: number;
  readonly longestMs: number;
  readonly over50: number;
  readonly longTasks: number;
}

/** The chat's page as the host writes it, with a host that is the bench. */
export class BenchPage {
  readonly #harness: HarnessPage;
  /** One for as long as the page lives: its counters begin with it. */
  readonly #performance: CDPSession;

  private constructor(harness: HarnessPage, performance: CDPSession) {
    this.#harness = harness;
    this.#performance = performance;
  }

  static async open(browser: Browser): Promise<BenchPage> {
    const harness = await HarnessPage.open(browser, 'dark', { width: 420, height: 900 });
    await harness.page.evaluate(await pageScript('test/webview/bench/page/main.ts'));
    const performance = await harness.page.context().newCDPSession(harness.page);
    await performance.send('Performance.enable');
    const page = new BenchPage(harness, performance);
    await page.show(conversation([]));
    return page;
  }

  /** Milliseconds until it is on the screen. */
  show(state: PanelState): Promise<number> {
    return this.#run(`open(${JSON.stringify(state)})`);
  }

  stream(turn: TurnView, perFrame: number): Promise<Frames> {
    return this.#run(`stream(${JSON.stringify(turn)}, ${perFrame})`);
  }

  streamMany(turns: readonly TurnView[]): Promise<void> {
    return this.#run(`streamMany(${JSON.stringify(turns)})`);
  }

  scrollUp(frames: number, pixels: number): Promise<Frames> {
    return this.#run(`scrollUp(${frames}, ${pixels})`);
  }

  elements(): Promise<number> {
    return this.#run('elements()');
  }

  /** Milliseconds from each key to the screen. */
  async type(text: string): Promise<number[]> {
    const { page } = this.#harness;
    await page.locator('.composer textarea').focus();
    await this.#run('takePresses()');
    await page.keyboard.type(text, { delay: 60 });
    return this.#run('takePresses()');
  }

  /** Milliseconds that the page's main thread was busy so far. */
  async busyMs(): Promise<number> {
    const { metrics } = await this.#performance.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  }

  async close(): Promise<void> {
    await this.#harness.page.close();
  }

  // The page's own types are those of another program, with a DOM.
  #run<T>(call: string): Promise<T> {
    return this.#harness.page.evaluate<T>(`bench.${call}`);
  }
}
