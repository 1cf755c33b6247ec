import assert from 'node:assert/strict';
import type { AwsRegion, ProfileList } from '../../../../src/chat/connection.ts';
import { resolveConnection } from '../../../../src/chat/resolveConnection.ts';
import { otherRegionRows, regionRows, typedRegion } from '../../../../src/host/pickers/regionRows.ts';

const list: ProfileList = {
  profiles: [{ name: 'dev', kind: 'keys', region: 'eu-west-1' }],
  configFile: '/c',
  credentialsFile: '/k',
};
const regions: readonly AwsRegion[] = [
  { id: 'us-gov-west-1', name: 'AWS GovCloud (US-West)', partition: 'aws-us-gov' },
  { id: 'us-east-1', name: 'US East (N. Virginia)', partition: 'aws' },
  { id: 'eu-west-1', name: 'Europe (Ireland)', partition: 'aws' },
  { id: 'xx-iso-1', partition: 'aws-new' },
];
const row = (id: string, name?: string) => ({
  kind: 'item',
  label: id,
  ...(name !== undefined && { description: name }),
  icon: 'globe',
  choose: { kind: 'value', value: { region: id } },
});
const connection = (profile: string, region: string) => resolveConnection({ profile, region }, list);

describe('rows of regions', () => {
  it('begin with the profile’s own, then the partitions with the present one first', () => {
    assert.deepEqual(
      regionRows(connection('dev', 'us-gov-west-1'), connection('dev', ''), { all: regions }),
      [
        {
          kind: 'item',
          label: 'Use the profile’s region (eu-west-1)',
          icon: 'account',
          choose: { kind: 'value', value: {} },
        },
        { kind: 'separator', label: 'AWS GovCloud (US)' },
        { ...row('us-gov-west-1', 'AWS GovCloud (US-West)'), current: true },
        { kind: 'separator', label: 'AWS (commercial)' },
        row('eu-west-1', 'Europe (Ireland)'),
        row('us-east-1', 'US East (N. Virginia)'),
        { kind: 'separator', label: 'aws-new' },
        row('xx-iso-1'),
      ],
    );
  });

  it('show the chosen region before the list is there, or where the list lacks it', () => {
    assert.deepEqual(regionRows(connection('dev', 'mars-1'), connection('dev', ''), { all: [] }), [
      {
        kind: 'item',
        label: 'Use the profile’s region (eu-west-1)',
        icon: 'account',
        choose: { kind: 'value', value: {} },
      },
      { ...row('mars-1'), current: true },
    ]);
  });

  it('say where the region comes from when neither settings nor profile name one', () => {
    assert.deepEqual(regionRows(connection('', ''), connection('', ''), { all: [] }), [
      {
        kind: 'item',
        label: 'Choose no region (us-east-1)',
        description: 'nothing names another',
        icon: 'account',
        current: true,
        choose: { kind: 'value', value: {} },
      },
    ]);
  });

  it('leave out what the tree shows already', () => {
    assert.deepEqual(otherRegionRows(['eu-west-1', 'us-gov-west-1'], 'eu-west-1', regions.slice(0, 3)), [
      { kind: 'separator', label: 'AWS (commercial)' },
      { ...row('us-east-1', 'US East (N. Virginia)'), choose: { kind: 'value', value: 'us-east-1' } },
    ]);
  });
});

describe('rows of regions that AWS itself lists', () => {
  it('put first those that AWS lists for Amazon Bedrock, with the ones that the SDK does not know', () => {
    const published: readonly AwsRegion[] = [
      { id: 'eu-west-1', name: 'Europe (Ireland)', partition: 'aws' },
      { id: 'eu-moon-1', name: 'Europe (Moon)', partition: 'aws' },
    ];
    const rows = regionRows(connection('dev', ''), connection('dev', ''), { all: regions, published });
    assert.deepEqual(rows.slice(1), [
      { kind: 'separator', label: 'AWS (commercial): Amazon Bedrock is there' },
      row('eu-moon-1', 'Europe (Moon)'),
      row('eu-west-1', 'Europe (Ireland)'),
      { kind: 'separator', label: 'AWS (commercial): not listed for Amazon Bedrock' },
      row('us-east-1', 'US East (N. Virginia)'),
      { kind: 'separator', label: 'aws-new' },
      row('xx-iso-1'),
      { kind: 'separator', label: 'AWS GovCloud (US)' },
      row('us-gov-west-1', 'AWS GovCloud (US-West)'),
    ]);
  });
});

describe('a typed region', () => {
  const typed = (text: string) => typedRegion(text, ['us-east-1'], (region) => ({ region }));

  it('can be one that the SDK does not list', () => {
    assert.deepEqual(typed('EU-Moon-7'), {
      kind: 'item',
      label: 'Use “eu-moon-7”',
      detail: 'The AWS SDK in this version does not list it.',
      icon: 'globe',
      alwaysShow: true,
      choose: { kind: 'value', value: { region: 'eu-moon-7' } },
    });
  });

  it('is nothing where it is listed, unfinished or no region at all', () => {
    assert.deepEqual(['us-east-1', 'us-east-', 'frankfurt', 'evil.example/#-1', ''].map(typed), [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
