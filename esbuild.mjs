// node esbuild.mjs [--minify] [--watch] [--metafile]: builds dist/ (the extension) and out/integration (its tests).
import { build, context } from 'esbuild';
import { globSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { staticInputs } from './scripts/lib/bundle.mjs';
import { fromRoot } from './scripts/lib/paths.mjs';

process.chdir(fromRoot());

const { values: flags } = parseArgs({
  options: { minify: { type: 'boolean' }, watch: { type: 'boolean' }, metafile: { type: 'boolean' } },
});
const minify = flags.minify ?? false;

/** @satisfies {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify,
  sourcemap: !minify,
  metafile: true,
  logLevel: 'warning',
};

/** @satisfies {import('esbuild').BuildOptions} */
const node = {
  ...shared,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  splitting: true,
  mainFields: ['module', 'main'],
  // The SDK's CommonJS parts call require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** @type {Record<string, import('esbuild').BuildOptions>} */
const bundles = {
  host: {
    ...node,
    entryPoints: ['src/extension.ts'],
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    external: ['vscode'],
  },
  page: {
    ...shared,
    entryPoints: { webview: 'src/webview/main.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
    target: 'es2023',
  },
  styles: {
    ...shared,
    sourcemap: false,
    entryPoints: { webview: 'src/webview/styles/main.css' },
    outdir: 'dist',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
  integration: {
    ...node,
    minify: false,
    sourcemap: 'inline',
    entryPoints: ['test/integration/index.ts', ...globSync('test/integration/**/*.test.ts')],
    outdir: 'out/integration',
    outbase: 'test/integration',
    chunkNames: 'chunks/[name]-[hash]',
    // One mocha for the runner and the tests.
    external: ['vscode', 'mocha'],
  },
};

/**
 * Activation must not pay for the SDK: nothing of it may be reachable from the entry by static imports.
 * @param {import('esbuild').Metafile} metafile
 */
function assertSdkIsLoadedLate(metafile) {
  const early = staticInputs(metafile, 'dist/extension.js').filter((input) =>
    /(^|\/)(node_modules\/(@aws-sdk|@smithy|@pydantic)|src\/bedrock)\//.test(input),
  );
  if (early.length > 0) {
    throw new Error(`dist/extension.js loads the AWS SDK at activation:\n  ${early.join('\n  ')}`);
  }
}

async function copyIcons() {
  await mkdir('dist', { recursive: true });
  for (const file of ['codicon.css', 'codicon.ttf']) {
    await copyFile(`node_modules/@vscode/codicons/dist/${file}`, `dist/${file}`);
  }
}

async function buildAll() {
  await Promise.all(
    ['dist', 'out/integration'].map((folder) => rm(folder, { recursive: true, force: true })),
  );
  await copyIcons();
  /** @type {Record<string, import('esbuild').Metafile>} */
  const metafiles = {};
  await Promise.all(
    Object.entries(bundles).map(async ([name, options]) => {
      const { metafile } = await build(options);
      if (metafile) {
        metafiles[name] = metafile;
      }
    }),
  );
  if (flags.metafile) {
    await mkdir('out', { recursive: true });
    await writeFile('out/meta.json', JSON.stringify(metafiles));
  }
  if (metafiles['host']) {
    assertSdkIsLoadedLate(metafiles['host']);
  }
}

async function watch() {
  await copyIcons();
  for (const options of Object.values(bundles)) {
    await (await context({ ...options, logLevel: 'info' })).watch();
  }
}

try {
  await (flags.watch ? watch() : buildAll());
} catch (error) {
  // esbuild has printed its own errors already.
  if (!(error instanceof Error && 'errors' in error)) {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exitCode = 1;
}
