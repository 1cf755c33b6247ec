import fc from 'fast-check';
import assert from 'node:assert/strict';
import { FailureError, type Failure } from '../../../../src/chat/failure.ts';
import { classify } from '../../../../src/bedrock/failure/classify.ts';
import { toFailureError } from '../../../../src/bedrock/failure/toFailureError.ts';
import { systemError, thrownAs } from './errors.ts';
import { MET_CREDENTIALS } from './metCredentials.ts';
import { MET_ACCESS } from './metAccess.ts';
import { MET_CONTENT } from './metContent.ts';
import { MET_IDENTITY } from './metIdentity.ts';
import { MET_LIMITS } from './metLimits.ts';
import { MET_REQUESTS } from './metRequests.ts';
import { MET_SERVICES } from './metServices.ts';

const MET = {
  ...MET_CREDENTIALS,
  ...MET_REQUESTS,
  ...MET_SERVICES,
  ...MET_ACCESS,
  ...MET_IDENTITY,
  ...MET_LIMITS,
  ...MET_CONTENT,
};

for (const [theme, errors] of Object.entries(MET)) {
  describe(theme, () => {
    for (const [name, status, words, cause] of errors) {
      it(`is ${cause} for ${name}: ${words.slice(0, 80)}`, () => {
        assert.equal(classify(thrownAs(name, words, status)).cause, cause);
      });
    }
  });
}

