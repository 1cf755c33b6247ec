import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Chat } from './harness/chat.ts';
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

/** Through the composer's bar. */
async function pickerOf(...choice: Parameters<Chat['choice']>): Promise<Picker> {
  const titles: Readonly<Partial<Record<string, string>>> = {
    Profile: 'AWS Profile',
    Region: 'AWS Region',
    'Knowledge base': 'Knowledge Base',
  };
  const [name] = choice;
  const title = titles[name] ?? name;
  return Picker.open(workbench, title, () => chat.choice(...choice).click());
}

function statusBar(profile: string, region: string, model: string) {
  const chosen = `Bedrock: profile ${profile}, region ${region}, model ${model}`;
  const name = `${chosen}. Answers come from a local stand-in, not from a model.`;
  return workbench.page.locator('.statusbar').getByRole('button', { name, exact: true });
}

describe('The profile picker', () => {
  before(openChat);

  it('lists the profiles of the AWS files and marks the current one', async () => {
    const picker = await pickerOf('Profile', 'local');
    await picker.row(/^local, current · access keys · us-east-1\b/).waitFor();
    await picker.row(/^local-eu, access keys · eu-central-1\b/).waitFor();
    const labels = (await picker.names()).map((name) => name.split(',', 1)[0]);
    assert.deepEqual(labels.slice(0, 7), [
      'local',
      'local-eu',
      'local-no-access',
      'local-session',
      'local-expired',
      'local-wrong-secret',
      'Default credential chain',
    ]);
    await picker.close();
  });

  it('follows the files while it is open, and tells on a profile’s row what is wrong with it', async () => {
    const file = path.join(workbench.awsFolder, 'config');
    const before = await readFile(file, 'utf8');
    const role = 'role_arn = arn:aws:iam::111122223333:role/Developer';
    const picker = await pickerOf('Profile', 'local');
    await picker.row(/^local, current · access keys/).waitFor();
    await writeFile(
      file,
      `${before}[profile round]\n${role}\nsource_profile = about\n[profile about]\n${role}\nsource_profile = round\n[profile typo]\ncredential_process = x\nno setting\n`,
    );
    await picker
      .row(/^round, assumed role, In its source_profile chain: .* comes back to “about”\./)
      .waitFor();
    await picker.row(/^typo, credential process, .*, line \d+: this is no “name = value”\./).waitFor();
    await picker.row(/^local, current · access keys/).waitFor();
    await workbench.screenshot('profile-picker-problems');
    await picker.close();
    await writeFile(file, before);
  });

  it('is followed by status bar, composer, tree and the next call', async () => {
    const picker = await pickerOf('Profile', 'local');
    await picker.choose('local-eu');
    await statusBar('local-eu', 'eu-central-1', 'Claude Haiku 4.5').waitFor();
    await chat.choice('Region', 'eu-central-1').waitFor();
    await workbench.treeItem('Region eu-central-1, current region').waitFor();
    await chat.ask('hello from Frankfurt');
    const { line } = await workbench.standIn.call('hello from Frankfurt');
    assert.equal(line.region, 'eu-central-1');
    assert.equal(line.path, '/model/eu.anthropic.claude-haiku-4-5-20251001-v1%3A0/converse-stream');
  });
});

describe('The region picker', () => {
  before(openChat);

  it('overrides the profile’s region until that is chosen again', async () => {
    const picker = await pickerOf('Region', 'eu-central-1');
    await picker.row('Use the profile’s region (eu-central-1), current').waitFor();
    // AWS lists it, and the SDK does not know it yet.
    await picker.filter('moon');
    await picker.row('eu-moon-1, Europe (Sea of Tranquility)').waitFor();
    await picker.filter('');
    await workbench.screenshot('region-picker');
    await picker.filter('tokyo');
    await picker.choose('ap-northeast-1');
    await statusBar('local-eu', 'ap-northeast-1', 'Claude Haiku 4.5').waitFor();
    await workbench.treeItem('Region ap-northeast-1, current region').waitFor();
    await chat.ask('hello from Tokyo');
    const { line } = await workbench.standIn.call('hello from Tokyo');
    assert.equal(line.region, 'ap-northeast-1');
    const again = await pickerOf('Region', 'ap-northeast-1');
    await again.choose(/^Use the profile’s region/);
    await chat.choice('Region', 'eu-central-1').waitFor();
  });

  it('comes back to the first profile, for what follows', async () => {
    const picker = await pickerOf('Profile', 'local-eu');
    await picker.choose(/^local, access keys · us-east-1\b/);
    await statusBar('local', 'us-east-1', 'Claude Haiku 4.5').waitFor();
  });
});

