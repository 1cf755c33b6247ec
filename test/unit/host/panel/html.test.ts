import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { pageHtml } from '../../../../src/host/panel/html.ts';

const assets = {
  script: 'https://host/dist/webview.js',
  styles: ['https://host/dist/codicon.css', 'https://host/dist/webview.css'],
  cspSource: "'self' https://*.vscode-cdn.net",
  nonce: 'abc',
  language: 'de',
  l10n: undefined,
  previews: [],
};

function documentOf(html: string): Document {
  return new JSDOM(html).window.document;
}

describe('the page', () => {
  it('may load our script, styles and icon font, and nothing else', () => {
    const page = documentOf(pageHtml(assets));
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    assert.deepEqual(policy?.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-abc'",
      "style-src 'self' https://*.vscode-cdn.net",
      "font-src 'self' https://*.vscode-cdn.net",
      'img-src data:',
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ]);
    const [script, ...others] = page.querySelectorAll('script');
    assert.deepEqual(
      [script?.type, script?.nonce, script?.src, others],
      ['module', 'abc', assets.script, []],
    );
    assert.deepEqual(
      [...page.querySelectorAll('link')].map(({ href }) => href),
      assets.styles,
    );
  });

  it('is in the display language and carries its words, whatever is in them', () => {
    const l10n = { 'Say "hi" & go': `<b>'sagen'</b>` };
    const page = documentOf(pageHtml({ ...assets, l10n }));
    assert.equal(page.documentElement.lang, 'de');
    assert.deepEqual(JSON.parse(page.body.dataset['l10n'] ?? ''), l10n);
    assert.equal(page.querySelector('b'), null);
    assert.equal(documentOf(pageHtml(assets)).body.hasAttribute('data-l10n'), false);
    assert.ok(page.querySelector('#root'));
  });
});
