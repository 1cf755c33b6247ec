import assert from 'node:assert/strict';
import type { SessionCredentials } from '../../../bedrock-local/identity/sessions.ts';
import { developer, section, waysIn } from './world.ts';

const person = { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/ada', userId: 'AIDA' };
const role = 'arn:aws:sts::111122223333:assumed-role/Developer/workbench';

function sessionKeys({ accessKeyId, secretAccessKey, sessionToken }: SessionCredentials) {
  return {
    aws_access_key_id: accessKeyId,
    aws_secret_access_key: secretAccessKey,
    aws_session_token: sessionToken,
  };
}

describe('A profile with keys', () => {
  const ways = waysIn();

  it('is let in', async () => {
    const { world } = ways;
    await world.home.writeCredentials(...section('work', developer));
    assert.equal(await world.whoAmI('work'), role);
  });

  it('is told that its secret is wrong', async () => {
    const { world } = ways;
    const guessed = { ...developer, aws_secret_access_key: 'guessed' };
    await world.home.writeCredentials(...section('work', guessed));
    assert.equal(await world.causeOf(world.whoAmI('work')), 'signature-mismatch');
    assert.equal(await world.causeOf(world.use('work')), 'signature-mismatch');
  });

  it('is told that AWS does not know its key', async () => {
    const { world } = ways;
    const deleted = { ...developer, aws_access_key_id: 'AKIADELETED' };
    await world.home.writeCredentials(...section('work', deleted));
    assert.equal(await world.causeOf(world.whoAmI('work')), 'credentials-invalid');
    assert.equal(await world.causeOf(world.use('work')), 'credentials-invalid');
  });

  it('is told that the machine’s clock is wrong, once; after that the SDK knows AWS’s time', async () => {
    const { world } = ways;
    await world.home.writeCredentials(...section('work', developer));
    world.identity.clock.advance(600_000);
    assert.equal(await world.causeOf(world.use('work')), 'clock-skew');
    await world.use('work');
  });
});

describe('A profile with a session’s keys', () => {
  const ways = waysIn();

  it('is let in until they expire, and again as soon as others stand in the file', async () => {
    const { world } = ways;
    const { sessions } = world.identity;
    await world.home.writeCredentials(...section('work', sessionKeys(sessions.mint(person, 600))));
    assert.equal(await world.whoAmI('work'), person.arn);
    await world.use('work');
    world.pass(600);
    assert.equal(await world.causeOf(world.use('work')), 'credentials-expired');
    await world.home.writeCredentials(...section('work', sessionKeys(sessions.mint(person, 600))));
    await world.use('work');
    assert.equal(await world.whoAmI('work'), person.arn);
  });

  it('is told who it is not any more', async () => {
    const { world } = ways;
    const keys = sessionKeys(world.identity.sessions.mint(person, -1));
    await world.home.writeCredentials(...section('work', keys));
    assert.equal(await world.causeOf(world.whoAmI('work')), 'credentials-expired');
  });

  it('is not known without its token, nor once it was revoked', async () => {
    const { world } = ways;
    const { aws_session_token, ...keys } = sessionKeys(world.identity.sessions.mint(person, 600));
    await world.home.writeCredentials(
      ...section('without', keys),
      ...section('whole', { ...keys, aws_session_token }),
    );
    assert.equal(await world.causeOf(world.use('without')), 'credentials-invalid');
    await world.use('whole');
    world.identity.sessions.revoke();
    assert.equal(await world.causeOf(world.use('whole')), 'credentials-invalid');
  });
});

describe('The environment’s keys', () => {
  const ways = waysIn();

  function setEnvironment(keys: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(keys)) process.env[name.toUpperCase()] = value;
  }

  it('are what the default chain takes first', async () => {
    setEnvironment(developer);
    assert.equal(await ways.world.whoAmI(), role);
  });

  it('are told to have expired', async () => {
    const { world } = ways;
    setEnvironment(sessionKeys(world.identity.sessions.mint(person, 600)));
    assert.equal(await world.whoAmI(), person.arn);
    world.pass(600);
    assert.equal(await world.causeOf(world.use()), 'credentials-expired');
  });

  it('are told to be wrong', async () => {
    setEnvironment({ ...developer, aws_secret_access_key: 'guessed' });
    assert.equal(await ways.world.causeOf(ways.world.whoAmI()), 'signature-mismatch');
  });

  it('are told to be missing where there is nothing else', async () => {
    assert.equal(await ways.world.causeOf(ways.world.whoAmI()), 'no-credentials');
  });
});