describe('An error of the network', () => {
  for (const [code, words, cause] of [
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9', 'network'],
    ['ECONNRESET', 'socket hang up', 'network'],
    ['ECONNRESET', 'aborted', 'stream-interrupted'],
    ['ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.1:443', 'network'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', 'network'],
    ['CERT_HAS_EXPIRED', 'certificate has expired', 'network'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND bedrock-runtime.xx-west-7.amazonaws.com', 'region-unreachable'],
  ] as const) {
    it(`is ${cause} for ${code}: ${words}`, () => {
      assert.equal(classify(systemError(code, words)).cause, cause);
    });
  }

  it('is an answer that broke off where something of it had arrived', () => {
    const reset = systemError('ECONNRESET', 'read ECONNRESET');
    assert.deepEqual(
      [classify(reset, { begun: true }).cause, classify(reset, { begun: false }).cause],
      ['stream-interrupted', 'network'],
    );
  });

  it('is found in the cause of another', () => {
    const error = new Error('Request failed', { cause: systemError('ECONNREFUSED', 'connect ECONNREFUSED') });
    assert.equal(classify(error).cause, 'network');
  });

  it('is found in an aggregate', () => {
    const refusals = ['::1', '127.0.0.1'].map((host) =>
      systemError('ECONNREFUSED', `connect ECONNREFUSED ${host}:9`),
    );
    assert.equal(classify(new AggregateError(refusals)).cause, 'network');
  });
});

describe('What is told of an error', () => {
  it('is AWS’s own words, the exception, the status and the request id', () => {
    const error = thrownAs('com.amazon#internalServerException:http://x/', 'It broke.', 500, 'id-1');
    const { detail, exception, status, requestId, actions } = classify(error);
    assert.deepEqual(
      { detail, exception, status, requestId },
      { detail: 'It broke.', exception: 'InternalServerException', status: 500, requestId: 'id-1' },
    );
    assert.ok(actions.includes('copy-request-id'));
  });

  it('offers no request id where there is none', () => {
    assert.equal(
      classify(thrownAs('InternalServerException', 'It broke.', 500)).actions.includes('copy-request-id'),
      false,
    );
  });

  it('has the status stand for a name that AWS did not send', () => {
    assert.equal(
      classify(thrownAs('Unknown', "The provided model doesn't support counting tokens.", 400)).cause,
      'unsupported-feature',
    );
  });

  it('names the profile and the region where they are known', () => {
    const connection = { profile: 'work', region: 'eu-west-3' };
    const expired = thrownAs(
      'ExpiredTokenException',
      'The security token included in the request is expired',
      403,
    );
    assert.match(classify(expired, { connection }).message, /“work”/);
    const invalid = thrownAs('ValidationException', 'The provided model identifier is invalid.', 400);
    assert.match(classify(invalid, { connection }).message, /eu-west-3/);
  });
});

describe('What is told of an error that is hard to place', () => {
  it('is name, status and AWS’s own words where nobody has met it', () => {
    const { cause, message, detail } = classify(thrownAs('NewException', 'The teapot is short.', 418));
    assert.deepEqual(
      [cause, message, detail],
      [
        'unknown',
        'AWS answered with an error that this version does not know: NewException.',
        'The teapot is short.',
      ],
    );
    assert.equal(
      classify(thrownAs('Error', 'The teapot is short.', 418)).message,
      'AWS answered with an error that this version does not know (status 418).',
    );
  });

  it('offers to leave out a setting that the model refuses', () => {
    for (const words of [
      '`temperature` is deprecated for this model.',
      '"thinking.type.enabled" is not supported for this model.',
      'Service tier priority is not supported for the given model.',
    ]) {
      assert.equal(classify(thrownAs('ValidationException', words, 400)).actions[0], 'drop-parameters');
    }
  });

  it('takes a missing thing for the knowledge base when passages were retrieved', () => {
    const error = thrownAs('ResourceNotFoundException', 'Nothing here.', 404);
    assert.equal(classify(error, { operation: 'Retrieve' }).cause, 'knowledge-base-not-found');
    assert.equal(classify(error, { operation: 'ConverseStream' }).cause, 'resource-not-found');
  });
});

describe('A refusal by IAM', () => {
  const refusal = (reason: string): Failure =>
    classify(
      thrownAs(
        'AccessDeniedException',
        `User: arn:aws:iam::1:user/x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-north-1::foundation-model/a.b ${reason}`,
        403,
      ),
    );

  it('names the action and the resource', () => {
    const { message } = refusal('because no identity-based policy allows the bedrock:InvokeModel action');
    assert.equal(
      message,
      'Your permissions do not allow bedrock:InvokeModel on arn:aws:bedrock:eu-north-1::foundation-model/a.b.',
    );
  });

  it('tells which kind of policy is missing, and the region of the model', () => {
    const { remedy } = refusal('because no identity-based policy allows the bedrock:InvokeModel action');
    assert.match(remedy, /identity-based/);
    assert.match(remedy, /eu-north-1/);
  });

  it('tells which kind of policy forbids it', () => {
    assert.match(refusal('with an explicit deny in a service control policy').remedy, /service control/);
    assert.match(
      refusal('with an explicit deny in an identity-based policy: arn:aws:iam::1:policy/p').remedy,
      /identity-based/,
    );
  });
});

describe('Whatever was thrown', () => {
  it('is told in words, with a remedy', () => {
    const thrown = fc.oneof(
      fc.anything({ withNullPrototype: true }),
      fc
        .tuple(fc.string(), fc.string())
        .map(([name, message]) => Object.assign(new Error(message), { name })),
    );
    fc.assert(
      fc.property(thrown, (error) => {
        const { message, remedy } = classify(error);
        assert.ok(message !== '' && remedy !== '');
      }),
    );
  });

  it('is left as it is when it is a cancellation or already told', () => {
    const cancelled = thrownAs('AbortError', 'Request aborted');
    const told = new FailureError(classify(thrownAs('ThrottlingException', 'Rate exceeded', 429)));
    assert.equal(toFailureError(cancelled), cancelled);
    assert.equal(toFailureError(told), told);
  });

  it('becomes a FailureError that keeps it as its cause', () => {
    const error = thrownAs('ThrottlingException', 'Rate exceeded', 429);
    const failed = toFailureError(error);
    assert.ok(failed instanceof FailureError);
    assert.equal(failed.failure.cause, 'throttled');
    assert.equal(failed.cause, error);
  });
});
