import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureChromium } from '../../../scripts/lib/chromium.mjs';
import { pageHtml } from '../../../src/host/panel/html.ts';
import type { HostMessage } from '../../../src/protocol/messages.ts';

export type ThemeName = 'dark' | 'light' | 'hc-black' | 'hc-light';

interface Theme {
  readonly className: string;
  readonly variables: Readonly<Record<string, string>>;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ORIGIN = 'https://page.invalid';
const THEMES = JSON.parse(readFileSync(new URL('themes.json', import.meta.url), 'utf8')) as Record<
  ThemeName,
  Theme
>;
const CODICONS = `${ROOT}node_modules/@vscode/codicons/dist/`;

/** What VS Code puts into a webview before the extension's own styles. */
const DEFAULT_STYLES = `@layer vscode-default {
  html { scrollbar-color: var(--vscode-scrollbarSlider-background) transparent; }
  body { margin: 0; padding: 0 20px; background: transparent; color: var(--vscode-editor-foreground); font: var(--vscode-font-size) var(--vscode-font-family); }
  a { color: var(--vscode-textLink-foreground); }
  code { padding: 1px 3px; border-radius: 4px; color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background); }
}
html { background: var(--vscode-sideBar-background); }`;

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run'],
  });
}

const bundles = new Map<string, Promise<string>>();

/** Bundled for a page, once for all pages; `entry` is a path from the repository's root. */
function bundle(entry: string): Promise<string> {
  const known = bundles.get(entry) ?? bundled(entry);
  bundles.set(entry, known);
  return known;
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    external: ['*.ttf'],
  });
  return outputFiles[0]?.text ?? '';
}

/** The webview as VS Code shows it, with a host that is this test: under the same content security policy. */
export class HarnessPage {
  readonly page: Page;
  readonly problems: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  /** `before` runs in the page, before its own script. */
  static async open(
    browser: Browser,
    theme: ThemeName,
    size: { width: number; height: number },
    before?: () => void,
  ): Promise<HarnessPage> {
    const page = await browser.newPage({ viewport: size });
    const harness = new HarnessPage(page);
    const files: Readonly<Record<string, string | Buffer>> = {
      '/': html(THEMES[theme]),
      '/webview.js': await bundle('src/webview/main.ts'),
      '/webview.css': await bundle('src/webview/styles/main.css'),
      '/theme.css': themeStyles(THEMES[theme]),
      '/codicon.css': readFileSync(`${CODICONS}codicon.css`),
      '/codicon.ttf': readFileSync(`${CODICONS}codicon.ttf`),
    };
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const body = files[pathname];
      return body === undefined
        ? route.fulfill({ status: 404 })
        : route.fulfill({ body, contentType: typeOf(pathname) });
    });
    await page.addInitScript(fakeApi);
    if (before) await page.addInitScript(before);
    await page.goto(`${ORIGIN}/`);
    return harness;
  }

  async send(message: HostMessage): Promise<void> {
    await this.page.evaluate((data) => window.postMessage(data, '*'), message);
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  /** What the page has told its host. */
  async posted(): Promise<unknown> {
    return this.page.evaluate(() => (window as unknown as { posted: unknown[] }).posted);
  }
}

/** Runs in the page. */
function fakeApi(): void {
  const posted: unknown[] = [];
  let state: unknown;
  Object.assign(window, {
    posted,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => posted.push(message),
      getState: () => state,
      setState: (next: unknown) => {
        state = next;
      },
    }),
  });
}

function themeStyles({ variables }: Theme): string {
  const lines = Object.entries(variables).map(([name, value]) => `--vscode-${name}: ${value};`);
  return `:root { ${lines.join(' ')} }\n${DEFAULT_STYLES}`;
}

/** The page as the host writes it, with the class that VS Code gives its body. */
function html({ className }: Theme): string {
  const page = pageHtml({
    script: 'webview.js',
    styles: ['theme.css', 'codicon.css', 'webview.css'],
    cspSource: ORIGIN,
    nonce: 'harness',
    language: 'en',
    l10n: undefined,
    previews: ['mermaid'],
  });
  return page.replace('<body', `<body class="${className}"`);
}

function typeOf(pathname: string): string {
  if (pathname.endsWith('.js')) return 'text/javascript';
  if (pathname.endsWith('.css')) return 'text/css';
  return pathname.endsWith('.ttf') ? 'font/ttf' : 'text/html';
}
