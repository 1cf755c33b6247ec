import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { Chat } from './harness/chat.ts';
import { eventually } from './harness/eventually.ts';
import { contextMenu } from './harness/contextMenu.ts';
import { Picker } from './harness/picker.ts';
import { freshWorkbench } from './harness/sharedWorkbench.ts';
import { succeeds } from './harness/succeeds.ts';
import type { Workbench } from './harness/workbench.ts';

const open = freshWorkbench();
let workbench: Workbench;

const HAIKU_IN_USE =
  /^Claude Haiku 4\.5, in use, ready, \$1\.10 in and \$5\.50 out per million tokens, 200K context,/;

/** Of a role that may list nothing, and of an account that AWS lists nothing for. */
const OTHER_ACCOUNTS = `
[local-outsider]
aws_access_key_id = AKIALOCALEXAMPLE0008
aws_secret_access_key = local-secret-of-the-outsider
region = us-east-1

[local-newcomer]
aws_access_key_id = AKIALOCALEXAMPLE0007
aws_secret_access_key = local-secret-of-the-newcomer
region = us-east-1
`;

/** The chat is folded away, so that the tree has the whole side bar. */
async function openTree(): Promise<void> {
  workbench = await open();
  await new Chat(workbench).open();
  await foldChat();
}

async function foldChat(): Promise<void> {
  await workbench.page.getByRole('button', { name: 'Chat Section', expanded: true }).click();
  await workbench.page.getByRole('button', { name: 'Chat Section', expanded: false }).waitFor();
  await workbench.treeItem('Region us-east-1, current region').waitFor();
}

/** VS Code folds a row whose children it was fetching when the row above is drawn anew with what AWS has just told. */
async function expand(row: string, child: RegExp): Promise<void> {
  await workbench.treeItem(row).click();
  const below = workbench.treeItem(child).first();
  await eventually(`${String(child)} below ${row}`, async () => {
    if (await succeeds(below.waitFor({ timeout: 1000 }))) return true;
    await workbench.page.keyboard.press('ArrowRight');
    return undefined;
  });
}

async function action(row: string | RegExp, name: string): Promise<void> {
  const item = workbench.treeItem(row);
  await item.hover();
  await item.getByRole('button', { name }).click();
}

describe('The tree of models', () => {
  before(openTree);

  it('leads from the region to its providers', async () => {
    await workbench.treeItem('Anthropic, 7 models').waitFor();
    await workbench.treeItem('Amazon, 8 models').waitFor();
  });

  it('tells of each model whether it can be called, and why not', async () => {
    await expand('Anthropic, 7 models', HAIKU_IN_USE);
    await workbench.treeItem(/^Claude Opus 4\.5, needs use-case form,/).waitFor();
    await workbench.treeItem(/^Claude Sonnet 4\.6, not authorized,/).waitFor();
    await workbench.treeItem(/^Claude Sonnet 4\.5, ready,/).waitFor();
    await workbench.treeItem(/^Claude 3 Haiku, provisioned only, LEGACY, end of life 2027-03-10,/).waitFor();
    await workbench.screenshot('tree-models');
  });

  it('asks for access only where somebody looks', async () => {
    const asked = await workbench.standIn.requests('GetFoundationModelAvailability');
    const models = asked.map(({ path }) => decodeURIComponent(path).split('/').at(-1) ?? '');
    assert.equal(models.length, 7);
    assert.ok(models.every((model) => model.startsWith('anthropic.')));
  });

  it('leads from a model to its routes', async () => {
    await workbench.treeItem(HAIKU_IN_USE).click();
    const destinations = 'stays in US, us-east-1, us-east-2, us-west-2';
    await workbench
      .treeItem(
        new RegExp(
          `^US Anthropic Claude Haiku 4\\.5, cross-region inference profile, ${destinations}, in use,`,
        ),
      )
      .waitFor();
    await workbench
      .treeItem(new RegExp(`^payments-team-haiku, application inference profile, ${destinations},`))
      .waitFor();
    const global = workbench.treeItem(/^GLOBAL Anthropic Claude Haiku 4\.5, global inference profile/);
    await global.waitFor();
    assert.match(
      (await global.getAttribute('aria-label')) ?? '',
      /worldwide, .*not allowed by the settings\./,
    );
    await workbench.screenshot('tree-routes');
  });
});

