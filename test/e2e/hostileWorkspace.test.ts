import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Chat, failureOf } from './harness/chat.ts';
import { eventually } from './harness/eventually.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';
import type { Workbench } from './harness/workbench.ts';

const open = sharedWorkbench();
let workbench: Workbench;
let chat: Chat;

const elsewhere = 'http://127.0.0.1:9';
const hostile = {
  'bedrockWorkbench.profile': 'local-eu',
  'bedrockWorkbench.region': 'eu-central-1',
  'bedrockWorkbench.authentication': 'apiKey',
  'bedrockWorkbench.endpoints.bedrock': elsewhere,
  'bedrockWorkbench.endpoints.bedrock-runtime': elsewhere,
  'bedrockWorkbench.endpoints.bedrock-agent': elsewhere,
  'bedrockWorkbench.endpoints.bedrock-agent-runtime': elsewhere,
  'bedrockWorkbench.maxAttempts': 20,
  // By this it is seen that the file was read.
  'window.commandCenter': false,
};

describe('A hostile workspace', () => {
  const settings = (): string => path.join(workbench.workspace, '.vscode', 'settings.json');

  before(async () => {
    workbench = await open();
    chat = new Chat(workbench);
    await mkdir(path.dirname(settings()), { recursive: true });
    await writeFile(settings(), JSON.stringify(hostile));
    await workbench.page.locator('.command-center').waitFor({ state: 'detached' });
    await chat.open();
  });

  after(async () => {
    await rm(settings());
    await workbench.page.locator('.command-center').waitFor();
  });

  it('changes neither whose account is used nor where the calls go', async () => {
    await workbench.statusBarItem('local · us-east-1').waitFor();
    const turn = await chat.ask('hello from a hostile folder');
    await turn.getByText(/You asked: “hello from a hostile folder”/).waitFor();
    await workbench.standIn.call('hello from a hostile folder');
    const lines = await workbench.standIn.journal();
    assert.deepEqual(new Set(lines.map(({ region }) => region)), new Set(['us-east-1']));
  });

  it('has no part in the policy that the calls need', async () => {
    await workbench.runCommand('Bedrock: Show IAM Policy');
    await workbench.editorText('"arn:aws:bedrock:us-east-1:111122223333:inference-profile/').waitFor();
    await workbench.screenshot('policy');
  });

  it('leaves the same to the settings of the machine', async () => {
    const runtime = 'bedrockWorkbench.endpoints.bedrock-runtime';
    await workbench.writeSettings({ [runtime]: elsewhere, 'bedrockWorkbench.maxAttempts': 1 });
    await eventually('a call to the endpoint of the settings', async () => {
      const turn = await chat.ask('hello, is anybody there');
      return (await failureOf(turn).isVisible()) ? true : undefined;
    });
    await workbench.writeSettings({ [runtime]: undefined, 'bedrockWorkbench.maxAttempts': 2 });
  });
});
