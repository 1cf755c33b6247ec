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
  detail: '/home/me/.aws/config',
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

const apiKey = {
  kind: 'item',
  label: 'Bedrock API key',
  description: 'kept in VS Code’s secret storage',
  detail: 'Opens models and guardrails, but no knowledge bases.',
  icon: 'key',
  choose: { kind: 'run', command: 'bedrockWorkbench.useApiKey' },
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
      apiKey,
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
      apiKey,
      { kind: 'separator', label: 'Files' },
      openConfig,
    ]);
  });
});

describe('rows of profiles and an API key', () => {
  it('mark the key as current where it is chosen, and nothing else', () => {
    const connection = resolveConnection({ profile: 'dev', region: '', authentication: 'apiKey' }, list);
    const current = profileRows(list, connection).filter(
      (row) => row.kind === 'item' && row.current === true,
    );
    assert.deepEqual(current, [{ ...apiKey, current: true }]);
  });

  it('say that the key of the environment is there and not used', () => {
    const rows = rowsFor('dev', { ...list, environmentBearerToken: true });
    assert.deepEqual(rows.slice(4, 6), [
      apiKey,
      {
        kind: 'item',
        label: 'AWS_BEARER_TOKEN_BEDROCK is set, and not used',
        icon: 'info',
        detail: 'Calls go with what is chosen here. To use that key, enter it as the Bedrock API key.',
        alwaysShow: true,
      },
    ]);
  });

  it('tell account and role where they are known', () => {
    const dev = { accountId: '111122223333', arn: 'arn:aws:sts::111122223333:assumed-role/R/me', role: 'R' };
    const caller = (name: string) => (name === 'dev' ? dev : undefined);
    const [first] = profileRows(list, resolveConnection({ profile: '', region: '' }, list), { caller });
    assert.deepEqual(
      first?.kind === 'item' && first.description,
      'IAM Identity Center · eu-central-1 · 111122223333 · R',
    );
  });

  it('tell on which machine the files are, where that is not this one', () => {
    const connection = resolveConnection({ profile: 'dev', region: '' }, list);
    assert.deepEqual(profileRows(list, connection, { remoteName: 'wsl' }).at(-1), {
      ...openConfig,
      detail: '/home/me/.aws/config · The AWS files are read inside WSL.',
    });
  });
});
