import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Chat, copyAnswer, failureOf } from './harness/chat.ts';
import { Picker } from './harness/picker.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench({ width: 1400, height: 1100 });
let workbench: Workbench;
let chat: Chat;

async function openChat(): Promise<void> {
  workbench = await open();
  chat = new Chat(workbench);
  await chat.open();
  await chat.startAnew();
}

interface Refusal {
  readonly name: string;
  readonly status: number;
  readonly message: string;
}

/** The next call is refused; after it the stand-in answers by its own rules again. */
function refuseOnce(error: Refusal): Promise<void> {
  return workbench.standIn.setScenario({
    rules: [{ match: { operation: 'ConverseStream' }, times: 1, error }],
  });
}

const invalid = (message: string): Refusal => ({ name: 'ValidationException', status: 400, message });

function press(turn: Locator, name: string | RegExp): Promise<void> {
  return failureOf(turn).getByRole('button', { name }).click();
}

/** The failed message was answered in its place. */
async function recovered(turn: Locator): Promise<void> {
  await failureOf(turn).waitFor({ state: 'hidden' });
  await copyAnswer(turn).waitFor();
}

async function pickModel(from: string, to: string): Promise<void> {
  const picker = await Picker.open(workbench, 'Model', () => chat.choice('Model', from).click());
  await picker.filter(to);
  await picker.choose(new RegExp(`^${to},`));
  await chat.choice('Model', to).waitFor();
}

async function sent(prompt: string): Promise<Readonly<Record<string, unknown>>> {
  const { request } = await workbench.standIn.call(prompt);
  return Object(request.body['inferenceConfig']) as Readonly<Record<string, unknown>>;
}

describe('A model that can’t be called as it was', () => {
  before(openChat);

  it('because it is retired is replaced with one click by one that can, and its dates are told', async () => {
    await pickModel('Claude Haiku 4.5', 'Claude 3.7 Sonnet');
    const turn = await chat.ask('hello, old friend');
    const card = failureOf(turn);
    await card.getByText('Legacy since 2025-10-28.').waitFor();
    await card.getByText('End of life: 2027-04-28.').waitFor();
    await workbench.screenshot('failure-legacy');
    // Claude Sonnet 4.6 is newer, and not for this account.
    await press(turn, 'Switch to Claude Sonnet 4.5');
    await recovered(turn);
    await chat.choice('Model', 'Claude Sonnet 4.5').waitFor();
  });

  it('by its own ID is called through the profile of the geography with one click', async () => {
    await pickModel('Claude Sonnet 4.5', 'Nova Pro');
    const picker = await Picker.open(workbench, 'Model', () => chat.choice('Model', 'Nova Pro').click());
    await picker.choose('Choose a route to Nova Pro…');
    const routes = await Picker.opened(workbench, 'Route to Nova Pro');
    await routes.choose(/^Nova Pro, /);
    await refuseOnce(
      invalid(
        'Invocation of model ID amazon.nova-pro-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
      ),
    );
    const turn = await chat.ask('hello without a profile');
    await press(turn, 'Use US Amazon Nova Pro');
    await recovered(turn);
    const { line } = await workbench.standIn.call('hello without a profile');
    assert.equal(line.path, '/model/us.amazon.nova-pro-v1%3A0/converse-stream');
  });
});

describe('A model that the account may not use yet', () => {
  before(openChat);

  it('before its provider has a form leads to that form, and to a model that needs none', async () => {
    await pickModel('Nova Pro', 'Claude Opus 4.5');
    const turn = await chat.ask('hello, may I?');
    await failureOf(turn).getByRole('button', { name: 'Switch to Claude Sonnet 4.5' }).waitFor();
    await press(turn, 'Open Use-Case Form');
    const dialog = workbench.page.getByRole('dialog');
    await dialog
      .getByText(/us-east-1\.console\.aws\.amazon\.com/)
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await press(turn, 'Switch to Claude Sonnet 4.5');
    await recovered(turn);
  });

  it('while its subscription is pending is tried again after minutes that are counted, or not', async () => {
    await refuseOnce({
      name: 'AccessDeniedException',
      status: 403,
      message: 'Your AWS Marketplace subscription for this model is still being processed.',
    });
    const turn = await chat.ask('hello, subscriber');
    await press(turn, 'Try Again in 2 Minutes');
    await failureOf(turn)
      .getByRole('timer')
      .filter({ hasText: /^Trying again in [12] min \d+ s$/ })
      .waitFor();
    await workbench.screenshot('failure-pending');
    await press(turn, 'Cancel');
    await failureOf(turn).getByRole('timer').waitFor({ state: 'hidden' });
    await press(turn, /^Try Again$/);
    await recovered(turn);
  });
});

