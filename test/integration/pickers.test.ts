import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/host/ids.ts';
import { pickGuardrail } from '../../src/host/pickers/guardrailPicker.ts';
import { pickModel } from '../../src/host/pickers/modelPicker.ts';
import {
  pickKnowledgeBase,
  pickProfile,
  pickRegion,
  type PickerPorts,
} from '../../src/host/pickers/pickers.ts';
import { AwsOfTest } from './awsOfTest.ts';

let aws: AwsOfTest;

async function opened(ask: (ports: PickerPorts) => Promise<unknown>) {
  const opening = aws.picker();
  const done = ask(aws.ports);
  return { picker: await opening, done };
}

async function choose(
  ask: (ports: PickerPorts) => Promise<unknown>,
  label: string,
): Promise<readonly string[]> {
  const { picker, done } = await opened(ask);
  await picker.choose(label);
  await done;
  return picker.labels;
}

function begin(): void {
  aws = new AwsOfTest('local');
}

function end(): void {
  aws.dispose();
}

describe('the pickers in VS Code', () => {
  beforeEach(begin);
  afterEach(end);

  it('pick a profile of the AWS files', async () => {
    const labels = await choose(pickProfile, 'local-eu');
    assert.equal(aws.settings.profile, 'local-eu');
    assert.ok(labels.includes('local-expired') && labels.includes('Default credential chain'));
  });

  it('pick a region, and the profile’s own again', async () => {
    await choose(pickRegion, 'eu-west-1');
    assert.equal(aws.settings.region, 'eu-west-1');
    await choose(pickRegion, 'Use the profile’s region (us-east-1)');
    assert.equal(aws.settings.region, '');
  });

  it('pick a model that AWS lists, with the ID that is sent', async () => {
    const labels = await choose(pickModel, 'Claude Haiku 4.5');
    const { model } = await aws.choices.snapshot();
    assert.deepEqual(model, {
      modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
      label: 'Claude Haiku 4.5',
    });
    assert.equal(labels.includes('Titan Text Embeddings V2'), false);
    assert.deepEqual(
      ['Amazon', 'Anthropic', 'Qwen'].filter((provider) => !labels.includes(provider)),
      [],
    );
  });

  it('change nothing when Escape closes them', async () => {
    const { picker, done } = await opened(pickModel);
    await picker.row('Claude Haiku 4.5');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
    assert.equal((await aws.choices.snapshot()).model, undefined);
  });
});

describe('the pickers of guardrails and knowledge bases in VS Code', () => {
  beforeEach(begin);
  afterEach(end);

  it('pick a version of a guardrail', async () => {
    const { guardrails } = aws.services;
    const connection = await aws.choices.connection();
    const [first] = await guardrails.list(connection, new AbortController().signal);
    assert.ok(first);
    const { picker, done } = await opened(pickGuardrail);
    const opening = aws.picker();
    await picker.choose(first.name);
    await (await opening).choose('DRAFT');
    await done;
    const { guardrail } = await aws.choices.snapshot();
    assert.deepEqual(guardrail, { id: first.id, name: first.name, version: 'DRAFT' });
  });

  it('pick a knowledge base, and none again', async () => {
    const connection = await aws.choices.connection();
    const [first] = await aws.services.knowledgeBases.list(connection, new AbortController().signal);
    assert.ok(first);
    await choose(pickKnowledgeBase, first.name);
    assert.deepEqual((await aws.choices.snapshot()).knowledgeBase, { id: first.id, name: first.name });
    await choose(pickKnowledgeBase, 'None');
    assert.equal((await aws.choices.snapshot()).knowledgeBase, undefined);
  });
});

describe('a picker that AWS refuses', () => {
  beforeEach(begin);
  afterEach(end);

  it('tells why and leads to another profile', async () => {
    aws.settings.profile = 'local-expired';
    const { picker, done } = await opened(pickModel);
    const { alwaysShow } = await picker.row('Try again');
    assert.equal(alwaysShow, true);
    assert.deepEqual(
      [picker.labels.includes('Default model'), picker.labels.includes('Pick another profile')],
      [true, true],
    );
    picker.close();
    await done;
  });
});

describe('opening the AWS config file', () => {
  it('shows the one that the environment names', async () => {
    await vscode.commands.executeCommand(commands.openAwsConfig);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, process.env['AWS_CONFIG_FILE']);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
