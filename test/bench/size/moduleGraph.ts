import { build, type Metafile } from 'esbuild';

/** The files of a built entry and how they import each other. */
export class ModuleGraph {
  readonly #inputs: Metafile['inputs'];
  /** The entry, as the other methods name files: relative to the folder. */
  readonly entry: string;

  private constructor(entry: string, inputs: Metafile['inputs']) {
    this.entry = entry;
    this.#inputs = inputs;
  }

  /** @param entry relative to `folder` */
  static async read(folder: string, entry: string): Promise<ModuleGraph> {
    const { metafile } = await build({
      absWorkingDir: folder,
      entryPoints: [entry],
      bundle: true,
      write: false,
      outdir: 'unused',
      format: 'esm',
      splitting: true,
      platform: 'node',
      external: ['vscode'],
      metafile: true,
      logLevel: 'error',
    });
    return new ModuleGraph(entry, metafile.inputs);
  }

  /** The file and all that loading it loads. */
  loadedWith(file: string): ReadonlySet<string> {
    const seen = new Set<string>();
    const waiting = [file];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...this.#imports(next, 'import-statement'));
    }
    return seen;
  }

  /** What the entry and its static imports load by `import()`, by the source file's name: `services`. */
  lateChunk(name: string): string {
    const late = [...this.loadedWith(this.entry)].flatMap((file) => this.#imports(file, 'dynamic-import'));
    const found = late.find((file) => new RegExp(`/${name}-\\w+\\.js$`).test(file));
    if (found === undefined) throw new Error(`No chunk "${name}" is loaded late: ${late.join(', ')}`);
    return found;
  }

  bytes(files: Iterable<string>): number {
    return [...files].reduce((sum, file) => sum + (this.#inputs[file]?.bytes ?? 0), 0);
  }

  #imports(file: string, kind: string): string[] {
    const imports = this.#inputs[file]?.imports ?? [];
    return imports.filter((one) => one.kind === kind && one.external !== true).map(({ path }) => path);
  }
}