describe('A row of the tree of models', () => {
  before(openTree);

  it('makes a model the one in use, and takes the caret to the chat', async () => {
    const chat = new Chat(workbench);
    await action(/^Claude Sonnet 4\.5, ready,/, 'Use in Chat');
    await chat.page.locator('.composer textarea:focus').waitFor();
    await workbench.statusBarItem('local · us-east-1 · Claude Sonnet 4.5').waitFor();
    await foldChat();
    await workbench.treeItem(/^Claude Sonnet 4\.5, in use, ready,/).waitFor();
    await chat.open();
    await chat.ask('hello Sonnet');
    const { line } = await workbench.standIn.call('hello Sonnet');
    assert.match(decodeURIComponent(line.path), /^\/model\/us\.anthropic\.claude-sonnet-4-5/);
  });

  it('makes a route the one in use', async () => {
    await openTree();
    await action(/^payments-team-haiku/, 'Use in Chat');
    await new Chat(workbench).page.locator('.composer textarea:focus').waitFor();
    await foldChat();
    await workbench.treeItem(/^payments-team-haiku,.*, in use,/).waitFor();
    await workbench.statusBarItem('local · us-east-1 · Claude Haiku 4.5').waitFor();
  });

  it('gives its ID and its ARN to the clipboard', async () => {
    const id = await workbench.copied(() => contextMenu(workbench, /^Claude Sonnet 4\.6,/, 'Copy Model ID'));
    assert.equal(id, 'anthropic.claude-sonnet-4-6');
    const arn = await workbench.copied(() => contextMenu(workbench, /^payments-team-haiku/, 'Copy ARN'));
    assert.equal(arn, 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/wb1payments01');
  });
});

/** Everything below `us-east-1` is folded away, so that the next regions are on the page. */
async function foldFirstRegion(): Promise<void> {
  await openTree();
  await workbench.treeItem('Region us-east-1, current region').click();
  await workbench.treeItem('Anthropic, 7 models').waitFor({ state: 'detached' });
}

async function showRegion(region: string): Promise<void> {
  await workbench.page.locator('.pane-header', { hasText: 'Models' }).hover();
  const picker = await Picker.open(workbench, 'Show Another Region', () =>
    workbench.page.getByRole('button', { name: 'Show Another Region' }).click(),
  );
  await picker.filter(region);
  await picker.choose(region);
}

describe('Regions of the tree of models', () => {
  before(foldFirstRegion);

  it('can be shown besides the current one', async () => {
    await showRegion('eu-central-1');
    await workbench.treeItem('Region eu-central-1, pinned').waitFor();
    await workbench.treeItem('OpenAI, 1 model').waitFor();
  });

  it('can be refreshed, and ask AWS again', async () => {
    const before = await workbench.standIn.requests('ListFoundationModels');
    await workbench.runCommand('Bedrock: Refresh Models');
    await workbench.standIn.waitForJournal(
      'another list of eu-central-1',
      (line) =>
        line.operation === 'ListFoundationModels' &&
        line.region === 'eu-central-1' &&
        line.at > (before.at(-1)?.at ?? ''),
    );
    await workbench.treeItem('OpenAI, 1 model').waitFor();
  });

  it('tell on a row of their own when they can’t be listed', async () => {
    await showRegion('eu-north-1');
    await workbench.treeItem('Region eu-north-1, pinned').waitFor();
    await workbench
      .treeItem(/^AWS does not let this account do that in this Region\. The Region may not offer it/)
      .waitFor();
  });

  it('can be taken away again', async () => {
    await action('Region eu-north-1, pinned', 'Hide Region');
    await workbench.treeItem('Region eu-north-1, pinned').waitFor({ state: 'detached' });
    await action('Region eu-central-1, pinned', 'Hide Region');
    await workbench.treeItem('Region eu-central-1, pinned').waitFor({ state: 'detached' });
  });
});

/** The Markdown preview whose tab is active. */
async function openRegion(): Promise<void> {
  await openTree();
  const region = workbench.treeItem('Region us-east-1, current region');
  if ((await region.getAttribute('aria-expanded')) === 'false') await region.click();
  await workbench.treeItem('Anthropic, 7 models').waitFor();
}

describe('Finding and comparing models', () => {
  before(openRegion);

  it('filters while it is typed, and by what a model can do, until the filter is cleared', async () => {
    await workbench.page.locator('.pane-header', { hasText: 'Models' }).hover();
    const picker = await Picker.open(workbench, 'Filter Models', () =>
      workbench.page.getByRole('button', { name: 'Filter Models' }).click(),
    );
    await picker.filter('claude');
    await workbench.treeItem('Anthropic, 7 models').waitFor();
    await workbench.treeItem(/^Amazon,/).waitFor({ state: 'detached' });
    await picker.choose('Only what a chat can call');
    await picker.choose('reasoning');
    await picker.row('reasoning, on').waitFor();
    await workbench.screenshot('tree-filter');
    await picker.choose(/^Show \d+ of \d+ models/);
    await workbench.page.getByText(/^Filter: “claude” · reasoning · callable/).waitFor();
    await workbench.runCommand('Bedrock: Clear Model Filter');
    await workbench.treeItem('Amazon, 8 models').waitFor();
  });

  it('keeps favourites on top, for every region', async () => {
    await workbench.treeItem('Anthropic, 7 models').click();
    await action(/^Claude Sonnet 4\.6,/, 'Add to Favourites');
    await workbench.treeItem('Favourites, 1 model').first().waitFor();
    await workbench
      .treeItem(/^Claude Sonnet 4\.6, favourite, not authorized,/)
      .first()
      .waitFor();
  });

  it('shows two models side by side', async () => {
    await workbench.treeItem(/^Claude Haiku 4\.5,/).click();
    await workbench.treeItem(/^Claude Sonnet 4\.5,/).click({ modifiers: ['ControlOrMeta'] });
    await contextMenu(workbench, /^Claude Sonnet 4\.5,/, 'Compare Models');
    await workbench
      .markdownPreview()
      .getByRole('heading', { name: 'Claude Haiku 4.5 and Claude Sonnet 4.5' })
      .waitFor();
    await workbench.markdownPreview().getByRole('cell', { name: '$1.10', exact: true }).waitFor();
    await workbench.screenshot('tree-compare');
    await workbench.markdownPreview().getByRole('heading', { name: 'All routes' }).scrollIntoViewIfNeeded();
    await workbench.screenshot('tree-compare-routes');
  });

  it('keeps what is open and selected when AWS is asked again', async () => {
    const before = await workbench.standIn.requests('ListFoundationModels');
    await workbench.treeItem(/^Claude Haiku 4\.5,/).click();
    await workbench.runCommand('Bedrock: Refresh Models');
    await eventually('another list', async () => {
      const now = await workbench.standIn.requests('ListFoundationModels');
      return now.length > before.length || undefined;
    });
    await workbench.treeItem(/^Claude Haiku 4\.5,.* ready,/).waitFor();
    assert.equal(await workbench.treeItem(/^Claude Haiku 4\.5,/).getAttribute('aria-selected'), 'true');
  });
});

describe('Getting access to a model', () => {
  before(async () => {
    workbench = await open();
    await expand('Meta, 2 models', /^Llama 4 Maverick 17B Instruct,/);
  });

  it('shows the terms, and accepts them only after two yeses', async () => {
    const { page } = workbench;
    const request = async (answer: string): Promise<void> => {
      await action(/^Llama 4 Maverick 17B Instruct, needs agreement,/, 'Request Access');
      await workbench
        .markdownPreview()
        .getByRole('heading', { name: 'Agreement for Llama 4 Maverick 17B Instruct' })
        .waitFor();
      await workbench
        .notification('Nothing is accepted yet')
        .last()
        .getByRole('button', { name: 'Accept…' })
        .click();
      const modal = page.getByRole('dialog', { name: /Accept the agreement for Llama 4 Maverick/ });
      await modal.waitFor();
      await workbench.screenshot('tree-agreement');
      await modal.getByRole('button', { name: answer }).click();
    };
    await request('Cancel');
    await workbench.treeItem(/^Llama 4 Maverick 17B Instruct, needs agreement,/).waitFor();
    assert.deepEqual(await workbench.standIn.requests('CreateFoundationModelAgreement'), []);
    await request('Accept Agreement');
    await workbench.treeItem(/^Llama 4 Maverick 17B Instruct, agreement pending,/).waitFor();
    assert.equal((await workbench.standIn.requests('CreateFoundationModelAgreement')).length, 1);
  });

  it('says what a use-case form wants, before it opens the console', async () => {
    await action(/^Claude Opus 4\.5, needs use-case form,/, 'Open Use-Case Form');
    await workbench.notification(/^.*company name, website, industry.*It is missing\./).waitFor();
  });
});

describe('A tree with nothing to show', () => {
  before(async () => {
    workbench = await open();
    await appendFile(path.join(workbench.awsFolder, 'credentials'), OTHER_ACCOUNTS);
  });

  async function pickProfile(name: string): Promise<void> {
    const picker = await Picker.open(workbench, 'AWS Profile', () =>
      workbench.runCommand('Bedrock: Pick Profile'),
    );
    await picker.choose(name);
  }

  it('says which permission is missing, and shows the policy', async () => {
    await pickProfile('local-outsider');
    await workbench.page.getByText('These credentials may not list the models').waitFor();
    await workbench.screenshot('tree-no-permission');
    await workbench.page.getByRole('button', { name: 'Show the IAM Policy That Is Needed' }).click();
    await workbench.editorText('bedrock:ListFoundationModels').waitFor();
  });

  it('says that AWS lists no models, and comes back with the profile', async () => {
    await pickProfile('local-newcomer');
    await workbench.page
      .getByText('Amazon Bedrock lists no models for this account in this region.')
      .waitFor();
    await workbench.screenshot('tree-no-models');
    await pickProfile('local');
    await workbench.treeItem('Amazon, 8 models').waitFor();
  });
});
