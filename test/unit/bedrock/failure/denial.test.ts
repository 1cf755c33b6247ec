import assert from 'node:assert/strict';
import { classify } from '../../../../src/bedrock/failure/classify.ts';
import type { Denial } from '../../../../src/chat/failure.ts';

const identity = 'arn:aws:sts::111122223333:assumed-role/Dev/me';
const resource = 'arn:aws:bedrock:eu-north-1::foundation-model/some.model-v1:0';
const action = 'bedrock:InvokeModel';

function denied(words: string): Denial | undefined {
  const error = Object.assign(new Error(words), {
    name: 'AccessDeniedException',
    $metadata: { httpStatusCode: 403 },
  });
  return classify(error).denied;
}

function refused(reason: string): Denial | undefined {
  return denied(
    `User: ${identity} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
  );
}

describe('A refusal by IAM, as data', () => {
  for (const [words, policy] of [
    ['identity-based policy', 'identity'],
    ['resource-based policy', 'resource'],
    ['permissions boundary', 'permissions-boundary'],
    ['session policy', 'session'],
    ['service control policy', 'service-control'],
    ['resource control policy', 'resource-control'],
    ['VPC endpoint policy', 'vpc-endpoint'],
    ['role trust policy', 'role-trust'],
  ] as const) {
    it(`knows that no ${words} allows it, or that one forbids it`, () => {
      const known = { action, resource, identity, policy };
      assert.deepEqual(refused(`because no ${words} allows the ${action} action`), {
        ...known,
        explicit: false,
      });
      assert.deepEqual(refused(`with an explicit deny in a ${words}`), { ...known, explicit: true });
      assert.deepEqual(refused(`with an explicit deny in the ${words}`), { ...known, explicit: true });
    });
  }

  it('has the ARN of the policy that forbids it, where AWS tells', () => {
    const policyArn = 'arn:aws:organizations::1:policy/o-a/service_control_policy/p-b';
    assert.deepEqual(refused(`with an explicit deny in a service control policy: ${policyArn}`), {
      ...{ action, resource, identity, policy: 'service-control', explicit: true },
      policyArn,
    });
  });

  it('leaves the kind of policy open where AWS tells none, or one that is new', () => {
    assert.deepEqual(refused(''), { action, resource, identity, explicit: false });
    assert.deepEqual(refused('with an explicit deny'), { action, resource, identity, explicit: true });
    assert.deepEqual(refused('with an explicit deny in a lunar policy'), {
      ...{ action, resource, identity, explicit: true },
    });
  });
});

describe('A refusal that tells less', () => {
  it('has no resource where AWS names none or all', () => {
    const words = 'because no session policy allows the bedrock:ListFoundationModels action';
    const list = 'bedrock:ListFoundationModels';
    const expected = { action: list, identity, policy: 'session', explicit: false };
    assert.deepEqual(denied(`User: ${identity} is not authorized to perform: ${list} ${words}`), expected);
    assert.deepEqual(
      denied(`User: ${identity} is not authorized to perform: ${list} on resource: * ${words}`),
      expected,
    );
    assert.deepEqual(
      denied(`User: ${identity} is not authorized to perform: ${list} on resource: "*" ${words}`),
      expected,
    );
  });

  it('has no identity where AWS names no ARN', () => {
    assert.deepEqual(denied(`User: x is not authorized to perform: ${action}`), { action, explicit: false });
  });

  it('is not there at all where AWS names no action', () => {
    assert.equal(denied('Access denied when calling Bedrock.'), undefined);
  });
});
