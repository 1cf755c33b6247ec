import assert from 'node:assert/strict';
import type { CallerIdentity } from '../../../../src/chat/connection.ts';
import type { ChoicesSnapshot } from '../../../../src/host/choices/choices.ts';
import { choicesView } from '../../../../src/host/panel/choicesView.ts';
import { statusText } from '../../../../src/host/statusBar/statusText.ts';
import { accountText, callerText, credentialSourceText, filesAtText } from '../../../../src/host/words.ts';

const caller: CallerIdentity = {
  accountId: '111122223333',
  arn: 'arn:aws:sts::111122223333:assumed-role/Developer/ada',
  role: 'Developer',
  session: 'ada',
  source: { kind: 'sso', profile: 'dev' },
};
const snapshot: ChoicesSnapshot = {
  connection: { profile: 'dev', region: 'eu-west-1', regionOrigin: 'profile', missing: false },
  caller,
};
const parameters = { inference: {}, maxTokens: 4096 };

describe('who one is', () => {
  it('is told in the status bar’s tooltip, with the source and the machine', () => {
    const lines = statusText(snapshot, 'wsl').tooltip.split('\n\n').slice(1, 5);
    assert.deepEqual(lines, [
      '[Profile](command:bedrockWorkbench.pickProfile): dev',
      'Account: 111122223333 · Developer',
      'Credentials: IAM Identity Center, through the profile dev',
      'The AWS files are read inside WSL\\.',
    ]);
  });

  it('is told by the chat’s profile control', () => {
    const [profile] = choicesView(snapshot, parameters, undefined, 'ssh-remote');
    assert.equal(
      profile?.tooltip,
      'AWS profile: dev. Account: 111122223333 · Developer. Credentials: IAM Identity Center, through the profile dev. The AWS files are read on the SSH host',
    );
  });

  it('is told in AWS’s words where there is no role', () => {
    const user = { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/ada' };
    assert.equal(callerText(user), '111122223333 · user/ada');
  });
});

describe('where credentials come from', () => {
  it('is told for what no profile gave', () => {
    assert.equal(credentialSourceText({ kind: 'container' }), 'the container’s role');
    assert.equal(credentialSourceText({ kind: 'environment' }), 'environment variables');
  });

  it('goes without saying on this machine, and is told for any other', () => {
    assert.deepEqual(
      [undefined, 'constructor', 'codespaces'].map((name) => filesAtText(name)),
      [
        undefined,
        'The AWS files are read on the remote machine.',
        'The AWS files are read inside the codespace.',
      ],
    );
  });

  it('is the API key where that is chosen', () => {
    assert.equal(accountText({ region: 'eu-west-1', apiKey: true }), 'API key');
    const connection = { apiKey: true, region: 'r', regionOrigin: 'default', missing: false } as const;
    const [profile] = choicesView({ connection }, parameters, undefined);
    assert.deepEqual(profile, {
      picker: 'profile',
      label: 'API key',
      tooltip: 'Amazon Bedrock API key: no AWS profile is used',
      active: true,
    });
  });
});
