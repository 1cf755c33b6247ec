import assert from 'node:assert/strict';
import type { IdentitySource } from '../../../../src/chat/connection.ts';
import { choosing } from '../pickers/choosing.ts';

const never = new AbortController().signal;

function whereRoleWants(code: boolean) {
  const did: string[] = [];
  const identity: IdentitySource = {
    whoAmI: () => Promise.resolve({ accountId: '111122223333', arn: 'arn' }),
    regions: () => Promise.resolve([]),
    publishedRegions: () => Promise.resolve(undefined),
    unlock: ({ profile = '' }) => {
      did.push(`asked for ${profile}`);
      return Promise.resolve(code);
    },
  };
  const { choices } = choosing({ identity });
  choices.onDidUnlock(() => did.push('unlocked'));
  return { choices, did };
}

describe('An answer that somebody waits for', () => {
  it('has them asked for the code first, and tells all who could not look without it', async () => {
    const { choices, did } = whereRoleWants(true);
    const { target } = await choices.forAnswer('chat', never);
    assert.deepEqual([did, target.modelId], [['asked for dev', 'unlocked'], 'eu.m.one']);
  });

  it('goes on where no code is wanted', async () => {
    const { choices, did } = whereRoleWants(false);
    await choices.forAnswer('chat', never);
    assert.deepEqual(did, ['asked for dev']);
  });

  it('is not what a look at the next call is: nobody is asked for it', async () => {
    const { choices, did } = whereRoleWants(true);
    await choices.forTurn('chat', never);
    assert.deepEqual(did, []);
  });
});
