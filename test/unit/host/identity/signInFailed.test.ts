import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/chat/failure.ts';
import { signInFailed } from '../../../../src/host/identity/signInFailed.ts';

const noCli: Failure = {
  cause: 'login-session-expired',
  message: 'The AWS CLI is not here.',
  remedy: 'Install it.',
  actions: ['sign-in', 'retry', 'pick-profile'],
};

/** A message whose button with this name is pressed. */
async function answered(failure: Failure, pressed?: string): Promise<unknown> {
  const did: unknown[] = [];
  const again = await signInFailed(
    {
      warn: (...shown) => {
        did.push(shown);
        return Promise.resolve(pressed);
      },
      execute: (command) => did.push(command),
      typeInTerminal: (command) => did.push(command),
    },
    failure,
    'dev',
  );
  return { did, again };
}

const shown = [
  'The AWS CLI is not here. Install it.',
  'Sign In Again',
  'Type Command in Terminal',
  'Pick Profile',
];

describe('a sign-in that failed', () => {
  it('is told with what helps, and tried again where the person wants', async () => {
    assert.deepEqual(await answered(noCli, 'Sign In Again'), { did: [shown], again: true });
    assert.deepEqual(await answered(noCli), { did: [shown], again: false });
  });

  it('is left to a terminal where the AWS CLI can’t be run from here', async () => {
    const did = [shown, 'aws login --profile dev'];
    assert.deepEqual(await answered(noCli, 'Type Command in Terminal'), { did, again: false });
  });

  it('leads to the config file where that has to be mended', async () => {
    const invalid: Failure = { ...noCli, cause: 'profile-invalid', actions: ['open-aws-config'] };
    assert.deepEqual(await answered(invalid, 'Open AWS Config File'), {
      did: [[shown[0], 'Open AWS Config File'], 'bedrockWorkbench.openAwsConfig'],
      again: false,
    });
  });
});