describe('The model picker', () => {
  before(openChat);

  it('takes another model', async () => {
    const picker = await pickerOf('Model', 'Claude Haiku 4.5');
    await picker.row('Default model, current · Claude Haiku 4.5').waitFor();
    await picker.filter('Nova Pro');
    await picker.choose(/^Nova Pro,.* us\.amazon\.nova-pro-v1:0 → us-east-1, us-east-2, us-west-2/);
    await statusBar('local', 'us-east-1', 'Nova Pro').waitFor();
    await chat.ask('hello Nova');
    const { line } = await workbench.standIn.call('hello Nova');
    assert.equal(line.path, '/model/us.amazon.nova-pro-v1%3A0/converse-stream');
  });

  it('takes one of the routes to the model', async () => {
    const picker = await pickerOf('Model', 'Nova Pro');
    await picker.choose('Choose a route to Nova Pro…');
    const routes = await Picker.opened(workbench, 'Route to Nova Pro');
    await routes.choose(/^platform-team-nova, application inference profile/);
    await chat.ask('hello by the application profile');
    const { line } = await workbench.standIn.call('hello by the application profile');
    assert.match(
      decodeURIComponent(line.path),
      /:application-inference-profile\/wb2platform02\/converse-stream$/,
    );
  });

  it('sends a model that can’t stream an ordinary Converse call', async () => {
    const picker = await pickerOf('Model', 'Nova Pro');
    await picker.filter('Jurassic');
    await picker.choose(/^Jurassic-2 Ultra,.*no streaming/);
    await chat.choice('Model', 'Jurassic-2 Ultra').waitFor();
    await chat.startAnew();
    const turn = await chat.ask('hello Jurassic');
    await turn.getByText('Jurassic-2 Ultra · us-east-1').waitFor();
    const { line } = await workbench.standIn.call('hello Jurassic');
    assert.deepEqual([line.operation, line.status], ['Converse', 200]);
  });

  it('goes back to the default', async () => {
    const picker = await pickerOf('Model', 'Jurassic-2 Ultra');
    await picker.choose(/^Default model/);
    await chat.choice('Model', 'Claude Haiku 4.5').waitFor();
  });
});

describe('The guardrail picker', () => {
  before(openChat);

  it('takes a guardrail in one of its versions, which goes with the next call', async () => {
    const picker = await pickerOf('Guardrail', 'No guardrail');
    await picker.choose(/^engineering-guardrail, k3d8f0q2m1ab/);
    const versions = await Picker.opened(workbench, 'Version of engineering-guardrail');
    await versions.choose(/^Version 2/);
    await chat.choice('Guardrail', 'engineering-guardrail (2)').waitFor();
    const turn = await chat.ask('hello, guarded');
    await turn.getByText('Claude Haiku 4.5 · us-east-1 · engineering-guardrail (2)').waitFor();
    const { request } = await workbench.standIn.call('hello, guarded');
    const { guardrailIdentifier, guardrailVersion } = Object(request.body['guardrailConfig']) as Record<
      string,
      unknown
    >;
    assert.deepEqual([guardrailIdentifier, guardrailVersion], ['k3d8f0q2m1ab', '2']);
  });

  it('tells what it blocked and why', async () => {
    const turn = await chat.ask('Which stocks should I buy?');
    await turn.getByText('Sorry, the model cannot answer this question.').first().waitFor();
    await turn.getByText('Guardrail engineering-guardrail (2) blocked the prompt').waitFor();
    await turn.getByText('Blocked: denied topic “InvestmentAdvice” in the prompt').waitFor();
  });

  it('can be switched off again', async () => {
    const picker = await pickerOf('Guardrail', 'engineering-guardrail (2)');
    await picker.choose(/^None, calls go without a guardrail/);
    await chat.choice('Guardrail', 'No guardrail').waitFor();
    await chat.startAnew();
    await chat.ask('hello, unguarded');
    const { request } = await workbench.standIn.call('hello, unguarded');
    assert.equal('guardrailConfig' in request.body, false);
  });
});

describe('The knowledge-base picker', () => {
  before(openChat);

  it('has passages retrieved, given to the model and listed under the answer', async () => {
    await chat.composer.pressSequentially('#kb');
    await chat.page.getByRole('option', { name: '#kb' }).waitFor();
    await chat.composer.press('Enter');
    const picker = await Picker.opened(workbench, 'Knowledge Base');
    await chat.composerHas('');
    await picker.choose(/^engineering-handbook, ENGHANDBK1/);
    await chat.choice('Knowledge base', 'engineering-handbook').waitFor();
    const turn = await chat.ask('How many approvals does a change need?');
    await turn.getByText('From the knowledge base:').waitFor();
    const sources = turn.getByRole('group').filter({ hasText: /^Sources \(5\)/ });
    await sources.getByRole('button', { name: /Code review: Approvals/ }).waitFor();
    const [retrieve] = await workbench.standIn.requests('Retrieve');
    assert.deepEqual(retrieve?.body, {
      retrievalQuery: { text: 'How many approvals does a change need?' },
      retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: 5 } },
    });
    const { request } = await workbench.standIn.call('How many approvals does a change need?');
    assert.match(request.lastText, /^<passage number="1" title="[^"]+">\n/);
    assert.match(request.system, /cite each one you use by its number/);
  });

  it('opens a source', async () => {
    await chat.lastTurn.getByRole('button', { name: /Code review: Approvals/ }).click();
    await workbench.editorText('One approval is enough for most changes.').waitFor();
  });

  it('can be switched off again', async () => {
    const picker = await pickerOf('Knowledge base', 'engineering-handbook');
    await picker.choose(/^None, answers come from the model alone/);
    await chat.choice('Knowledge base', 'No knowledge base').waitFor();
    await chat.startAnew();
    const turn = await chat.ask('And without a knowledge base?');
    assert.equal(await turn.getByText(/^Sources/).count(), 0);
    assert.equal((await workbench.standIn.requests('Retrieve')).length, 1);
  });
});

describe('The status-bar item', () => {
  before(openChat);

  it('says that a stand-in answers, whatever else is shown', async () => {
    await workbench.statusBarItem(/local · us-east-1 · Claude Haiku 4\.5 *stand-in$/).waitFor();
    await workbench.screenshot('status-bar-stand-in');
  });

  it('leads to every choice', async () => {
    await statusBar('local', 'us-east-1', 'Claude Haiku 4.5').click();
    const picker = await Picker.opened(workbench, 'Amazon Bedrock');
    await picker.choose(/^Region, us-east-1/);
    const regions = await Picker.opened(workbench, 'AWS Region');
    await regions.close();
  });
});
