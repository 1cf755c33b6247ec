import assert from 'node:assert/strict';
import { FailureError } from '../../../../src/chat/failure.ts';
import type { PolicyRequest } from '../../../../src/chat/policy.ts';
import type { ChoicesSnapshot } from '../../../../src/host/choices/choices.ts';
import { withDenied } from '../../../../src/host/identity/policyDocument.ts';
import { showPolicy, type PolicySubject } from '../../../../src/host/identity/showPolicy.ts';
import { THROTTLED } from '../panel/samples.ts';

const never = new AbortController().signal;
const connection = { profile: 'dev', region: 'eu-west-1', regionOrigin: 'profile', missing: false } as const;
const target = { modelId: 'eu.m', label: 'M', region: 'eu-west-1' };
const guardrail = { id: 'g', name: 'Strict', version: '1' };
const allowInvoke = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['bedrock:InvokeModel'], Resource: ['*'] }],
};

async function asked(snapshot: ChoicesSnapshot, subject: PolicySubject, found = true): Promise<unknown> {
  const requests: PolicyRequest[] = [];
  const ports = {
    choices: {
      snapshot: () => Promise.resolve(snapshot),
      target: () => (found ? Promise.resolve(target) : Promise.reject(new FailureError(THROTTLED))),
    },
    services: () =>
      Promise.resolve({
        policy: {
          policyFor: (request: PolicyRequest) => {
            requests.push(request);
            return Promise.resolve(JSON.stringify(allowInvoke));
          },
        },
      }),
    openJson: () => Promise.resolve(),
  };
  await showPolicy(ports, subject, never);
  return requests;
}

describe('the policy that is shown', () => {
  it('is for what is chosen now, with the model that would be called', async () => {
    assert.deepEqual(await asked({ connection, guardrail }, {}), [{ connection, target, guardrail }]);
  });

  it('is for the rest where no model can be found', async () => {
    assert.deepEqual(await asked({ connection, guardrail }, {}, false), [{ connection, guardrail }]);
  });

  it('is for what the turn used, whatever was chosen since', async () => {
    const behind = { foundationModelId: 'n', destinationRegions: ['us-east-1', 'us-west-2'] };
    const by = { modelId: 'us.n', modelLabel: 'N', region: 'us-east-1', profile: 'ops', ...behind };
    assert.deepEqual(await asked({ connection, target, guardrail }, { by }), [
      {
        connection: { region: 'us-east-1', profile: 'ops' },
        target: { modelId: 'us.n', label: 'N', region: 'us-east-1', ...behind },
      },
    ]);
  });

  it('keeps guardrail and knowledge base of the turn’s account and region', async () => {
    const by = { modelId: 'eu.m', modelLabel: 'M', region: 'eu-west-1', profile: 'dev' };
    assert.deepEqual(await asked({ connection, target, guardrail }, { by }), [
      { connection, target, guardrail },
    ]);
  });
});

describe('what AWS has denied', () => {
  const policy = `${JSON.stringify(allowInvoke, undefined, 2)}\n`;
  const denied = {
    action: 'kms:Decrypt',
    resource: 'arn:aws:kms:eu-west-1:111122223333:key/k',
    explicit: false,
  };

  it('is added to a policy that does not allow it', () => {
    const added = JSON.parse(withDenied(policy, denied)) as typeof allowInvoke;
    assert.deepEqual(added.Statement.slice(1), [
      {
        Sid: 'AllowWhatWasDenied',
        Effect: 'Allow',
        Action: ['kms:Decrypt'],
        Resource: ['arn:aws:kms:eu-west-1:111122223333:key/k'],
      },
    ]);
  });

  it('is added where the policy allows the same of something else', () => {
    const other = { ...allowInvoke, Statement: [{ ...allowInvoke.Statement[0], Resource: ['arn:a'] }] };
    const action = 'bedrock:InvokeModel';
    const added = JSON.parse(withDenied(JSON.stringify(other), { ...denied, action })) as typeof allowInvoke;
    assert.deepEqual(added.Statement.at(-1)?.Resource, [denied.resource]);
  });

  it('is not added where the policy has it, a deny outweighs it, or AWS names no resource', () => {
    const bare = { action: denied.action, explicit: false };
    const others = [
      undefined,
      { ...denied, action: 'bedrock:InvokeModel' },
      { ...denied, explicit: true },
      bare,
    ];
    for (const other of others) assert.equal(withDenied(policy, other), policy);
  });
});
