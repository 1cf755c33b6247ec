import { build, type BuildOptions } from 'esbuild';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fromRoot } from '../../../scripts/lib/paths.mjs';

/** As esbuild.mjs does. */
const forNode: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  mainFields: ['module', 'main'],
  logLevel: 'error',
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** An extension that is activated only when the bench asks. */
export interface Subject {
  readonly id: string;
  readonly folder: string;
}

interface Manifest {
  name: string;
  publisher: string;
  activationEvents: string[];
}

/** A copy under another name that waits to be activated; everything else of it is as it was. */
export async function stage(source: string, folder: string, name: string): Promise<Subject> {
  await cp(source, folder, { recursive: true });
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  const staged = { ...manifest, name, activationEvents: [] };
  await writeFile(file, JSON.stringify(staged));
  return { id: `${staged.publisher}.${staged.name}`, folder };
}

/** The SDK's runtime client alone, bundled as the extension's own chunks are. */
export async function buildBareSdk(folder: string): Promise<string> {
  const contents = `
    export { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
    export { NodeHttpHandler } from '@smithy/node-http-handler';`;
  const outfile = path.join(folder, 'sdk.mjs');
  await build({ ...forNode, minify: true, stdin: { contents, resolveDir: fromRoot() }, outfile });
  return outfile;
}

export async function buildRunner(folder: string): Promise<string> {
  const outfile = path.join(folder, 'index.mjs');
  const entryPoints = [fromRoot('test', 'bench', 'inHost', 'main.ts')];
  await build({ ...forNode, entryPoints, external: ['vscode'], outfile });
  return outfile;
}
