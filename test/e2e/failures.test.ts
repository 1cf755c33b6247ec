import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { readJson } from '../../scripts/lib/json.mjs';
import { replaceAwsFiles, writeAwsFile } from './harness/awsFiles.ts';
import { Chat, failureOf } from './harness/chat.ts';
import { Picker } from './harness/picker.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench();
let workbench: Workbench;
let chat: Chat;

async function openChat(): Promise<void> {
  workbench = await open();
  chat = new Chat(workbench);
  await chat.open();
}

async function setProfile(profile: string): Promise<void> {
  await workbench.writeSettings({ 'bedrockWorkbench.profile': profile });
}

const keys = {
  good: ['AKIALOCALEXAMPLE0001', 'local-secret-not-a-real-one'],
  wrongSecret: ['AKIALOCALEXAMPLE0001', 'not-the-secret-of-that-key'],
  noAccess: ['AKIALOCALEXAMPLE0002', 'local-secret-without-access'],
  expired: ['ASIALOCALEXAMPLE0004', 'local-secret-of-an-expired-session', 'local-session-token-expired'],
} as const;

function section(name: string, [id, secret, token]: readonly string[]): string {
  return [
    `[${name}]`,
    `aws_access_key_id = ${id ?? ''}`,
    `aws_secret_access_key = ${secret ?? ''}`,
    ...(token === undefined ? [] : [`aws_session_token = ${token}`]),
    '',
  ].join('\n');
}

/** What a person reads on the card. */
async function told(turn: Locator): Promise<string> {
  const [message = '', remedy = ''] = await failureOf(turn).locator('p').allInnerTexts();
  return `${message} ${remedy}`;
}

/** Back to the machine that somebody uses. */
let restore: (() => Promise<void>) | undefined;

describe('Without any AWS files', () => {
  before(async () => {
    await openChat();
    restore = await replaceAwsFiles(workbench, {});
    await setProfile('');
    await workbench.statusBarItem('local ·').waitFor({ state: 'detached' });
  });

  it('a prompt is answered by what is missing and what to do', async () => {
    const turn = await chat.ask('hello without credentials');
    assert.match(await told(turn), /credentials/i);
    await failureOf(turn).getByRole('button', { name: 'Try Again' }).waitFor();
    await turn.getByText('hello without credentials', { exact: true }).waitFor();
  });

  it('the same prompt is answered once the files are there, without a reload', async () => {
    await writeAwsFile(workbench, 'credentials', section('default', keys.good));
    const turn = chat.lastTurn;
    await failureOf(turn).getByRole('button', { name: 'Try Again' }).click();
    await turn.getByText(/You asked: “hello without credentials”/).waitFor();
    await failureOf(turn).waitFor({ state: 'hidden' });
  });
});

describe('A profile', () => {
  before(async () => {
    await openChat();
    await writeAwsFile(
      workbench,
      'credentials',
      Object.entries(keys)
        .map(([name, key]) => section(name, key))
        .join(''),
    );
  });

  it('that is named in the settings but not in the files is not replaced by another one', async () => {
    await setProfile('gone');
    await workbench.statusBarItem('gone').waitFor();
    const turn = await chat.ask('hello from nobody');
    assert.match(await told(turn), /“gone”/);
    const calls = await workbench.standIn.requests('ConverseStream');
    assert.equal(JSON.stringify(calls).includes('hello from nobody'), false);
  });

  it('can be picked from the failure’s card', async () => {
    await failureOf(chat.lastTurn).getByRole('button', { name: 'Pick Profile' }).click();
    const picker = await Picker.opened(workbench, 'AWS Profile');
    await picker.row(/^“gone” is chosen in the settings, but is in neither file/).waitFor();
    await picker.choose('expired');
    await workbench.statusBarItem('expired').waitFor();
  });

  it('whose session has expired says so', async () => {
    const turn = await chat.ask('hello from yesterday');
    assert.equal(
      await told(turn),
      'The credentials of the AWS profile “expired” have expired. Sign in again or renew the credentials, then try again.',
    );
  });

  it('whose secret is wrong says so', async () => {
    await setProfile('wrongSecret');
    await workbench.statusBarItem('wrongSecret').waitFor();
    const turn = await chat.ask('hello, forged');
    assert.match(await told(turn), /AWS could not verify the signature: the secret key of .*wrongSecret/);
  });

  it('without access to the model says so', async () => {
    await setProfile('noAccess');
    await workbench.statusBarItem('noAccess').waitFor();
    const turn = await chat.ask('hello, stranger');
    assert.match(await told(turn), /^This account has no access to the model\./);
  });
});

describe('A config file that can’t be read', () => {
  before(openChat);

  it('leaves the profiles that can be', async () => {
    await writeAwsFile(
      workbench,
      'config',
      '[profile half\nregion = us-east-1\n\n[profile whole]\nregion = us-east-1\n',
    );
    const picker = await Picker.open(workbench, 'AWS Profile', () =>
      workbench.runCommand('Bedrock: Pick Profile'),
    );
    await picker.row('good').waitFor();
    const names = await picker.names();
    assert.ok(
      names.some((name) => name.startsWith('whole')),
      names.join('\n'),
    );
    await picker.choose('good');
    await workbench.statusBarItem('good · us-east-1').waitFor();
    await writeAwsFile(workbench, 'config', '');
  });
});

