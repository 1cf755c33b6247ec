/**
 * The source files that loading an output loads with it, dynamic imports left out.
 * @param {import('esbuild').Metafile} metafile
 * @param {string} entry an output's path
 */
export function staticInputs(metafile, entry) {
  /** @type {Set<string>} */
  const seen = new Set();
  const waiting = [entry];
  for (let output = waiting.pop(); output !== undefined; output = waiting.pop()) {
    const found = metafile.outputs[output];
    if (!found || seen.has(output)) {
      continue;
    }
    seen.add(output);
    waiting.push(...found.imports.filter(({ kind }) => kind !== 'dynamic-import').map(({ path }) => path));
  }
  return [...seen].flatMap((output) => Object.keys(metafile.outputs[output]?.inputs ?? {}));
}
