import assert from 'node:assert/strict';
import type { ProfileList } from '../../../../src/chat/connection.ts';
import { resolveConnection } from '../../../../src/chat/resolveConnection.ts';
import { profileRows } from '../../../../src/host/pickers/profileRows.ts';

const list: ProfileList = {
  profiles: [
    { name: 'dev', kind: 'sso', region: 'eu-central-1' },
    { name: 'ci', kind: 'role', problem: 'source_profile “base” is not defined.' },
  ],
  configFile: '/home/me/.aws/config',
  credentialsFile: '/home/me/.aws/credentials',
};
const rowsFor = (profile: string, of: ProfileList) =>
  profileRows(of, resolveConnection({ profile, region: '' }, of));
const openConfig = {
  kind: 'item',
  label: 'Open AWS config file',
  icon: 'go-to-file',
  alwaysShow: true,
  choose: { kind: 'run', command: 'bedrockWorkbench.openAwsConfig' },
};
const chain = {
  kind: 'item',
  label: 'Default credential chain',
  description: 'environment, files, then the machine’s role',
  icon: 'link',
  choose: { kind: 'value', value: {} },
};

describe('rows of profiles', () => {
  it('tell kind, region and what is wrong, and mark the current one', () => {
    assert.deepEqual(rowsFor('dev', list), [
      {
        kind: 'item',
        label: 'dev',
        description: 'IAM Identity Center · eu-central-1',
        icon: 'account',
        current: true,
        choose: { kind: 'value', value: { profile: 'dev' } },
      },
      {
        kind: 'item',
        label: 'ci',
        description: 'assumed role',
        detail: 'source_profile “base” is not defined.',
        icon: 'warning',
        choose: { kind: 'value', value: { profile: 'ci' } },
      },
      { kind: 'separator', label: 'Without a profile' },
      chain,
      { kind: 'separator', label: 'Files' },
      openConfig,
    ]);
  });
});

describe('rows of profiles where something is wrong', () => {
  it('say that the chosen profile is in neither file, and put none in its place', () => {
    const [first, ...others] = rowsFor('gone', list);
    assert.deepEqual(first, {
      kind: 'item',
      label: '“gone” is chosen in the settings, but is in neither file',
      icon: 'warning',
      detail: 'No other one is used instead: pick one, or add it to the files.',
      alwaysShow: true,
    });
    assert.equal(
      others.some((row) => row.kind === 'item' && row.current === true),
      false,
    );
  });

  it('name both files where there are no profiles, and what AWS_PROFILE names', () => {
    const rows = rowsFor('', {
      ...list,
      profiles: [],
      environmentProfile: 'ops',
      problem: 'Line 3 is broken.',
    });
    assert.deepEqual(rows, [
      { kind: 'item', label: 'Line 3 is broken.', icon: 'error', alwaysShow: true },
      {
        kind: 'item',
        label: 'No profiles found',
        icon: 'info',
        detail: 'Neither /home/me/.aws/config nor /home/me/.aws/credentials has one.',
        alwaysShow: true,
      },
      { kind: 'separator', label: 'Without a profile' },
      { ...chain, detail: 'AWS_PROFILE names the profile “ops”.', current: true },
      { kind: 'separator', label: 'Files' },
      openConfig,
    ]);
  });
});
