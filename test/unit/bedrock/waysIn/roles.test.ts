import assert from 'node:assert/strict';
import { mfaDevice } from '../../../bedrock-local/identity/sts/mfaDevices.ts';
import { ada, developer, section, waysIn, type World } from './world.ts';

const developerRole = 'arn:aws:iam::111122223333:role/Developer';
const auditorRole = 'arn:aws:iam::444455556666:role/Auditor';
const adminRole = 'arn:aws:iam::111122223333:role/Admin';

function assuming(name: string, roleArn: string, sourceProfile: string, more = {}): readonly string[] {
  const role = { role_arn: roleArn, source_profile: sourceProfile, role_session_name: 'ada' };
  return section(`profile ${name}`, { ...role, ...more });
}

async function configure({ home }: World): Promise<void> {
  await home.writeCredentials(...section('base', developer), ...section('ada', ada));
  await home.writeConfig(
    ...assuming('developer', developerRole, 'base'),
    ...assuming('auditor', auditorRole, 'developer'),
    ...assuming('straight', auditorRole, 'ada'),
    ...assuming('nobody', 'arn:aws:iam::111122223333:role/Nobody', 'base'),
    ...assuming('long', developerRole, 'base', { duration_seconds: '86400' }),
    ...assuming('lost', developerRole, 'missing'),
    ...assuming('round', developerRole, 'about'),
    ...assuming('about', developerRole, 'round'),
  );
}

describe('A chain of roles', () => {
  const ways = waysIn();
  beforeEach(() => configure(ways.world));

  it('is walked from the keys to the last role', async () => {
    const { world } = ways;
    assert.equal(await world.whoAmI('auditor'), 'arn:aws:sts::444455556666:assumed-role/Auditor/ada');
    assert.deepEqual(world.asked, ['sts:AssumeRole', 'sts:AssumeRole', 'sts:GetCallerIdentity']);
  });

  it('is walked again before its session expires', async () => {
    const { world } = ways;
    await world.use('auditor');
    world.pass(3000);
    await world.use('auditor');
    assert.equal(world.asked.filter((one) => one === 'sts:AssumeRole').length, 2);
    world.pass(400);
    await world.use('auditor');
    assert.equal(world.asked.filter((one) => one === 'sts:AssumeRole').length, 4);
  });

  it('is walked again by the attempt after AWS has forgotten the session', async () => {
    const { world } = ways;
    await world.use('developer');
    world.identity.sessions.revoke();
    assert.equal(await world.causeOf(world.use('developer')), 'credentials-invalid');
    await world.use('developer');
  });

  const broken = {
    straight: 'access-denied',
    nobody: 'access-denied',
    long: 'request-invalid',
    lost: 'profile-not-found',
    round: 'profile-invalid',
  } as const;
  for (const [profile, cause] of Object.entries(broken)) {
    it(`that is broken (${profile}) is told as ${cause}`, async () => {
      assert.equal(await ways.world.causeOf(ways.world.whoAmI(profile)), cause);
    });
  }

  it('whose keys are wrong is told so', async () => {
    const { world } = ways;
    await world.home.writeCredentials(...section('base', { ...developer, aws_secret_access_key: 'guessed' }));
    assert.equal(await world.causeOf(world.whoAmI('auditor')), 'signature-mismatch');
  });

  it('whose keys have expired is told so', async () => {
    const { world } = ways;
    const { sessions } = world.identity;
    const { accessKeyId, secretAccessKey, sessionToken } = sessions.mint(
      { accountId: '111122223333', arn: mfaDevice.user, userId: 'AIDA' },
      -1,
    );
    const keys = { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey };
    await world.home.writeCredentials(...section('base', { ...keys, aws_session_token: sessionToken }));
    assert.equal(await world.causeOf(world.whoAmI('auditor')), 'credentials-expired');
  });
});

describe('A role that wants a code', () => {
  const codes: string[] = [];
  const ways = waysIn(({ mfa }) => ({ mfaCode: () => Promise.resolve(codes.shift() ?? mfa.code()) }));
  const admin = 'arn:aws:sts::111122223333:assumed-role/Admin/ada';

  beforeEach(async () => {
    await configure(ways.world);
    await ways.world.home.writeConfig(
      ...assuming('admin', adminRole, 'ada', { mfa_serial: mfaDevice.serialNumber }),
      ...assuming('without', adminRole, 'ada'),
      ...assuming('another', adminRole, 'base', { mfa_serial: mfaDevice.serialNumber }),
    );
  });
  afterEach(() => codes.splice(0));

  it('is assumed with the one that the device shows', async () => {
    const { world } = ways;
    assert.equal(await world.unlock('admin'), true);
    assert.equal(await world.whoAmI('admin'), admin);
  });

  it('is refused with another, and assumed by the next attempt with the right one', async () => {
    const { world } = ways;
    codes.push('000000');
    assert.equal(await world.causeOf(world.unlock('admin')), 'mfa-required');
    assert.equal(await world.unlock('admin'), true);
    assert.equal(await world.whoAmI('admin'), admin);
  });

  it('is refused with one that was used already', async () => {
    const { world } = ways;
    codes.push(world.identity.mfa.code(), world.identity.mfa.code());
    await world.unlock('admin');
    await world.use('admin');
    world.identity.sessions.revoke();
    assert.equal(await world.causeOf(world.use('admin')), 'credentials-invalid');
    assert.equal(await world.causeOf(world.unlock('admin')), 'mfa-required');
    world.pass(30);
    await world.unlock('admin');
    await world.use('admin');
  });

  it('serves until its session ends, and is then asked for again', async () => {
    const { world } = ways;
    await world.unlock('admin');
    world.pass(3400);
    await world.use('admin');
    world.pass(200);
    assert.equal(await world.causeOf(world.use('admin')), 'mfa-required');
    assert.equal(await world.unlock('admin'), true);
    await world.use('admin');
  });

  it('is refused with the device of somebody else', async () => {
    assert.equal(await ways.world.causeOf(ways.world.unlock('another')), 'mfa-required');
  });

  it('is denied to a profile that names no device', async () => {
    assert.equal(await ways.world.causeOf(ways.world.whoAmI('without')), 'access-denied');
  });
});

describe('A role that wants a code where nobody can be asked', () => {
  const ways = waysIn();

  it('says so', async () => {
    const { world } = ways;
    await configure(world);
    await world.home.writeConfig(
      ...assuming('admin', adminRole, 'ada', { mfa_serial: mfaDevice.serialNumber }),
    );
    assert.equal(await world.causeOf(world.whoAmI('admin')), 'mfa-required');
    assert.deepEqual(world.asked, []);
  });
});
