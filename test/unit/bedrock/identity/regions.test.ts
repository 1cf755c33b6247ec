import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listRegions } from '../../../../src/bedrock/identity/regions.ts';

const copy = new URL('../../../../src/bedrock/identity/partitions.json', import.meta.url);

interface Partition {
  readonly id: string;
  readonly regionRegex: string;
  readonly regions: Readonly<Record<string, { readonly description: string }>>;
}

/** The SDK bundles its endpoint rules and exports no way to list them, so the test reads the file itself. */
async function ofTheSdk(): Promise<string> {
  const core = dirname(createRequire(import.meta.url).resolve('@aws-sdk/core/package.json'));
  const file = join(core, 'dist-es', 'submodules', 'client', 'util-endpoints', 'lib', 'aws', 'partitions.js');
  const module = (await import(pathToFileURL(file).href)) as {
    partitionsInfo: { partitions: readonly Partition[] };
  };
  const partitions = module.partitionsInfo.partitions.map(({ id, regionRegex, regions }) => ({
    partition: id,
    regionRegex,
    regions: Object.fromEntries(
      Object.entries(regions).map(([region, { description }]) => [region, description]),
    ),
  }));
  return `${JSON.stringify(partitions, null, 2)}\n`;
}

describe('The list of regions', () => {
  it('is the installed SDK’s (UPDATE_REGIONS=1 with this test copies it anew)', async () => {
    const expected = await ofTheSdk();
    if (process.env['UPDATE_REGIONS'] === '1') await writeFile(copy, expected);
    assert.equal(await readFile(copy, 'utf8'), expected);
  });

  it('has AWS’s names and partitions, and no pseudo region', () => {
    const regions = listRegions();
    assert.deepEqual(
      ['eu-central-1', 'us-gov-west-1', 'cn-north-1'].map((id) => regions.find((region) => region.id === id)),
      [
        { id: 'eu-central-1', name: 'Europe (Frankfurt)', partition: 'aws' },
        { id: 'us-gov-west-1', name: 'AWS GovCloud (US-West)', partition: 'aws-us-gov' },
        { id: 'cn-north-1', name: 'China (Beijing)', partition: 'aws-cn' },
      ],
    );
    assert.deepEqual(
      regions.filter(({ id }) => id.includes('global')),
      [],
    );
  });
});
