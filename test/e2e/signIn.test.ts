import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { replaceAwsFiles } from './harness/awsFiles.ts';
import { Chat, failureOf } from './harness/chat.ts';
import { converseRequestOf } from './harness/converseRequest.ts';
import { filesWith } from './harness/filesWith.ts';
import { Picker } from './harness/picker.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const config = `
[profile sso]
sso_session = local
sso_account_id = 111122223333
sso_role_name = Developer
region = us-east-1

[sso-session local]
sso_start_url = https://local.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = ada
mfa_serial = arn:aws:iam::111122223333:mfa/ada
region = us-east-1
`;
const credentials = `
[ada]
aws_access_key_id = AKIALOCALEXAMPLE0005
aws_secret_access_key = local-secret-of-ada
`;

const open = sharedWorkbench();
let workbench: Workbench;
let chat: Chat;

async function openChat(): Promise<void> {
  workbench = await open();
  chat = new Chat(workbench);
  await chat.open();
}

/** bedrock-local's controls: what a person does outside of the editor. */
async function control(name: string, body?: object): Promise<Readonly<Record<string, string>>> {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${workbench.standIn.url}/__bedrock-local/${name}`, request);
  assert.ok(response.ok, `${response.status} ${await response.clone().text()}`);
  return (await response.json()) as Record<string, string>;
}

/** How often a model was called with this prompt. */
async function callsWith(prompt: string): Promise<number> {
  const calls = await workbench.standIn.requests('ConverseStream');
  return calls.filter(({ body }) => converseRequestOf(body).lastText.includes(prompt)).length;
}

async function setProfile(profile: string): Promise<void> {
  await workbench.writeSettings({ 'bedrockWorkbench.profile': profile });
  await workbench.statusBarItem(profile).waitFor();
}

/** The button of a failure's card. */
function actionOf(turn: Locator, name: string): Locator {
  return failureOf(turn).getByRole('button', { name, exact: true });
}

async function codeShown(): Promise<string> {
  const picker = await Picker.opened(workbench, 'Sign In to AWS');
  const name = (await picker.row('Copy Code and Open Browser').getAttribute('aria-label')) ?? '';
  const [code = ''] = /[A-Z]{4}-[A-Z]{4}/.exec(name) ?? [];
  assert.notEqual(code, '', name);
  return code;
}

let restore: (() => Promise<void>) | undefined;

describe('A message that fails because nobody has signed in', () => {
  before(async () => {
    await openChat();
    restore = await replaceAwsFiles(workbench, { config, credentials });
    await setProfile('sso');
  });

  it('is answered by itself, once, after Sign In and the confirmation in the browser', async () => {
    const turn = await chat.ask('hello after the night');
    await failureOf(turn).getByText('There is no IAM Identity Center sign-in').waitFor();
    await actionOf(turn, 'Sign In…').click();
    const userCode = await codeShown();
    await workbench.notification(`Confirm the code ${userCode} in the browser`).waitFor();
    await workbench.screenshot('sign-in-code');
    await control('sso/confirm', { userCode });
    await turn.getByText(/You asked: “hello after the night”/).waitFor();
    await failureOf(turn).waitFor({ state: 'hidden' });
    // A request is noted once it is over.
    await workbench.standIn.call('hello after the night');
    assert.deepEqual([await chat.turns.count(), await callsWith('hello after the night')], [1, 1]);
  });

  it('tells from then on whose account answers', async () => {
    const profile = chat.choice('Profile', 'sso');
    const told = /Account: 111122223333 · AWSReservedSSO_Developer_\w+\. Credentials: IAM Identity Center/;
    await profile.and(chat.page.locator('[title*="Account"]')).waitFor();
    assert.match((await profile.getAttribute('title')) ?? '', told);
    const picker = await Picker.open(workbench, 'AWS Profile', () =>
      workbench.runCommand('Bedrock: Pick Profile'),
    );
    await picker.row(/^sso, current · IAM Identity Center · us-east-1 · 111122223333/).waitFor();
    await picker.close();
  });

  it('stays as it is where the sign-in is cancelled', async () => {
    await control('revoke', { what: 'sso' });
    await control('revoke', { what: 'credentials' });
    await chat.startAnew();
    const turn = await chat.ask('hello after the revocation');
    await chat.over(turn);
    await chat.ask('hello once more');
    await actionOf(chat.lastTurn, 'Sign In…').click();
    await codeShown();
    await workbench.page.keyboard.press('Escape');
    const notification = workbench.notification('Confirm the code');
    await notification.getByRole('button', { name: 'Cancel' }).click();
    await notification.waitFor({ state: 'hidden' });
    await actionOf(chat.lastTurn, 'Sign In…').waitFor();
    assert.equal(await callsWith('hello once more'), 0);
  });
});

