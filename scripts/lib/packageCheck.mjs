import { readFile } from 'node:fs/promises';
import { listPackage } from './extension.mjs';
import { fromRoot } from './paths.mjs';

/** What may be published, whatever .vscodeignore lets through. */
const allowed = [
  /^package(\.nls(\.[\w-]+)?)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE(\.\w+)?$/,
  /^l10n\/[^/]+\.json$/,
  /^media\/.+\.(svg|png|woff2|css|md)$/,
  /^dist\/(extension|webview)\.js$/,
  /^dist\/chunks\/[\w-]+\.js$/,
  /^dist\/(webview|codicon)\.css$/,
  /^dist\/codicon(-\w+)?\.ttf$/,
];

const required = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.js',
  'dist/webview.js',
  'dist/webview.css',
  'dist/codicon.css',
  'dist/codicon.ttf',
];

/** What is wrong with the list of files that would be published. */
export async function packageProblems() {
  // vsce lists LICENSE as it will be named inside the package.
  const files = (await listPackage()).map((file) => file.replace(/^LICENSE\.\w+$/, 'LICENSE'));
  const wanted = [...required, ...(await filesOfManifest())];
  return [
    ...files
      .filter((file) => !allowed.some((pattern) => pattern.test(file)))
      .map((file) => `not allowed: ${file}`),
    ...wanted.filter((file) => !files.includes(file)).map((file) => `missing: ${file}`),
  ];
}

/** Icons, walkthrough pages and entry points that the manifest names. */
async function filesOfManifest() {
  /** @type {Set<string>} */
  const found = new Set();
  JSON.parse(await readFile(fromRoot('package.json'), 'utf8'), (_key, /** @type {unknown} */ value) => {
    if (typeof value === 'string' && /^(\.\/)?(media|dist)\/[\w./-]+$/.test(value)) {
      found.add(value.replace(/^\.\//, ''));
    }
    return value;
  });
  return [...found];
}
