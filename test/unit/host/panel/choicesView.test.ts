import assert from 'node:assert/strict';
import type { InferenceSettings } from '../../../../src/chat/inference.ts';
import type { Tool } from '../../../../src/chat/tools.ts';
import type { ChoicesSnapshot } from '../../../../src/host/choices/choices.ts';
import { choicesView } from '../../../../src/host/panel/choicesView.ts';
import { aModel } from '../../../fakes/catalogue.ts';
import { THROTTLED } from './samples.ts';

const SET = { inference: {}, maxTokens: 4096 } as const;
const connection = { region: 'eu-west-1', regionOrigin: 'profile', profile: 'dev', missing: false } as const;

const aTool = (label: string): Tool => ({
  id: label,
  name: label,
  label,
  description: '',
  inputSchema: {},
  run: () => Promise.resolve(''),
});

function control(
  picker: string,
  snapshot: ChoicesSnapshot,
  problem = false,
  inference: InferenceSettings = {},
): unknown {
  const views = choicesView(snapshot, { ...SET, inference }, problem ? THROTTLED : undefined);
  return views.find((view) => view.picker === picker);
}

describe('the composer’s controls', () => {
  it('show everything that is chosen', () => {
    const snapshot: ChoicesSnapshot = {
      connection,
      target: {
        modelId: 'eu.m',
        label: 'Model M',
        region: 'eu-west-1',
        destinationRegions: ['eu-west-1', 'eu-west-3'],
      },
      guardrail: { id: 'g', name: 'Strict', version: '2' },
      knowledgeBase: { id: 'k', name: 'Runbooks' },
      tools: [aTool('Read File')],
    };
    assert.deepEqual(choicesView(snapshot, SET, undefined), [
      { picker: 'profile', label: 'dev', tooltip: 'AWS profile: dev', active: true },
      {
        picker: 'region',
        label: 'eu-west-1',
        tooltip: 'AWS region: eu-west-1 (the profile’s own)',
        active: true,
      },
      {
        picker: 'model',
        label: 'Model M',
        tooltip: 'Model: Model M, called as eu.m. Processed in eu-west-1, eu-west-3.',
        active: true,
      },
      { picker: 'guardrail', label: 'Strict (2)', tooltip: 'Guardrail: Strict, version 2', active: true },
      { picker: 'knowledgeBase', label: 'Runbooks', tooltip: 'Knowledge base: Runbooks', active: true },
      { picker: 'tools', label: '1 tool', tooltip: 'Tools: Read File', active: true },
      {
        picker: 'parameters',
        label: 'Default',
        tooltip: 'Parameters: at most 4096 tokens in an answer',
        active: false,
      },
    ]);
  });

  it('show what is off', () => {
    const views = choicesView({ connection }, SET, undefined);
    assert.deepEqual(
      views.map(({ label, active }) => [label, active]),
      [
        ['dev', true],
        ['eu-west-1', true],
        ['Finding a model…', false],
        ['No guardrail', false],
        ['No knowledge base', false],
        ['No tools', false],
        ['Default', false],
      ],
    );
  });
});

describe('the model’s control', () => {
  it('says why there is no model to call', () => {
    assert.deepEqual(control('model', { connection }, true), {
      picker: 'model',
      label: 'No model',
      tooltip: 'Slow down. Wait.',
      active: false,
    });
  });

  it('keeps naming the model that was chosen when it can’t be called', () => {
    const model = { modelId: 'm', label: 'Model M' };
    assert.deepEqual(control('model', { connection, model }, true), {
      picker: 'model',
      label: 'Model M',
      tooltip: 'Slow down. Wait.',
      active: false,
    });
  });
});

describe('the profile’s control', () => {
  it('says that a profile of the settings is in no file', () => {
    assert.deepEqual(control('profile', { connection: { ...connection, missing: true } }), {
      picker: 'profile',
      label: 'dev (can’t be used)',
      tooltip: 'AWS profile: dev. It is in neither of the AWS config files.',
      active: false,
    });
  });

  it('names the default chain and what it reads', () => {
    const known = { name: 'default', kind: 'sso' } as const;
    const chain = { region: 'eu-west-1', regionOrigin: 'profile', missing: false, known } as const;
    assert.deepEqual(control('profile', { connection: chain }), {
      picker: 'profile',
      label: 'default credentials',
      tooltip: 'AWS profile: the default credential chain, which reads the profile default',
      active: true,
    });
  });
});

describe('the tools’ control', () => {
  it('counts and names them', () => {
    const tools = Array.from({ length: 14 }, (_, i) => aTool(`T${i}`));
    assert.deepEqual(control('tools', { connection, tools }), {
      picker: 'tools',
      label: '14 tools',
      tooltip: 'Tools: T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11 and 2 more',
      active: true,
    });
  });

  it('says when the model takes none', () => {
    const model = { ...aModel('m'), tools: false };
    const target = { modelId: 'eu.m', label: 'Model M', region: 'eu-west-1', model };
    assert.deepEqual(control('tools', { connection, target, tools: [aTool('A'), aTool('B')] }), {
      picker: 'tools',
      label: '2 tools',
      tooltip: 'Tools: A, B\nModel M takes no tools',
      active: false,
    });
  });
});

describe('the controls of thinking and parameters', () => {
  const model = aModel('anthropic.claude-haiku-4-5-20251001-v1:0', {
    provider: 'Anthropic',
    reasoning: true,
  });
  const target = {
    modelId: 'eu.haiku',
    label: 'Haiku',
    region: 'eu-west-1',
    foundationModelId: model.modelId,
    model,
  };

  it('say what is sent, and what is not and why', () => {
    const inference = { reasoningEffort: 'high', temperature: 0.2, serviceTier: 'flex' } as const;
    assert.deepEqual(control('effort', { connection, target }, false, inference), {
      picker: 'effort',
      label: 'High',
      tooltip: 'Thinking: high (thinks up to 3072 tokens)',
      active: true,
    });
    assert.deepEqual(control('parameters', { connection, target }, false, inference), {
      picker: 'parameters',
      label: '2 set',
      tooltip: [
        'Parameters: at most 4096 tokens in an answer',
        'serviceTier: flex',
        'temperature: 0.2, which is not sent: a model that thinks refuses it',
      ].join('\n'),
      active: true,
    });
  });

  it('offer no thinking to a model that can’t be told how much', () => {
    const others = [
      { ...target, model: { ...model, reasoning: false } },
      { ...target, model: { ...model, provider: 'Never Seen' } },
    ];
    for (const other of others) assert.equal(control('effort', { connection, target: other }), undefined);
    assert.deepEqual(control('effort', { connection, target }), {
      picker: 'effort',
      label: 'Default',
      tooltip: 'Thinking: left to the model',
      active: false,
    });
  });
});