describe('AWS’s refusals', () => {
  before(async () => {
    await openChat();
    await setProfile('good');
    await workbench.statusBarItem('good · us-east-1').waitFor();
  });

  it('of the caller’s permissions offer the policy that is missing', async () => {
    await workbench.standIn.setScenario(await scenario('access-denied'));
    const turn = await chat.ask('hello, denied');
    assert.match(
      await told(turn),
      /^Your permissions do not allow bedrock:InvokeModelWithResponseStream on arn:/,
    );
    await failureOf(turn).getByRole('button', { name: 'Show IAM Policy' }).click();
    await workbench.editorText('"bedrock:InvokeModelWithResponseStream"').waitFor();
  });

  it('by throttling are worth trying again', async () => {
    await workbench.standIn.setScenario(await scenario('all-faults'));
    const turn = await chat.ask('fault: throttle');
    assert.match(await told(turn), /^AWS receives too many requests for this model just now\./);
    await workbench.standIn.setScenario();
    await failureOf(turn).getByRole('button', { name: 'Try Again' }).click();
    await turn.getByText(/You asked: “fault: throttle”/).waitFor();
  });

  it('by throttling are tried again after a countdown, where the person asks for it', async () => {
    await chat.over(chat.lastTurn);
    await workbench.standIn.setScenario(await scenario('all-faults'));
    const turn = await chat.ask('fault: throttle');
    const card = failureOf(turn);
    await card.getByRole('button', { name: 'Retry When Possible' }).click();
    await card
      .getByRole('timer')
      .filter({ hasText: /^Trying again in \d s$/ })
      .waitFor();
    await card.getByRole('button', { name: 'Cancel' }).click();
    await card.getByRole('timer').waitFor({ state: 'hidden' });
    await card.getByRole('button', { name: 'Retry When Possible' }).click();
    await workbench.screenshot('retry-countdown');
    await workbench.standIn.setScenario();
    await turn.getByText(/You asked: “fault: throttle”/).waitFor();
  });

  it('of a region without Bedrock say so', async () => {
    const picker = await Picker.open(workbench, 'AWS Region', () =>
      workbench.runCommand('Bedrock: Pick Region'),
    );
    await picker.filter('eu-north-1');
    await picker.choose('eu-north-1');
    await workbench.statusBarItem('eu-north-1').waitFor();
    const turn = await chat.ask('hello from the north');
    assert.match(await told(turn), /Region/);
    await failureOf(turn).getByRole('button', { name: 'Pick Region' }).click();
    const again = await Picker.opened(workbench, 'AWS Region');
    await again.choose(/^(Use the profile’s region|Choose no region)/);
    await workbench.statusBarItem('us-east-1').waitFor();
  });
});

function scenario(name: string): Promise<unknown> {
  return readJson(fromRoot('test', 'bedrock-local', 'scenarios', `${name}.json`));
}

describe('An answer that is cut', () => {
  before(async () => {
    await openChat();
    await workbench.standIn.setScenario(await scenario('all-faults'));
    await chat.startAnew();
  });

  const brokenOff =
    'The connection broke off in the middle of the answer. What had arrived is kept. Try again for the whole answer.';
  const damaged =
    'The answer arrived damaged. What had arrived is kept. Try again; a proxy that changes responses can cause this.';
  const faults = {
    'fault: reset': brokenOff,
    'fault: truncated frame': brokenOff,
    'fault: bad crc': damaged,
    'fault: no messageStop':
      'The answer ended before the model said that it was finished. What had arrived is kept. Try again for the whole answer.',
    'fault: stream throttling':
      'The account’s tokens per minute for this model are used up. Wait a minute and try again. A lower token limit helps: quota is reserved for the whole answer.',
    'fault: stream internal':
      'Amazon Bedrock had an internal error. Try again. If it goes on, AWS Support can look it up by the request ID.',
    'fault: stream unmodelled':
      'The model took too long to answer. Try again, ask for less at once, or choose a faster model.',
  };
  for (const [fault, expected] of Object.entries(faults)) {
    it(`by “${fault}” keeps what had arrived, says what happened and offers another try`, async () => {
      const turn = await chat.ask(fault);
      await turn.getByText(/^This answer comes from/).waitFor();
      assert.equal(await told(turn), expected);
      await failureOf(turn).getByRole('button', { name: 'Try Again' }).waitFor();
      await turn.getByText(fault, { exact: true }).waitFor();
    });
  }

  it('is whole after another try', async () => {
    await workbench.standIn.setScenario();
    await failureOf(chat.lastTurn).getByRole('button', { name: 'Try Again' }).click();
    await failureOf(chat.lastTurn).waitFor({ state: 'hidden' });
    await chat.lastTurn.getByText('answer from a knowledge base, call tools').waitFor();
  });
});

describe('An answer that falls silent', () => {
  before(openChat);

  after(async () => {
    await workbench.writeSettings({
      'bedrockWorkbench.idleTimeoutSeconds': undefined,
      'bedrockWorkbench.temperature': undefined,
    });
    await chat.choice('Parameters', 'Default').waitFor();
    await workbench.standIn.setScenario();
    await restore?.();
    await setProfile('local');
    await workbench.statusBarItem('local · us-east-1').waitFor();
  });

  it('is ended after the seconds of the settings, on the wire too', async () => {
    // That the file was read, shows by the other setting.
    await workbench.writeSettings({
      'bedrockWorkbench.idleTimeoutSeconds': 10,
      'bedrockWorkbench.temperature': 0.5,
    });
    await chat.choice('Parameters', '1 set').waitFor();
    await workbench.standIn.setScenario(await scenario('hang'));
    const turn = await chat.ask('hello, are you still there');
    assert.equal(
      await told(turn),
      'Nothing came from the model for 10 seconds. Try again, or choose a faster model.',
    );
    await failureOf(turn).getByRole('button', { name: 'Continue' }).waitFor();
    const { line } = await workbench.standIn.call('hello, are you still there');
    assert.equal(line.closedByClient, true);
  });
});
