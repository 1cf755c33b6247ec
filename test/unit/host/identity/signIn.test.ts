import assert from 'node:assert/strict';
import { toDisposable } from '../../../../src/base/lifecycle.ts';
import { FailureError, type Failure } from '../../../../src/chat/failure.ts';
import type { DeviceVerification, SignInService } from '../../../../src/chat/signIn.ts';
import { createSignIn } from '../../../../src/host/identity/signIn.ts';

const code: DeviceVerification = {
  userCode: 'BCDF-GHJK',
  verificationUri: 'https://device.sso.example/',
  expiresAt: 0,
};
const failure: Failure = {
  cause: 'sso-session-expired',
  message: 'It was not confirmed in time.',
  remedy: 'Sign in again.',
  actions: ['sign-in'],
};

/** A window in which `service` signs in; each failure is answered with the next of `again`. */
function window(
  service: SignInService['signIn'],
  again: boolean[] = [],
  reach = (redirectUri: string): Promise<string | undefined> => Promise.resolve(redirectUri),
) {
  const seen: string[] = [];
  const controller = new AbortController();
  const signIn = createSignIn({
    services: () => Promise.resolve({ signIn: { signIn: service } }),
    withProgress: async (title, run) => {
      seen.push(title);
      await run({ signal: controller.signal, report: (message) => void seen.push(message) });
    },
    showCode: ({ userCode }) => {
      seen.push(`code ${userCode}`);
      return toDisposable(() => void seen.push('code gone'));
    },
    showPage: ({ address }) => {
      seen.push(`page ${address}`);
      return toDisposable(() => void seen.push('page gone'));
    },
    reach,
    failed: ({ message }) => {
      seen.push(message);
      return Promise.resolve(again.shift() ?? false);
    },
    signedIn: () => void seen.push('signed in'),
  });
  return { signIn, seen, cancel: () => controller.abort() };
}

describe('signing in', () => {
  it('shows the code until it is confirmed, then says that credentials are there', async () => {
    const { signIn, seen } = window((_profile, { verify }) => {
      verify(code);
      return Promise.resolve();
    });
    assert.equal(await signIn('dev'), true);
    assert.deepEqual(seen, [
      'Signing in to AWS with the profile dev',
      'Confirm the code BCDF-GHJK in the browser, at [device.sso.example](https://device.sso.example/).',
      'code BCDF-GHJK',
      'code gone',
      'signed in',
    ]);
  });

  it('ends quietly where the person gives up', async () => {
    const { signIn, seen, cancel } = window((_profile, _prompts, signal) => {
      cancel();
      signal.throwIfAborted();
      return Promise.resolve();
    });
    assert.equal(await signIn(undefined), false);
    assert.deepEqual(seen, ['Signing in to AWS']);
  });

  it('says why it failed, and tries again as often as the person wants', async () => {
    const { signIn, seen } = window(() => Promise.reject(new FailureError(failure)), [true, false]);
    assert.equal(await signIn(undefined), false);
    const once = ['Signing in to AWS', failure.message];
    assert.deepEqual(seen, [...once, ...once]);
  });
});

describe('signing in through the browser', () => {
  it('opens the page, and shows the code in its place where the person would rather have one', async () => {
    const { signIn, seen } = window(async (_profile, { verify, browser }) => {
      const address = (await browser?.reach('http://127.0.0.1:1/oauth/callback')) ?? '';
      browser?.open({ address, useDeviceCode: () => verify(code) });
      verify(code);
    });
    assert.equal(await signIn('dev'), true);
    assert.deepEqual(seen, [
      'Signing in to AWS with the profile dev',
      'Sign in on the page that has opened in the browser.',
      'page http://127.0.0.1:1/oauth/callback',
      'Confirm the code BCDF-GHJK in the browser, at [device.sso.example](https://device.sso.example/).',
      'code BCDF-GHJK',
      'page gone',
      'code gone',
      'signed in',
    ]);
  });

  it('says that the browser can’t come back where VS Code can’t tell how it would', async () => {
    const reached: unknown[] = [];
    const { signIn } = window(
      async (_profile, { browser }) => {
        reached.push(await browser?.reach('http://127.0.0.1:1/oauth/callback'));
      },
      [],
      () => Promise.reject(new Error('No tunnel')),
    );
    assert.equal(await signIn('dev'), true);
    assert.deepEqual(reached, [undefined]);
  });
});

describe('signing in twice at once', () => {
  it('is one sign-in for a profile, and both hear of its end', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    let calls = 0;
    const { signIn } = window(() => {
      calls += 1;
      return promise;
    });
    const both = Promise.all([signIn('dev'), signIn('dev')]);
    resolve(undefined);
    assert.deepEqual(await both, [true, true]);
    assert.equal(calls, 1);
    await signIn('dev');
    assert.equal(calls, 2);
  });
});
