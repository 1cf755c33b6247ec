import assert from 'node:assert/strict';
import { mkdir, readFile, watch, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSignInService } from '../../../../src/bedrock/identity/signIn/signInService.ts';
import { FailureError, type Failure } from '../../../../src/chat/failure.ts';
import type { SignInService } from '../../../../src/chat/signIn.ts';
import { AwsHome } from '../../../fakes/awsHome.ts';

const hostile = 'my$(touch x); profile';

let home: AwsHome;
let service: SignInService;
let forgotten: number;

/** An `aws` on the PATH that tells its arguments in a file, then does what the script says. */
async function installCli(script: string): Promise<void> {
  const folder = join(home.path, 'bin');
  await mkdir(folder);
  const told = `for a in "$@"; do printf '%s\\n' "$a"; done > "${home.path}/args"`;
  await writeFile(join(folder, 'aws'), `#!/bin/sh\n${told}\n${script}\n`, { mode: 0o755 });
  process.env['PATH'] = `${folder}:/usr/bin:/bin`;
}

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  process.env['PATH'] = join(home.path, 'bin');
  await home.writeConfig(
    ...['[profile console]', 'login_session = arn:aws:iam::1:user/me'],
    ...['[profile admin]', 'role_arn = arn:aws:iam::1:role/Admin', 'source_profile = console'],
  );
  await home.writeCredentials(`[${hostile}]`, 'login_session = arn:aws:iam::1:user/me');
  forgotten = 0;
  service = createSignInService({
    userAgentVersion: '1',
    forget: () => (forgotten += 1),
    unlock: () => assert.fail('No code is wanted.'),
  });
}

function signIn(profile: string, signal = new AbortController().signal): Promise<void> {
  return service.signIn(profile, { verify: () => assert.fail('aws login shows no code here') }, signal);
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => assert.fail('It succeeded.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof FailureError, String(error));
  return error.failure;
}

describe('Signing in to the console’s session', () => {
  beforeEach(setUp);
  afterEach(() => home.restore());

  it('runs `aws login` for the profile, and has its credentials read anew', async () => {
    await installCli('exit 0');
    await signIn('console');
    assert.equal(await readFile(join(home.path, 'args'), 'utf8'), 'login\n--profile\nconsole\n');
    assert.equal(forgotten, 1);
  });

  it('runs it for the source profile of a role', async () => {
    await installCli('exit 0');
    await signIn('admin');
    assert.equal(await readFile(join(home.path, 'args'), 'utf8'), 'login\n--profile\nconsole\n');
  });

  it('goes through no shell', async () => {
    await installCli('exit 0');
    await signIn(hostile);
    assert.equal(await readFile(join(home.path, 'args'), 'utf8'), `login\n--profile\n${hostile}\n`);
  });

  it('ends the CLI when the person gives up', async () => {
    const trap = `trap 'echo ended > "${home.path}/ended"; exit 1' TERM`;
    await installCli(`${trap}\necho ready > "${home.path}/ready"\nwhile :; do sleep 0.1; done`);
    const controller = new AbortController();
    const given = assert.rejects(signIn('console', controller.signal), { name: 'AbortError' });
    await appeared('ready');
    controller.abort();
    await given;
    await appeared('ended');
    assert.equal(forgotten, 0);
  });
});

/** Resolves when the file is in the home directory. */
async function appeared(name: string): Promise<void> {
  const path = join(home.path, name);
  const exists = (): Promise<boolean> =>
    readFile(path, 'utf8').then(
      (text) => text !== '',
      () => false,
    );
  const stop = new AbortController();
  const changes = watch(home.path, { signal: stop.signal })[Symbol.asyncIterator]();
  let change = changes.next();
  while (!(await exists())) {
    await change;
    change = changes.next();
  }
  change.catch(() => undefined);
  stop.abort();
}

describe('Signing in to the console’s session without success', () => {
  beforeEach(setUp);
  afterEach(() => home.restore());

  it('says that the AWS CLI is missing, and never takes one from a relative PATH', async () => {
    await installCli('exit 0');
    process.env['PATH'] = 'bin:.';
    assert.deepEqual(await failureOf(signIn('console')), {
      cause: 'login-session-expired',
      message: 'Signing in to the profile “console” needs the AWS CLI, which is not on this machine’s PATH.',
      remedy:
        'Install the AWS CLI (2.32 or newer), or run `aws login --profile console` where it is installed, then try again.',
      actions: ['sign-in', 'retry', 'pick-profile'],
    });
  });

  it('says how it ended, with nothing of what the CLI printed', async () => {
    await installCli('echo SECRET; echo SECRET >&2; exit 3');
    const failure = await failureOf(signIn('console'));
    assert.match(failure.message, /\(exit status 3\)/);
    assert.doesNotMatch(JSON.stringify(failure), /SECRET/);
    assert.equal(forgotten, 0);
  });

  it('says that the CLI is too old', async () => {
    await installCli('exit 252');
    assert.match((await failureOf(signIn('console'))).remedy, /Update the AWS CLI/);
  });
});
