import assert from 'node:assert/strict';
import { loginSession } from '../../../bedrock-local/identity/login/loginSessions.ts';
import { section, waysIn, type World } from './world.ts';

async function configure({ home }: World): Promise<void> {
  await home.writeConfig(...section('profile me', { login_session: loginSession }));
}

async function signedIn(world: World): Promise<void> {
  await configure(world);
  await world.writeLogin(loginSession, world.identity.logins.begin());
}

describe('A profile of `aws login`', () => {
  const ways = waysIn();

  it('is let in with what the sign-in left', async () => {
    const { world } = ways;
    await signedIn(world);
    assert.equal(await world.whoAmI('me'), loginSession);
    assert.deepEqual(world.asked, ['sts:GetCallerIdentity']);
  });

  it('renews its credentials before they expire, again and again', async () => {
    const { world } = ways;
    await signedIn(world);
    await world.use('me');
    for (let quarter = 0; quarter < 3; quarter++) {
      world.pass(900);
      await world.use('me');
    }
    const renewal = ['signin:CreateOAuth2Token', 'bedrock:ListGuardrails'];
    assert.deepEqual(world.asked, ['bedrock:ListGuardrails', ...renewal, ...renewal, ...renewal]);
  });
});

describe('A profile of `aws login` that has to sign in again', () => {
  const ways = waysIn();

  it('is told so when the session is over', async () => {
    const { world } = ways;
    await signedIn(world);
    world.pass(12 * 3600);
    assert.equal(await world.causeOf(world.whoAmI('me')), 'login-session-expired');
    assert.deepEqual(world.asked, ['signin:CreateOAuth2Token']);
  });

  it('is told so when the password was changed', async () => {
    const { world } = ways;
    await signedIn(world);
    world.identity.logins.revoke('USER_CREDENTIALS_CHANGED');
    world.pass(900);
    assert.equal(await world.causeOf(world.whoAmI('me')), 'login-session-expired');
  });

  it('is told so when nobody ever signed in', async () => {
    const { world } = ways;
    await configure(world);
    assert.equal(await world.causeOf(world.whoAmI('me')), 'login-session-expired');
  });

  it('is told so when the key that it was bound to is another', async () => {
    const { world } = ways;
    await configure(world);
    const [mine, other] = [world.identity.logins.begin(), world.identity.logins.begin()];
    const dpopKey: unknown = Reflect.get(other, 'dpopKey');
    await world.writeLogin(loginSession, { ...mine, dpopKey });
    world.pass(900);
    assert.equal(await world.causeOf(world.whoAmI('me')), 'login-session-expired');
  });

  it('is let in as soon as it has', async () => {
    const { world } = ways;
    await signedIn(world);
    world.pass(12 * 3600);
    assert.equal(await world.causeOf(world.use('me')), 'login-session-expired');
    await world.writeLogin(loginSession, world.identity.logins.begin());
    await world.use('me');
  });

  it('is told when it may not renew its credentials', async () => {
    const { world } = ways;
    await signedIn(world);
    world.identity.logins.revoke('INSUFFICIENT_PERMISSIONS');
    world.pass(900);
    assert.equal(await world.causeOf(world.whoAmI('me')), 'access-denied');
  });
});
