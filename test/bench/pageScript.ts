import { build } from 'esbuild';
import { fromRoot } from '../../scripts/lib/paths.mjs';

/** A script for a page. @param entry from the repository's root */
export async function pageScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: fromRoot(),
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
  });
  return outputFiles[0]?.text ?? '';
}
