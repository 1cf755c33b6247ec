import type { Locator } from 'playwright-core';
import { serve } from '../../e2e/harness/servedWindow.ts';
import { Workbench } from '../../e2e/harness/workbench.ts';
import type { BenchContext } from '../measurement.ts';
import { pageScript } from '../pageScript.ts';
import type { ClockedStandIn } from '../standIn/clockedStandIn.ts';

export interface Shown {
  /** Both by `wallClock()`. */
  readonly inDom: number;
  readonly painted: number;
}

/** The published extension's chat in a served VS Code; our script is in its page. */
export class BenchWindow {
  readonly workbench: Workbench;

  private constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  static async open(context: BenchContext, standIn: ClockedStandIn): Promise<BenchWindow> {
    const { extensionsFolder } = await context.extension();
    const env = { AWS_ENDPOINT_URL: standIn.url, BEDROCK_LOCAL_URL: standIn.url };
    const window = await serve({ name: 'bench', extensionsFolder, env });
    const browserContext = await (
      await context.browser()
    ).newContext({ viewport: { width: 1400, height: 900 } });
    await browserContext.addInitScript({ content: await pageScript('test/webview/bench/chat/main.ts') });
    const page = await browserContext.newPage();
    const workbench = new Workbench(window, browserContext, page, () => undefined);
    await workbench.load();
    return new BenchWindow(workbench);
  }

  /** Sends a prompt as a person does; `answer` is a text that only the answer has. */
  async ask(prompt: string, answer: string): Promise<Shown> {
    const chat = this.workbench.chat();
    await chat.getByRole('textbox').fill(prompt);
    const shown = this.#run<Shown>(`shown(${JSON.stringify(answer)})`);
    await chat.getByRole('textbox').press('Enter');
    return shown;
  }

  /** Presses Stop; when that was, by `wallClock()`. */
  stop(): Promise<number> {
    return this.#run<number>('stop()');
  }

  /** Until the answer is over. */
  async idle(): Promise<void> {
    await this.workbench.chat().locator('button.send').waitFor();
  }

  /** A row of the tree of models. */
  row(text: string | RegExp): Locator {
    return this.workbench.page.locator('.pane-body .monaco-list-row').filter({ hasText: text });
  }

  async close(): Promise<void> {
    await this.workbench.close();
  }

  // The page's own types are those of another program, with a DOM.
  #run<T>(call: string): Promise<T> {
    return this.workbench.chat().locator('body').evaluate<T, undefined>(`bench.${call}`, undefined);
  }
}
