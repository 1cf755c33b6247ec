import assert from 'node:assert/strict';
import { Chat, failureOf } from './harness/chat.ts';
import { converseRequestOf } from './harness/converseRequest.ts';
import { Picker } from './harness/picker.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench({ width: 1400, height: 1100 });
const BLOCKED =
  'Claude Haiku 4.5 could be processed in us-east-2, us-west-2, which your settings do not allow.';
let workbench: Workbench;
let chat: Chat;

async function allow(...regions: readonly string[]): Promise<void> {
  await workbench.writeSettings({ 'bedrockWorkbench.allowedRegions': regions });
}

/** By the row's whole name. */
async function pickModel(name: string, row: RegExp): Promise<void> {
  const picker = await Picker.open(workbench, 'Model', () => workbench.runCommand('Bedrock: Pick Model'));
  await picker.filter(name);
  await picker.choose(row);
}

/** Calls of a model, as AWS saw them. */
async function calls(): Promise<number> {
  const journal = await workbench.standIn.journal();
  return journal.filter(({ operation }) => operation?.startsWith('Converse') === true).length;
}

describe('A chosen model that could leave the allowed regions', () => {
  before(async () => {
    workbench = await open();
    chat = new Chat(workbench);
    await chat.open();
    await pickModel('Haiku 4.5', /^Claude Haiku 4\.5, .*us\.anthropic/);
    await chat.ask('hello while everything is allowed');
    assert.equal(await calls(), 1);
    await allow('us-east-1');
    await chat.page.getByTitle(BLOCKED).waitFor();
  });

  it('is not called by the chat, which names the regions and the way to the setting', async () => {
    const turn = await chat.ask('hello while one region is allowed');
    const card = failureOf(turn);
    await card.getByText(BLOCKED).waitFor();
    await card.getByText(/^Nothing was sent\. Allowed are: us-east-1\./).waitFor();
    await workbench.screenshot('residency-blocked');
    assert.equal(await calls(), 1);
    await card.getByRole('button', { name: 'Open Setting' }).click();
    await workbench.page.locator('.settings-editor').getByText('Allowed Regions').first().waitFor();
  });

  it('is not called by an explanation beside the code', async () => {
    await workbench.openFile('src/quote.ts');
    await workbench.selectLines(16, 20);
    await workbench.runCommand('Bedrock: Explain Selection');
    const thread = workbench.page.locator('.review-widget');
    await thread.getByText(BLOCKED).waitFor();
    assert.equal(await calls(), 1);
  });

  it('is called again once the setting allows it', async () => {
    await allow('us-*');
    await chat.open();
    await chat.page.getByTitle('Processed in us-east-1, us-east-2, us-west-2.').waitFor();
    const turn = await chat.ask('hello while a geography is allowed');
    await turn.getByText('Claude Haiku 4.5 · us-east-1').waitFor();
    assert.equal(await calls(), 2);
  });
});

describe('What a person sets for the call', () => {
  // The window is everybody's.
  after(async () => {
    const all = await Picker.open(workbench, 'Parameters', () =>
      workbench.runCommand('Bedrock: Change Parameters'),
    );
    await all.filter('defaults');
    await all.choose('Set all to their defaults');
    await chat.choice('Thinking', 'Default').waitFor();
    await chat.choice('Parameters', 'Default').waitFor();
    const changed = await Picker.opened(workbench, 'Parameters');
    await changed.row('Service tier, Default').waitFor();
    await changed.close();
  });

  it('is a click away in the composer, and goes with the next prompt', async () => {
    const thinking = await Picker.open(workbench, 'Thinking', () =>
      chat.choice('Thinking', 'Default').click(),
    );
    await thinking.choose(/^High, high \(thinks up to 3072 tokens\)/);
    await chat.choice('Thinking', 'High').waitFor();
    const all = await Picker.open(workbench, 'Parameters', () =>
      chat.choice('Parameters', 'Default').click(),
    );
    await all.choose('Service tier');
    await (await Picker.opened(workbench, 'Service tier')).choose('priority');
    const changed = await Picker.opened(workbench, 'Parameters');
    await changed.row('Service tier, priority').waitFor();
    await workbench.screenshot('parameters');
    await changed.close();
    await chat.choice('Parameters', '1 set').waitFor();
    await chat.ask('hello with parameters');
    const { request } = await workbench.standIn.call('hello with parameters');
    const { inferenceConfig, additionalModelRequestFields, serviceTier } = request.body;
    assert.deepEqual(
      [inferenceConfig, additionalModelRequestFields, serviceTier],
      [{ maxTokens: 4096 }, { thinking: { type: 'enabled', budget_tokens: 3072 } }, { type: 'priority' }],
    );
  });

  it('caches what a conversation begins with, as its usage shows', async () => {
    await chat.startAnew();
    await chat.ask(`hello, and remember this: ${'stretch of talk '.repeat(1500)}`);
    await chat.ask('hello, written to the cache');
    const turn = await chat.ask('hello, read from the cache');
    await turn.getByText(/^[\d,]+ in \([\d,]+ cached\)/).waitFor();
    await workbench.screenshot('prompt-caching');
    const { request } = await workbench.standIn.call('hello, read from the cache');
    const points = JSON.stringify(request.body).match(/"cachePoint":\{[^}]*\}/g);
    const point = '"cachePoint":{"type":"default"}';
    assert.deepEqual(points, [point, point]);
  });
});

describe('A region that the organization has closed', () => {
  const NOVA = 'amazon.nova-lite-v1:0';
  const action = 'bedrock:InvokeModelWithResponseStream';
  const message = `User: arn:aws:sts::111122223333:assumed-role/Developer/workbench is not authorized to perform: ${action} on resource: arn:aws:bedrock:us-west-2::foundation-model/${NOVA} with an explicit deny in a service control policy`;

  it('is named, and another route that does not lead there is one click away', async () => {
    const error = { name: 'AccessDeniedException', status: 403, message };
    await workbench.standIn.setScenario({ rules: [{ match: { modelId: `us.${NOVA}` }, error }] });
    await pickModel('Nova Lite', new RegExp(`^Nova Lite, .*us\\.${NOVA}`));
    await chat.choice('Model', 'Nova Lite').waitFor();
    assert.equal(await chat.page.getByRole('button', { name: /^Thinking:/ }).count(), 0);
    const card = failureOf(await chat.ask('hello around the closed region'));
    await card.getByText('in every Region it routes to, here us-west-2').waitFor();
    await workbench.screenshot('region-closed');
    await card.getByRole('button', { name: 'Use Nova Lite in us-east-1 only' }).click();
    const line = await workbench.standIn.waitForJournal('a call by its own ID', ({ path }) =>
      decodeURIComponent(path).startsWith(`/model/${NOVA}/`),
    );
    assert.equal(converseRequestOf(line.body).lastText, 'hello around the closed region');
    await chat.over(chat.lastTurn);
    await chat.lastTurn.getByText('Nova Lite · us-east-1').waitFor();
  });

  it('leaves the way back to the default', async () => {
    const picker = await Picker.open(workbench, 'Model', () => chat.choice('Model', 'Nova Lite').click());
    await picker.choose(/^Default model/);
    await chat.choice('Model', 'Claude Haiku 4.5').waitFor();
  });
});