describe('A role that wants a multi-factor code', () => {
  before(async () => {
    await openChat();
    await setProfile('admin');
  });

  const box = (): Locator => workbench.page.locator('.quick-input-widget', { hasText: 'Multi-Factor Code' });

  it('asks for it, naming device and profile, once an answer is wanted; giving up stops the turn', async () => {
    await chat.startAnew();
    const turn = await chat.send('hello without a code');
    await box().getByText('mfa/ada shows now, for the AWS profile admin').waitFor();
    await workbench.page.keyboard.press('Escape');
    await turn.getByText('Stopped', { exact: true }).waitFor();
  });

  it('tells that a code was wrong, and the same message is answered with the right one', async () => {
    const turn = await chat.send('hello with a code');
    await box().waitFor();
    await workbench.page.keyboard.type('12');
    await workbench.page.keyboard.press('Enter');
    await box().getByText('The code has six digits.').waitFor();
    await workbench.screenshot('mfa-code');
    await box().locator('input').first().fill('000000');
    await workbench.page.keyboard.press('Enter');
    await failureOf(turn).getByText('AWS did not accept the multi-factor code').waitFor();
    await actionOf(turn, 'Try Again').click();
    await box().waitFor();
    const { code = '' } = await control('mfa');
    await box().locator('input').first().fill(code);
    await workbench.page.keyboard.press('Enter');
    await turn.getByText(/You asked: “hello with a code”/).waitFor();
  });
});

describe('A Bedrock API key', () => {
  before(openChat);

  after(async () => {
    await restore?.();
    await workbench.writeSettings({ 'bedrockWorkbench.authentication': undefined });
    await setProfile('local');
  });

  it('is taken from the environment by nobody, which the profile picker says', async () => {
    const picker = await profilePicker();
    await picker.row(/^AWS_BEARER_TOKEN_BEDROCK is set, and not used/).waitFor();
    await picker.close();
  });

  it('is asked for when it is chosen, and answers from then on', async () => {
    const picker = await profilePicker();
    await picker.choose('Bedrock API key');
    const input = workbench.page.locator('.quick-input-widget input[type=password]');
    await input.fill('ABSKlocal-api-key');
    await input.press('Enter');
    await workbench.statusBarItem('API key · us-east-1').waitFor();
    await chat.startAnew();
    const turn = await chat.ask('hello with a key');
    await turn.getByText(/You asked: “hello with a key”/).waitFor();
  });

  it('is in no log, setting or state file, nor is any other secret of these ways in', async () => {
    const secrets = ['ABSKlocal-api-key', 'local-secret-of-ada', ...(await ssoSecrets())];
    assert.equal(secrets.length, 5);
    assert.deepEqual(await filesWith(workbench.dataFolder, secrets), []);
  });

  it('has nothing take its place when it is removed', async () => {
    await workbench.runCommand('Bedrock: Remove API Key');
    const turn = await chat.ask('hello with nothing');
    await failureOf(turn).getByText('No Amazon Bedrock API key is stored.').waitFor();
    await actionOf(turn, 'Enter API Key').waitFor();
    assert.equal(await callsWith('hello with nothing'), 0);
  });
});

/** What the sign-in left where the AWS CLI leaves it, for it and us to use. */
async function ssoSecrets(): Promise<readonly string[]> {
  const file = `${createHash('sha1').update('local').digest('hex')}.json`;
  const token = await readFile(path.join(workbench.homeFolder, '.aws', 'sso', 'cache', file), 'utf8');
  const { accessToken, refreshToken, clientSecret } = JSON.parse(token) as Record<string, string>;
  return [accessToken, refreshToken, clientSecret].filter((secret) => secret !== undefined);
}

function profilePicker(): Promise<Picker> {
  return Picker.open(workbench, 'AWS Profile', () => workbench.runCommand('Bedrock: Pick Profile'));
}
