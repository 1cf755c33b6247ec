import assert from 'node:assert/strict';
import { unlink } from 'node:fs/promises';
import { waysIn, type World } from './world.ts';

const person = { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/ada', userId: 'AIDA' };

/** A profile whose process prints this file. */
async function printing(world: World, content: string): Promise<string> {
  const script = await world.write(
    'print.mjs',
    "import { readFileSync } from 'node:fs';\nprocess.stdout.write(readFileSync(process.argv[2], 'utf8'));\n",
  );
  const file = await world.write('printed.json', content);
  await world.home.writeConfig(
    '[profile made]',
    `credential_process = "${process.execPath}" "${script}" "${file}"`,
  );
  return file;
}

function printedFor(world: World, seconds: number): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = world.identity.sessions.mint(
    person,
    seconds,
  );
  return JSON.stringify({
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: expiresAt,
  });
}

describe('A profile with a credential_process', () => {
  const ways = waysIn();

  it('is let in, and its process runs again only when its credentials are about to expire', async () => {
    const { world } = ways;
    const file = await printing(world, printedFor(world, 3600));
    assert.equal(await world.whoAmI('made'), person.arn);
    await unlink(file);
    world.pass(3000);
    await world.use('made');
    await printing(world, printedFor(world, 3600));
    world.pass(600);
    await world.use('made');
    assert.deepEqual(world.asked, [
      'sts:GetCallerIdentity',
      'bedrock:ListGuardrails',
      'bedrock:ListGuardrails',
    ]);
  });
});

describe('A profile whose credential_process gives nothing', () => {
  const ways = waysIn();

  it('is told that its process failed', async () => {
    const { world } = ways;
    await unlink(await printing(world, ''));
    assert.equal(await world.causeOf(world.whoAmI('made')), 'credential-process-failed');
  });

  it('is told what its process said of it, and never with which command line', async () => {
    const { world } = ways;
    const script = await world.write(
      'fail.mjs',
      "console.error('Run the login first.');\nprocess.exit(1);\n",
    );
    await world.home.writeConfig(
      '[profile made]',
      `credential_process = "${process.execPath}" "${script}" --token canary-of-the-command`,
    );
    const failure = await world.failureOf(world.whoAmI('made'));
    assert.equal(failure.message, 'The credential_process of the AWS profile “made” failed.');
    assert.equal(failure.detail, 'Command failed: Run the login first.');
  });

  const rubbish: Readonly<Record<string, string>> = {
    'no JSON': 'Please log in first.',
    'another version': '{"Version": 2, "AccessKeyId": "A", "SecretAccessKey": "B"}',
    'no key': '{"Version": 1}',
    nothing: '',
  };
  for (const [title, content] of Object.entries(rubbish)) {
    it(`is told that its process printed ${title}`, async () => {
      const { world } = ways;
      await printing(world, content);
      const { cause, message } = await world.failureOf(world.whoAmI('made'));
      assert.deepEqual(
        [cause, message],
        [
          'credential-process-failed',
          'What the credential_process of the AWS profile “made” printed is no credentials.',
        ],
      );
    });
  }

  it('is told that its process printed credentials that have expired', async () => {
    const { world } = ways;
    await printing(world, printedFor(world, -1));
    assert.equal(
      (await world.failureOf(world.whoAmI('made'))).message,
      'The credential_process of the AWS profile “made” gave credentials that have expired.',
    );
  });

  it('is told that the command is not there', async () => {
    const { world } = ways;
    await world.home.writeConfig('[profile made]', 'credential_process = /nowhere/at-all');
    assert.equal(await world.causeOf(world.whoAmI('made')), 'credential-process-failed');
  });
});
