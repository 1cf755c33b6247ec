import assert from 'node:assert/strict';
import { signInCommand } from '../../../../src/host/identity/signInCommand.ts';

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
