import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { regionsFile, regionsOfTheSdk } from '../../../../scripts/regions.mjs';
import { listRegions } from '../../../../src/bedrock/identity/regions.ts';

describe('The list of regions', () => {
  it('is the installed SDK’s (`npm run regions` copies it anew)', async () => {
    assert.equal(await readFile(regionsFile, 'utf8'), await regionsOfTheSdk());
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
