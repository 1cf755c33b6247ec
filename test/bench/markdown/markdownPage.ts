import type { Browser, Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pageScript } from '../pageScript.ts';

/** Milliseconds that the page was busy, by test/webview/bench/markdown/main.ts. */
export interface Timed {
  readonly updates: number;
  readonly scriptMs: number;
  readonly layoutMs: number;
  readonly longestMs: number;
  readonly endMs: number;
}

/** A page with the chat's styles and its Markdown, and nothing else. */
export class MarkdownPage {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** @param extension the folder of the built extension, for its styles */
  static async open(browser: Browser, extension: string): Promise<MarkdownPage> {
    const page = await browser.newPage({ viewport: { width: 420, height: 900 } });
    await page.setContent('<!DOCTYPE html><body></body>');
    await page.addStyleTag({ content: await readFile(path.join(extension, 'dist', 'webview.css'), 'utf8') });
    await page.addScriptTag({ content: await pageScript('test/webview/bench/markdown/main.ts') });
    return new MarkdownPage(page);
  }

  incremental(deltas: readonly string[]): Promise<Timed> {
    return this.#run(`incremental(${JSON.stringify(deltas)})`);
  }

  fullRender(deltas: readonly string[], step: number): Promise<Timed> {
    return this.#run(`fullRender(${JSON.stringify(deltas)}, ${step})`);
  }

  async close(): Promise<void> {
    await this.#page.close();
  }

  // The page's own types are those of another program, with a DOM.
  #run(call: string): Promise<Timed> {
    return this.#page.evaluate<Timed>(`bench.${call}`);
  }
}
