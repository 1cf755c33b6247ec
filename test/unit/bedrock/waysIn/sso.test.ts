import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { startUrl } from '../../../bedrock-local/identity/sso/directory.ts';
import { section, waysIn, type World } from './world.ts';

const developer = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_Developer_[0-9a-f]{16}\/ada$/;
const role = { sso_account_id: '111122223333', sso_role_name: 'Developer' };
const portal = { sso_start_url: startUrl, sso_region: 'us-east-1' };

let worlds = 0;

/** The SDK waits 30 seconds from one refresh to the next of the same session: each test has its own. */
async function configure(world: World, settings: Readonly<Record<string, string>> = role): Promise<string> {
  const session = `corp-${++worlds}`;
  await world.home.writeConfig(
    ...section('profile corp', { sso_session: session, ...settings }),
    ...section(`sso-session ${session}`, { ...portal, sso_registration_scopes: 'sso:account:access' }),
  );
  return session;
}

async function signedIn(world: World): Promise<string> {
  return world.writeSsoToken(await configure(world), world.identity.signIn('sso-session'));
}

const cached = v.object({ accessToken: v.string(), expiresAt: v.string() });

async function tokenIn(file: string) {
  return v.parse(cached, JSON.parse(await readFile(file, 'utf8')));
}

describe('A profile of IAM Identity Center', () => {
  const ways = waysIn();

  it('gets its role with the token that the sign-in left', async () => {
    const { world } = ways;
    await signedIn(world);
    assert.match(await world.whoAmI('corp'), developer);
    assert.deepEqual(world.asked, ['sso:GetRoleCredentials', 'sts:GetCallerIdentity']);
  });

  it('renews the token once it has expired, and leaves the new one for others', async () => {
    const { world } = ways;
    const file = await signedIn(world);
    const before = await tokenIn(file);
    world.pass(3600);
    assert.match(await world.whoAmI('corp'), developer);
    assert.deepEqual(world.asked, [
      'sso-oidc:CreateToken',
      'sso:GetRoleCredentials',
      'sts:GetCallerIdentity',
    ]);
    const after = await tokenIn(file);
    assert.notEqual(after.accessToken, before.accessToken);
    assert.ok(new Date(after.expiresAt) > new Date(before.expiresAt));
  });

  it('gets its role anew before the credentials expire', async () => {
    const { world } = ways;
    await signedIn(world);
    world.identity.lifetimes.set({ ssoCredentials: 900 });
    await world.use('corp');
    world.pass(500);
    await world.use('corp');
    world.pass(200);
    await world.use('corp');
    const roles = world.asked.filter((operation) => operation === 'sso:GetRoleCredentials');
    assert.equal(roles.length, 2);
  });
});

describe('A profile of IAM Identity Center that has to sign in again', () => {
  const ways = waysIn();
  const expired = async (world: World): Promise<void> =>
    assert.equal(await world.causeOf(world.whoAmI('corp')), 'sso-session-expired');

  it('is told so when the session is over and can’t be renewed', async () => {
    const { world } = ways;
    await signedIn(world);
    world.pass(8 * 3600);
    await expired(world);
    assert.deepEqual(world.asked, ['sso-oidc:CreateToken']);
  });

  it('is told so when the person has signed out elsewhere', async () => {
    const { world } = ways;
    await signedIn(world);
    world.identity.ssoSessions.revoke();
    await expired(world);
    assert.deepEqual(world.asked, ['sso:GetRoleCredentials']);
  });

  it('is told so when nobody ever signed in', async () => {
    await configure(ways.world);
    await expired(ways.world);
  });

  it('is told so when what the sign-in left is no token', async () => {
    const { world } = ways;
    await world.writeSsoToken(await configure(world), { startUrl });
    await expired(world);
  });

  it('is let in as soon as it has, without anything being made anew', async () => {
    const { world } = ways;
    const session = await configure(world);
    await expired(world);
    await world.writeSsoToken(session, world.identity.signIn('sso-session'));
    assert.match(await world.whoAmI('corp'), developer);
  });
});

describe('A profile of IAM Identity Center that is wrong', () => {
  const ways = waysIn();

  it('is told that the person does not have the role', async () => {
    const { world } = ways;
    const session = await configure(world, { ...role, sso_role_name: 'Administrator' });
    await world.writeSsoToken(session, world.identity.signIn('sso-session'));
    assert.equal(await world.causeOf(world.whoAmI('corp')), 'access-denied');
  });

  it('is told that a setting is missing', async () => {
    const { world } = ways;
    await configure(world, { sso_account_id: '111122223333' });
    assert.equal(await world.causeOf(world.whoAmI('corp')), 'profile-invalid');
  });

  it('is told that its sso-session is not defined', async () => {
    const { world } = ways;
    await world.home.writeConfig(...section('profile corp', { sso_session: 'gone', ...role }));
    assert.equal(await world.causeOf(world.whoAmI('corp')), 'profile-invalid');
  });
});

describe('A legacy profile of IAM Identity Center', () => {
  const ways = waysIn();

  async function configureLegacy({ home }: World): Promise<void> {
    await home.writeConfig(...section('profile old', { ...portal, ...role }));
  }

  it('gets its role with the token that the sign-in left', async () => {
    const { world } = ways;
    await configureLegacy(world);
    await world.writeSsoToken(startUrl, world.identity.signIn('legacy'));
    assert.match(await world.whoAmI('old'), developer);
  });

  it('has to sign in again when the session is over', async () => {
    const { world } = ways;
    await configureLegacy(world);
    await world.writeSsoToken(startUrl, world.identity.signIn('legacy'));
    world.pass(8 * 3600);
    assert.equal(await world.causeOf(world.whoAmI('old')), 'sso-session-expired');
    assert.deepEqual(world.asked, []);
  });

  it('has to sign in when nobody has', async () => {
    await configureLegacy(ways.world);
    assert.equal(await ways.world.causeOf(ways.world.whoAmI('old')), 'sso-session-expired');
  });
});