describe('A request that is too much', () => {
  before(async () => {
    await openChat();
    await workbench.writeSettings({ 'bedrockWorkbench.temperature': 0.3 });
    await chat.choice('Parameters', '1 set').waitFor();
  });

  after(async () => {
    await workbench.writeSettings({ 'bedrockWorkbench.temperature': undefined });
    await chat.choice('Parameters', 'Default').waitFor();
  });

  it('of the quota is counted out, and sent again with half the answer', async () => {
    const error = {
      name: 'ThrottlingException',
      status: 429,
      message: 'Too many tokens, please wait before trying again.',
    };
    const match = { operation: 'ConverseStream' };
    await workbench.standIn.setScenario({
      rules: [
        { match, times: 1, error },
        { match, times: 1, delayFirstByteMs: 1500, error },
      ],
    });
    const turn = await chat.send('hello, many tokens');
    await turn.getByText('AWS is throttling; trying again (2 of 2)…').waitFor();
    await chat.over(turn);
    const { maxTokens } = await sent('hello, many tokens');
    const half = Math.floor(Number(maxTokens) / 2);
    await failureOf(turn)
      .getByText(/^This request takes about [\d,]+ tokens of the quota when it begins: .* × 5\.$/)
      .waitFor();
    await workbench.screenshot('failure-quota');
    await press(turn, `Try with at Most ${half} Tokens`);
    await recovered(turn);
    assert.deepEqual(await sent('hello, many tokens'), { maxTokens: half, temperature: 0.3 });
  });

  it('of the context goes without what the person unticks', async () => {
    await refuseOnce(invalid('Input is too long for requested model.'));
    const turn = await chat.ask('hello, long story');
    await press(turn, 'Choose What to Leave Out…');
    await Picker.opened(workbench, 'What Goes with the Question');
    await workbench.quickPickRow('hello, many tokens').click();
    await workbench.page.keyboard.press('Enter');
    await recovered(turn);
    const { request } = await workbench.standIn.call('hello, long story');
    assert.deepEqual(request.messages, ['user: hello, long story']);
  });

  it('of settings goes without them', async () => {
    await refuseOnce(invalid('`temperature` is deprecated for this model.'));
    const turn = await chat.ask('hello, coolly');
    await press(turn, 'Try without These Settings');
    await recovered(turn);
    assert.deepEqual(Object.keys(await sent('hello, coolly')), ['maxTokens']);
  });
});

describe('What nobody has met before', () => {
  before(openChat);

  it('is told by its name and in AWS’s own words', async () => {
    await refuseOnce({ name: 'BrandNewException', status: 418, message: 'The teapot is short and stout.' });
    const turn = await chat.ask('hello, teapot');
    const card = failureOf(turn);
    await card.getByText(/an error that this version does not know: BrandNewException\.$/).waitFor();
    await card.getByText('The teapot is short and stout.').waitFor();
    await card.getByText('BrandNewException · 418').waitFor();
    await workbench.screenshot('failure-unknown');
  });

  it('about permissions tells who was refused by which kind of policy, and what can’t help is not offered', async () => {
    const identity = 'arn:aws:sts::111122223333:assumed-role/Developer/workbench';
    await refuseOnce({
      name: 'AccessDeniedException',
      status: 403,
      message: `User: ${identity} is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.x with an explicit deny in a service control policy`,
    });
    const turn = await chat.ask('hello, denied');
    const card = failureOf(turn);
    await card.getByText(`Refused to: ${identity}`).waitFor();
    await card.getByText(/The kind of policy that forbids it: service control\./).waitFor();
    assert.equal(await card.getByRole('button', { name: 'Show IAM Policy' }).count(), 0);
    await workbench.screenshot('failure-denied');
  });
});

describe('An answer that broke off', () => {
  before(openChat);

  it('goes on from where it was, and can be asked for anew beside it', async () => {
    await workbench.standIn.setScenario({
      rules: [
        {
          match: { operation: 'ConverseStream' },
          times: 1,
          answer: { text: 'Once upon a time there was a request that was answered to its very end.' },
          stream: { fault: { type: 'end' }, afterChars: 30 },
        },
      ],
    });
    const turn = await chat.ask('tell me a story');
    await turn.getByText('Interrupted', { exact: true }).waitFor();
    await workbench.screenshot('failure-interrupted');
    await press(turn, 'Continue');
    await chat.turns.nth(1).waitFor();
    await chat.over(chat.lastTurn);
    const { request } = await workbench.standIn.call('Continue where you were cut off.');
    assert.match(
      request.messages.join('\n'),
      /^user: tell me a story\nassistant: Once upon a time.*\nuser: Continue/,
    );
    await press(turn, /^Try Again$/);
    await turn.getByLabel('Version 2 of 2').waitFor();
    await chat.over(turn);
    await turn.getByRole('button', { name: 'Previous Version' }).click();
    await turn.getByText('Interrupted', { exact: true }).waitFor();
  });
});
