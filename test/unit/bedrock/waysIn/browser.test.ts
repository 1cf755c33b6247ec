import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createOidc } from '../../../../src/bedrock/identity/signIn/oidc.ts';
import { createSignInService } from '../../../../src/bedrock/identity/signIn/signInService.ts';
import type { BrowserPage, SignInPrompts } from '../../../../src/chat/signIn.ts';
import { startUrl } from '../../../bedrock-local/identity/sso/directory.ts';
import { ManualClock } from '../signIn/identityCenter.ts';
import { section, waysIn, type World } from './world.ts';

const developer = /:assumed-role\/AWSReservedSSO_Developer_[0-9a-f]{16}\/ada$/;
const role = { sso_account_id: '111122223333', sso_role_name: 'Developer' };
const portal = { sso_start_url: startUrl, sso_region: 'us-east-1' };

let session = '';
let sessions = 0;

async function configure({ home }: World): Promise<void> {
  // The SDK remembers for the whole process when it last refreshed a session's token.
  session = `browser-${++sessions}`;
  await home.writeConfig(
    ...section('profile corp', { sso_session: session, ...role }),
    ...section(`sso-session ${session}`, portal),
    ...section('profile old', { ...portal, ...role }),
  );
}

type Person = (page: BrowserPage) => Promise<unknown>;

/** What the sign-in shows, and how the person answers the page. */
function prompts(person: Person, reach = (uri: string): Promise<string | undefined> => Promise.resolve(uri)) {
  const shown: string[] = [];
  const did: Promise<unknown>[] = [];
  const all: SignInPrompts = {
    verify: ({ userCode, verificationUriComplete = '' }) => {
      shown.push(userCode.replace(/[A-Z]/g, 'X'));
      did.push(fetch(verificationUriComplete));
    },
    browser: {
      reach,
      open: (page) => {
        shown.push('page');
        did.push(person(page));
      },
    },
  };
  return { all, shown, done: () => Promise.all(did) };
}

/** The page's link for this decision; following it leads back to the extension. */
async function decide(address: string, decision: 'allow' | 'deny'): Promise<Response> {
  const page = await (await fetch(address)).text();
  const link = [...page.matchAll(/href="([^"]+)"/g)].find(([, href]) => href?.endsWith(decision));
  return fetch(new URL((link?.[1] ?? '').replaceAll('&amp;', '&'), address));
}

function allows({ address }: BrowserPage): Promise<Response> {
  return decide(address, 'allow');
}

function signIn(world: World, person: Person, profile = 'corp', signal = new AbortController().signal) {
  return world.services.signIn.signIn(profile, prompts(person).all, signal);
}

