/** What the page is made of; URIs as the webview gives them. */
export interface PageAssets {
  readonly script: string;
  readonly styles: readonly string[];
  readonly cspSource: string;
  /** Of a CSPRNG, new for each load. */
  readonly nonce: string;
  /** `vscode.env.language` */
  readonly language: string;
  /** `vscode.l10n.bundle`: undefined where the display language is English. */
  readonly l10n: Readonly<Record<string, string>> | undefined;
  /** Languages of code that VS Code has a preview for. */
  readonly previews: readonly string[];
}

/** The page that loads nothing but our own script, styles and icon font, and talks to nobody. */
export function pageHtml(assets: PageAssets): string {
  const { script, styles, cspSource, nonce, language, l10n, previews } = assets;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    // Pictures that go or went with a prompt, which the page itself makes from bytes; an answer never becomes one.
    'img-src data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  const links = styles.map((href) => `<link rel="stylesheet" href="${escapeAttribute(href)}">`);
  const words = l10n ? ` data-l10n="${escapeAttribute(JSON.stringify(l10n))}"` : '';
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${links.join('\n')}
<script type="module" nonce="${nonce}" src="${escapeAttribute(script)}"></script>
</head>
<body${words} data-previews="${escapeAttribute(previews.join(' '))}">
<div id="root"></div>
</body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
