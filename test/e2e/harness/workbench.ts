import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import path from 'node:path';
import { fromRoot } from '../../../scripts/lib/paths.mjs';
import { writeMachineSettings } from '../../../scripts/lib/server.mjs';
import { eventually } from './eventually.ts';
import { isNoise } from './noise.ts';
import { chooseQuickly, runCommand } from './palette.ts';
import type { ServedWindow } from './servedWindow.ts';
import type { StandIn } from './standIn.ts';
import { succeeds } from './succeeds.ts';

const screenshots = fromRoot('test', 'output', 'screenshots');

/** In CSS pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export const usualViewport: Viewport = { width: 1400, height: 900 };

/** One window of a served VS Code, as a person sees it. */
export class Workbench {
  readonly page: Page;
  readonly standIn: StandIn;
  /** The folder that is open, a copy. */
  readonly workspace: string;
  /** Settings, state and logs of the server. */
  readonly dataFolder: string;
  /** Where the AWS files are, or would be. */
  readonly awsFolder: string;
  /** The home directory of the extension host. */
  readonly homeFolder: string;
  readonly #window: ServedWindow;
  readonly #context: BrowserContext;
  readonly #console: string[] = [];
  readonly #onClose: () => void;

  constructor(window: ServedWindow, context: BrowserContext, page: Page, onClose: () => void) {
    this.page = page;
    this.standIn = window.standIn;
    this.workspace = window.workspace;
    this.dataFolder = window.dataFolder;
    this.awsFolder = window.awsFolder;
    this.homeFolder = window.homeFolder;
    this.#window = window;
    this.#context = context;
    this.#onClose = onClose;
    page.on('console', (message) => this.#hear(message.type(), message.text()));
    page.on('pageerror', (error) => this.#hear('uncaught', error.stack ?? error.message));
  }

  #hear(kind: string, text: string): void {
    if (!isNoise(text)) {
      this.#console.push(`${kind} ${text}`);
    }
  }

  /** Opens the window. */
  async load(): Promise<void> {
    const { origin } = this.#window;
    await this.#context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: `http://${origin}`,
    });
    await this.page.goto(`http://${origin}/?folder=${encodeURI(this.workspace)}`);
    await this.page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  }

  /** A second window on the same folder, of the same person. It goes with the first one, or with its page. */
  async beside(): Promise<Workbench> {
    const beside = new Workbench(this.#window, this.#context, await this.#context.newPage(), () => undefined);
    await beside.load();
    return beside;
  }

  /** As a person does it; a reload of the browser's page would leave VS Code no time to save. */
  async reload(): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.runCommand('Developer: Reload Window')]);
    await this.page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  }

  /** Takes effect at once; undefined takes one out. */
  async writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await writeMachineSettings(this.dataFolder, settings);
  }

  /** By its title in the palette, category included: `Bedrock: Explain Selection`. */
  async runCommand(title: string): Promise<void> {
    await runCommand(this.page, title);
  }

  /** What an act puts into the clipboard. */
  async copied(act: () => Promise<void>): Promise<string> {
    // As strings: they run in the page, whose globals these files do not have.
    await this.page.evaluate("navigator.clipboard.writeText('')");
    await act();
    return eventually('text in the clipboard', async () => {
      const text = await this.page.evaluate<string>('navigator.clipboard.readText()');
      return text === '' ? undefined : text;
    });
  }

  /** The rows of the open quick pick. */
  quickPickRow(text: string | RegExp): Locator {
    return this.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: text });
  }

  /** The content of our chat view, where no editor tab has a chat too: one that was hidden has no sign of its own. */
  chat(): FrameLocator {
    return this.#ours('');
  }

  /** The content of the one editor tab with a chat. */
  chatTab(): FrameLocator {
    return this.#ours(':not([src*="purpose=webviewView"])');
  }

  /** The content of a document that is shown as Markdown. */
  markdownPreview(): FrameLocator {
    const ours = '[src*="extensionId=vscode.markdown-language-features"]';
    return this.page.frameLocator(`iframe.webview.ready${ours}`).frameLocator('#active-frame');
  }

  #ours(where: string): FrameLocator {
    const ours = '[src*="extensionId=bedrock-workbench.bedrock-workbench"]';
    return this.page.frameLocator(`iframe.webview.ready${ours}${where}`).frameLocator('#active-frame');
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** A row of the tree of models, by the whole name that a screen reader says or by what fits it. */
  treeItem(name: string | RegExp): Locator {
    const tree = this.page.locator('.pane', { has: this.page.getByRole('tree', { name: 'Models' }) });
    return tree.getByRole('treeitem', typeof name === 'string' ? { name, exact: true } : { name });
  }

  /** @param file below the workspace, with `/` */
  async openFile(file: string): Promise<void> {
    const name = path.basename(file);
    const row = (rows: Locator): Locator => rows.locator('.monaco-list-row').filter({ hasText: name });
    const tab = this.page.locator(`.tab.active[data-resource-name="${name}"]`);
    // The list of files is filled from several sources: the row that is taken may have become another one.
    await eventually(`${file} in the active tab`, async () => {
      await chooseQuickly(this.page, { what: `The file ${file}`, key: 'Control+P', text: file, row });
      return (await succeeds(tab.waitFor({ timeout: 10_000 }))) || undefined;
    });
  }

  /** Text in the active editor. */
  editorText(text: string | RegExp): Locator {
    return this.page.locator('.editor-group-container.active .view-lines').getByText(text).first();
  }

  /** Whole lines of the active editor, both included, counted from 1. */
  async selectLines(from: number, to: number): Promise<void> {
    const { keyboard } = this.page;
    await chooseQuickly(this.page, {
      what: `Line ${from}`,
      key: 'Control+G',
      text: `:${from}:1`,
      row: (rows) => rows.locator('.monaco-list-row').filter({ hasText: `line ${from} at column 1` }),
    });
    await this.statusBarItem(`Ln ${from}, Col 1`).waitFor();
    for (let line = from; line < to; line += 1) {
      await keyboard.press('Shift+ArrowDown');
    }
    await keyboard.press('Shift+End');
    await this.statusBarItem(new RegExp(`^Ln ${to}, .*selected\\)$`)).waitFor();
  }

  async selectAll(): Promise<void> {
    await this.page.locator('.editor-group-container.active .view-lines').click();
    await this.page.keyboard.press('Control+A');
    await this.statusBarItem(/selected\)$/).waitFor();
  }

  /** To test/output/screenshots/NAME.png. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(screenshots, `${name}.png`), animations: 'disabled' });
  }

  /** What there is to see when a test failed. */
  async report(title: string): Promise<void> {
    const name = `failed-${title.replaceAll(/[^\w]+/g, '-').slice(0, 80)}`;
    await this.screenshot(name).catch((error: unknown) => this.#hear('no screenshot', String(error)));
    const lines = this.#console.slice(-40).map((line) => `    ${line.slice(0, 300)}`);
    process.stdout.write(`  screenshot: ${name}.png, the page's console:\n${lines.join('\n')}\n`);
  }

  async close(): Promise<void> {
    this.#onClose();
    await this.#context.close();
    await this.#window.close();
  }
}