async function cache({ home }: World, name: string): Promise<Record<string, unknown>> {
  const file = join(home.path, '.aws', 'sso', 'cache', `${sha1(name)}.json`);
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

describe('Signing in with IAM Identity Center in the browser', () => {
  const ways = waysIn();
  beforeEach(() => configure(ways.world));

  it('registers, sends the browser to the page and asks for the token with what it comes back with', async () => {
    const { world } = ways;
    let came: Response | undefined;
    await signIn(world, async (page) => (came = await allows(page)));
    assert.match(await world.whoAmI('corp'), developer);
    assert.deepEqual(world.asked, [
      'sso-oidc:RegisterClient',
      'sso-oidc:Authorize',
      'sso-oidc:Authorize',
      'sso-oidc:CreateToken',
      'sso:GetRoleCredentials',
      'sts:GetCallerIdentity',
    ]);
    assert.match((await came?.text()) ?? '', /<h1>Signed in to AWS<\/h1>/);
  });

  it('leaves the token as the AWS CLI does, and it renews itself', async () => {
    const { world } = ways;
    await signIn(world, allows);
    const token = await cache(world, session);
    assert.deepEqual(Object.keys(token), [
      ...['startUrl', 'region', 'accessToken', 'expiresAt'],
      ...['clientId', 'clientSecret', 'registrationExpiresAt', 'refreshToken'],
    ]);
    world.pass(3600);
    assert.match(await world.whoAmI('corp'), developer);
    assert.notEqual((await cache(world, session))['accessToken'], token['accessToken']);
  });

  it('asks for a code that only we can redeem, under our own state', async () => {
    const asked: URLSearchParams[] = [];
    await signIn(ways.world, async (page) => {
      asked.push(new URL(page.address).searchParams);
      await allows(page);
    });
    const query = Object.fromEntries(asked[0] ?? []);
    assert.match(query['redirect_uri'] ?? '', /^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/);
    assert.match(query['state'] ?? '', /^[0-9a-f-]{36}$/);
    assert.match(query['code_challenge'] ?? '', /^[\w-]{43}$/);
    assert.deepEqual(
      [query['response_type'], query['code_challenge_method'], query['scopes']],
      ['code', 'S256', 'sso:account:access'],
    );
  });

  it('registers once for many sign-ins', async () => {
    const { world } = ways;
    await signIn(world, allows);
    await signIn(world, allows);
    assert.equal(world.asked.filter((one) => one === 'sso-oidc:RegisterClient').length, 1);
  });
});

describe('A browser that comes back to the sign-in', () => {
  const ways = waysIn();
  beforeEach(() => configure(ways.world));

  it('without our state is turned away, and the sign-in goes on', async () => {
    const { world } = ways;
    const statuses: number[] = [];
    await signIn(world, async (page) => {
      const redirect = new URL(page.address).searchParams.get('redirect_uri') ?? '';
      for (const query of ['?code=stolen&state=guessed', '?code=stolen', '?error=access_denied', ''])
        statuses.push((await fetch(redirect + query)).status);
      statuses.push((await fetch(new URL('/favicon.ico', redirect))).status);
      await allows(page);
    });
    assert.deepEqual(statuses, [400, 400, 400, 400, 400]);
    assert.match(await world.whoAmI('corp'), developer);
  });

  it('finds a page that loads nothing, is kept nowhere, and says that it can be closed', async () => {
    let came: Response | undefined;
    await signIn(ways.world, async (page) => (came = await allows(page)));
    assert.deepEqual(
      ['content-security-policy', 'referrer-policy', 'cache-control'].map((name) => came?.headers.get(name)),
      ["default-src 'none'; style-src 'unsafe-inline'", 'no-referrer', 'no-store'],
    );
  });
});

describe('A browser that does not come back with a code', () => {
  const ways = waysIn();
  beforeEach(() => configure(ways.world));

  it('but with a refusal ends the sign-in, and the next one registers anew', async () => {
    const { world } = ways;
    await assert.rejects(
      signIn(world, ({ address }) => decide(address, 'deny')),
      /was refused in the browser/,
    );
    await signIn(world, allows);
    assert.equal(world.asked.filter((one) => one === 'sso-oidc:RegisterClient').length, 2);
  });

  it('in time is told so', async () => {
    const { world } = ways;
    world.identity.lifetimes.set({ authorizationCode: 0 });
    assert.equal(await world.causeOf(signIn(world, allows)), 'sso-session-expired');
    await assert.rejects(cache(world, session), { code: 'ENOENT' });
  });

  it('at all is told so once patience ends', async () => {
    const clock = new ManualClock();
    const service = createSignInService({
      userAgentVersion: '1',
      clock,
      forget: () => undefined,
      unlock: () => assert.fail('No code is wanted.'),
    });
    const { all } = prompts(() => Promise.resolve());
    await assert.rejects(
      service.signIn('corp', all, new AbortController().signal),
      /was not finished in the browser/,
    );
    assert.deepEqual(clock.sleeps, [600_000]);
  });

  it('finds nobody any more where the person gave up', async () => {
    const { world } = ways;
    const controller = new AbortController();
    let redirect = '';
    const given = signIn(
      world,
      ({ address }) => {
        redirect = new URL(address).searchParams.get('redirect_uri') ?? '';
        controller.abort();
        return Promise.resolve();
      },
      'corp',
      controller.signal,
    );
    await assert.rejects(given, { name: 'AbortError' });
    await assert.rejects(fetch(redirect), /fetch failed/);
  });
});

describe('A device code serves', () => {
  const ways = waysIn();
  beforeEach(() => configure(ways.world));

  const never: Person = () => assert.fail('No page was to be opened.');

  async function shownTo(profile: string, ...asked: Parameters<typeof prompts>): Promise<readonly string[]> {
    const { all, shown, done } = prompts(...asked);
    await ways.world.services.signIn.signIn(profile, all, new AbortController().signal);
    await done();
    assert.match(await ways.world.whoAmI(profile), developer);
    return shown;
  }

  it('where the person would rather have one', async () => {
    const shown = await shownTo('corp', ({ useDeviceCode }) => {
      useDeviceCode();
      return Promise.resolve();
    });
    assert.deepEqual(shown, ['page', 'XXXX-XXXX']);
  });

  it('where the browser can’t come back', async () => {
    assert.deepEqual(await shownTo('corp', never, () => Promise.resolve(undefined)), ['XXXX-XXXX']);
  });

  it('for a profile without an sso-session, whose token can’t be renewed', async () => {
    assert.deepEqual(await shownTo('old', never), ['XXXX-XXXX']);
    assert.equal('refreshToken' in (await cache(ways.world, startUrl)), false);
  });

  it('and leaves no half of the other way behind', async () => {
    await shownTo('corp', ({ useDeviceCode }) => {
      useDeviceCode();
      return Promise.resolve();
    });
    const files = await readdir(join(ways.world.home.path, '.aws', 'sso', 'cache'));
    assert.equal(files.length, 2);
  });
});

describe('The address of the page', () => {
  const ways = waysIn();

  for (const [region, base] of [
    ['eu-west-1', 'https://oidc.eu-west-1.amazonaws.com/authorize'],
    ['cn-north-1', 'https://oidc.cn-north-1.amazonaws.com.cn/authorize'],
    ['us-gov-west-1', 'https://oidc.us-gov-west-1.amazonaws.com/authorize'],
  ] as const) {
    it(`is the service’s own in ${region}`, async () => {
      await configure(ways.world);
      delete process.env['AWS_ENDPOINT_URL'];
      const oidc = createOidc({ name: 's', startUrl, region, scopes: ['sso:account:access'] }, 'corp', {
        userAgentVersion: '1',
        now: () => 0,
      });
      const registration = { clientId: 'c', clientSecret: 's', expiresAt: '' };
      const request = { redirectUri: 'http://127.0.0.1:1/oauth/callback', state: 's', challenge: 'x' };
      const { origin, pathname } = new URL(await oidc.authorizationPage(registration, request));
      oidc.dispose();
      assert.equal(origin + pathname, base);
    });
  }
});
