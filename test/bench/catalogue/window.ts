import * as fs from 'node:fs/promises';
import { createServices } from '../../../src/bedrock/services.ts';
import { DisposableStore, type Disposable } from '../../../src/base/lifecycle.ts';
import type { CatalogueMemory } from '../../../src/chat/regionMemory.ts';
import { rememberCatalogue } from '../../../src/chat/rememberedCatalogue.ts';
import { catalogueFiles } from '../../../src/host/storage/catalogueFiles.ts';
import { TreeModel } from '../../../src/host/tree/model.ts';
import { recordingLog } from '../../unit/host/storage/folder.ts';
import { delays } from './samples.ts';

const never = () => ({ dispose: () => undefined });
const [first = '', ...pinned] = Object.keys(delays);

/** A window's catalogue and tree without VS Code: what it knows of earlier ones is in the folder. */
export class BenchWindow implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #services = this.#owned.add(createServices({ userAgentVersion: 'bench' }));
  readonly #catalogue;
  readonly #writes: Promise<void>[] = [];

  /** @param folder of the memory; undefined: none */
  constructor(folder?: string) {
    this.#catalogue = this.#owned.add(
      rememberCatalogue({
        source: () => Promise.resolve(this.#services.catalogue),
        ...(folder !== undefined && { memory: this.#memory(folder) }),
      }),
    );
  }

  /** Milliseconds until all of the regions are listed. */
  async list(regions: readonly string[]): Promise<number> {
    const { signal } = new AbortController();
    const started = performance.now();
    const listed = await Promise.all(
      regions.map((region) => this.#catalogue.region({ profile: 'large', region }, { signal })),
    );
    const took = performance.now() - started;
    const missing = listed.find(({ models, failures }) => models.length < 100 || failures.length > 0);
    if (missing) throw new Error(`${missing.region} was not listed: ${JSON.stringify(missing.failures)}`);
    return took;
  }

  /** Milliseconds, for each region, from its being expanded until its rows stand. */
  async expandAll(): Promise<readonly number[]> {
    const tree = this.#owned.add(this.#tree());
    await tree.sync();
    const times: number[] = [];
    for (const node of tree.shownRegions) {
      const started = performance.now();
      await tree.opened(node);
      times.push(performance.now() - started);
      const groups = tree.children(node).filter(({ kind }) => kind === 'group');
      if (groups.length < 10) throw new Error(`${node.region} has only ${groups.length} groups.`);
    }
    return times;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Settles when what is to be remembered is on disk. */
  async written(): Promise<void> {
    await new Promise(setImmediate);
    await Promise.all(this.#writes);
  }

  #memory(folder: string): CatalogueMemory {
    const files = catalogueFiles(folder, fs, recordingLog());
    return {
      ...files,
      save: (connection, record) => {
        const write = files.save(connection, record);
        this.#writes.push(write);
        return write;
      },
    };
  }

  #tree(): TreeModel {
    const connection = { profile: 'large', region: first, regionOrigin: 'setting', missing: false } as const;
    return new TreeModel({
      choices: { snapshot: () => Promise.resolve({ connection }), onDidChange: never },
      catalogue: this.#catalogue,
      prices: () => Promise.resolve({ price: () => undefined }),
      regions: () => Promise.resolve([]),
      policy: () => ({ allowGlobal: false }),
      pinned: { list: () => pinned, onDidChange: never },
      favourites: { list: () => [], onDidChange: never },
      failed: () => undefined,
      loaded: () => undefined,
    });
  }
}
