import assert from 'node:assert/strict';
import { modelCatalogUrl } from '../../../../src/host/actions/consoleUrl.ts';
import { leastPolicy } from '../../../../src/host/actions/leastPolicy.ts';
import { signInCommand } from '../../../../src/host/actions/signInCommand.ts';
import { THROTTLED } from '../panel/samples.ts';

describe('the sign-in command', () => {
  it('names no profile for the default chain', () => {
    assert.equal(signInCommand('sso-session-expired', undefined), 'aws sso login');
  });

  it('can’t be run, or made to run anything else, by a profile’s name', () => {
    assert.equal(signInCommand('unknown', 'my team'), 'aws sso login --profile "my team"');
    assert.equal(
      signInCommand('unknown', 'a\nrm -rf ~; $(b) `c` "d'),
      'aws sso login --profile "arm -rf ~; (b) c d"',
    );
  });
});

describe('the console’s address', () => {
  it('is of the region’s partition', () => {
    assert.equal(
      modelCatalogUrl('eu-west-1', 'aws'),
      'https://eu-west-1.console.aws.amazon.com/bedrock/home?region=eu-west-1#/model-catalog',
    );
    assert.equal(
      modelCatalogUrl('us-gov-west-1', 'aws-us-gov'),
      'https://us-gov-west-1.console.amazonaws-us-gov.com/bedrock/home?region=us-gov-west-1#/model-catalog',
    );
  });

  it('is not made up for a partition that is not known', () => {
    assert.equal(modelCatalogUrl('eusc-de-east-1', 'aws-eusc'), undefined);
    assert.equal(modelCatalogUrl('x', 'constructor'), undefined);
  });
});

describe('the least policy', () => {
  it('is not offered where an explicit deny would outweigh it, or where AWS names no resource', () => {
    const sentence = 'User: u is not authorized to perform: bedrock:InvokeModel';
    const details = [
      `${sentence} on resource: arn:aws:bedrock:a::b with an explicit deny in a service control policy`,
      sentence,
      'Access denied',
    ];
    assert.deepEqual(
      details.map((detail) => leastPolicy({ ...THROTTLED, detail })),
      [undefined, undefined, undefined],
    );
  });
});
