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

describe('A refusal in other words', () => {
  it('is read in every partition, and where the ARN names no Region', () => {
    for (const [who, what] of [
      ['arn:aws-cn:iam::111122223333:user/x', 'arn:aws-cn:bedrock:cn-north-1::foundation-model/a.b'],
      [
        'arn:aws-us-gov:sts::1:assumed-role/R/s',
        'arn:aws-us-gov:bedrock:us-gov-west-1:1:inference-profile/p',
      ],
      [identity, 'arn:aws:bedrock:::foundation-model/a.b'],
    ] as const) {
      assert.deepEqual(
        denied(
          `User: ${who} is not authorized to perform: ${action} on resource: ${what} because no permissions boundary allows the ${action} action`,
        ),
        { action, resource: what, identity: who, policy: 'permissions-boundary', explicit: false },
      );
    }
  });

  it('knows a guardrail’s condition where AWS names it', () => {
    assert.deepEqual(refused('with an explicit deny: the condition bedrock:GuardrailIdentifier is not met'), {
      ...{ action, resource, identity, explicit: true, condition: 'guardrail' },
    });
  });

  it('supposes such a condition where a call without a guardrail is forbidden', () => {
    const error = Object.assign(
      new Error(`User: ${identity} is not authorized to perform: ${action} with an explicit deny`),
      { name: 'AccessDeniedException' },
    );
    assert.equal(classify(error, { guarded: false }).actions[0], 'pick-guardrail');
    assert.equal(classify(error, { guarded: true }).actions.includes('pick-guardrail'), false);
  });

  it('says how an encoded reason is read', () => {
    const error = Object.assign(
      new Error(
        'You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHl',
      ),
      { name: 'UnauthorizedOperation' },
    );
    const { cause, remedy, detail } = classify(error);
    assert.equal(cause, 'access-denied');
    assert.match(remedy, /`aws sts decode-authorization-message`/);
    assert.match(detail ?? '', /4GIOHl/);
  });

  it('offers no policy where none could allow it', () => {
    const offers = (reason: string): boolean =>
      classify(
        Object.assign(new Error(`User: ${identity} is not authorized to perform: ${action} ${reason}`), {
          name: 'AccessDeniedException',
        }),
      ).actions.includes('show-policy');
    assert.equal(offers('because no identity-based policy allows the action'), true);
    assert.equal(offers('with an explicit deny in a service control policy'), false);
  });
});

describe('A Region that the organization forbids', () => {
  it('is named, with the setting that keeps calls away from it', () => {
    const refused = (policy: string) =>
      classify(
        Object.assign(
          new Error(
            `User: ${identity} is not authorized to perform: ${action} on resource: arn:aws:bedrock:eu-north-1::foundation-model/a.b with an explicit deny in a ${policy} policy`,
          ),
          { name: 'AccessDeniedException' },
        ),
      );
    const { remedy, actions } = refused('service control');
    assert.match(remedy, /here eu-north-1\. Leave eu-north-1 out of the allowed Regions in the settings/);
    assert.ok(actions.includes('open-residency-setting'));
    assert.equal(refused('identity-based').actions.includes('open-residency-setting'), false);
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
