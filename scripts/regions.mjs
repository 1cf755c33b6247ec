// npm run regions: copies the regions of the installed SDK's endpoint rules to src/bedrock/identity/partitions.json.
// The SDK bundles its rules and exports no way to list them. A unit test holds the copy equal to them.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { fromRoot } from './lib/paths.mjs';

/**
 * @typedef {object} Partition as the SDK has it
 * @property {string} id
 * @property {{ implicitGlobalRegion: string }} outputs
 * @property {string} regionRegex
 * @property {Record<string, { description: string }>} regions
 */

export const regionsFile = fromRoot('src', 'bedrock', 'identity', 'partitions.json');

/** The file's content, of the SDK that is installed. */
export async function regionsOfTheSdk() {
  const core = path.dirname(createRequire(import.meta.url).resolve('@aws-sdk/core/package.json'));
  const rules = path.join(core, 'dist-es', 'submodules', 'client', 'util-endpoints', 'lib', 'aws');
  /** @type {unknown} */
  const loaded = await import(pathToFileURL(path.join(rules, 'partitions.js')).href);
  const module = /** @type {{ partitionsInfo: { partitions: readonly Partition[] } }} */ (loaded);
  const partitions = module.partitionsInfo.partitions.map(({ id, outputs, regionRegex, regions }) => ({
    partition: id,
    homeRegion: outputs.implicitGlobalRegion,
    regionRegex,
    regions: Object.fromEntries(
      Object.entries(regions).map(([region, { description }]) => [region, description]),
    ),
  }));
  return `${JSON.stringify(partitions, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  await writeFile(regionsFile, await regionsOfTheSdk());
  console.log(`Written: ${regionsFile}`);
}
