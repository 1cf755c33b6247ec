import assert from 'node:assert/strict';
import type { FoundationModel, InferenceProfile, ModelAccess } from '../../../../src/chat/catalogue.ts';
import type { TreeState } from '../../../../src/host/tree/itemData.ts';
import { itemData } from '../../../../src/host/tree/items.ts';
import { messageNode, regionNode, regionRows, type ModelNode } from '../../../../src/host/tree/nodes.ts';
import { aCatalogue, aModel, aProfile } from '../../../fakes/catalogue.ts';

const region = regionNode('eu-central-1');

function state(access?: ModelAccess, changes: Partial<TreeState> = {}): TreeState {
  return { region: 'eu-central-1', pinned: [], access: () => access, ...changes };
}

function nodeOf(model: FoundationModel, profiles: readonly InferenceProfile[] = []): ModelNode {
  const [provider] = regionRows(region, aCatalogue([model], profiles), { allowGlobal: false });
  assert.ok(provider?.kind === 'provider');
  const [node] = provider.models;
  assert.ok(node);
  return node;
}

const described = (changes: Partial<FoundationModel>, access?: ModelAccess) => {
  const { description, contextValue, icon } = itemData(nodeOf(aModel('m.one', changes)), state(access));
  return { description, contextValue, icon };
};

describe('the row of a region', () => {
  it('is expanded and marked where it is the current one, and can be hidden where it is pinned', () => {
    assert.deepEqual(itemData(region, state()), {
      id: 'eu-central-1',
      label: 'eu-central-1',
      description: 'current region',
      tooltip: '**eu\\-central\\-1**\n\nCalls are sent to this region\\.',
      icon: { name: 'globe' },
      contextValue: 'region',
      collapsible: 'expanded',
      accessibilityLabel: 'Region eu-central-1, current region',
    });
    const { collapsible, contextValue } = itemData(
      region,
      state(undefined, { region: 'us-east-1', pinned: ['eu-central-1'] }),
    );
    assert.deepEqual(
      { collapsible, contextValue },
      { collapsible: 'collapsed', contextValue: 'region pinnedRegion' },
    );
  });
});

describe('the row of a model', () => {
  it('tells access, state and what is missing in words, beside the colour', () => {
    assert.deepEqual(described({}), {
      description: undefined,
      contextValue: 'model callable',
      icon: { name: 'circle-outline' },
    });
    assert.deepEqual(described({}, { state: 'ready' }), {
      description: 'ready',
      contextValue: 'model callable',
      icon: { name: 'circle-filled', color: 'testing.iconPassed' },
    });
    const lifecycle = { status: 'LEGACY', endOfLifeTime: '2027-03-10T00:00:00Z' };
    assert.deepEqual(described({ streaming: false, lifecycle }, { state: 'needs-agreement' }), {
      description: 'needs agreement · LEGACY, end of life 2027-03-10 · no streaming',
      contextValue: 'model callable',
      icon: { name: 'lock', color: 'list.warningForeground' },
    });
  });

  it('tells why a chat can’t call it', () => {
    const reasons = [
      described({ outputModalities: ['EMBEDDING'] }),
      described({ inferenceTypes: ['PROVISIONED'] }, { state: 'ready' }),
      described({ inferenceTypes: ['SOMETHING_NEW'] }, { state: 'not-entitled' }),
    ].map(({ description, contextValue, icon }) => [description, contextValue, icon.name]);
    assert.deepEqual(reasons, [
      ['text → embedding', 'model', 'circle-slash'],
      ['provisioned only · ready', 'model', 'circle-slash'],
      ['no route · not entitled', 'model', 'lock'],
    ]);
    const profileOnly = aModel('m.one', { inferenceTypes: ['INFERENCE_PROFILE'] });
    const globalOnly = nodeOf(profileOnly, [aProfile('all.m.one', 'm.one', [undefined])]);
    assert.equal(itemData(globalOnly, state()).description, 'global only');
  });
});

describe('the row of a model, further', () => {
  it('is marked when it is chosen, or when it is what the default stands for', () => {
    const node = nodeOf(aModel('m.one'));
    const chosen = state(undefined, { model: { modelId: 'm.one', label: 'One' } });
    const target = { modelId: 'm.one', label: 'One', region: 'eu-central-1', foundationModelId: 'm.one' };
    const other = state(undefined, { target, model: { modelId: 'm.two', label: 'Two' } });
    assert.deepEqual(
      [chosen, state(undefined, { target }), other, { ...chosen, region: 'us-east-1' }].map(
        (each) => itemData(node, each).description,
      ),
      ['in use', 'in use', undefined, undefined],
    );
  });

  it('explains itself in its tooltip, where foreign text stays text', () => {
    const node = nodeOf(aModel('m.one', { name: '[One](http://x)', contextWindow: 200_000 }));
    const item = itemData(node, state({ state: 'unknown', reason: '<b>No</b>\n    right' }));
    assert.deepEqual(item, {
      id: 'eu-central-1\nSome Provider\nm.one',
      label: '[One](http://x)',
      description: 'access unknown',
      tooltip: [
        '**\\[One\\]\\(http://x\\)**',
        'm\\.one',
        'Some Provider · text → text · 200K context',
        'Access: access unknown\\. \\<b\\>No\\</b\\> right',
      ].join('\n\n'),
      icon: { name: 'question' },
      contextValue: 'model callable',
      collapsible: 'collapsed',
      accessibilityLabel: '[One](http://x), access unknown',
    });
  });
});

describe('the row of a route', () => {
  const model = aModel('m.one');
  const routes = nodeOf(model, [
    aProfile('eu.m.one', 'm.one', ['eu-west-1', 'eu-central-1']),
    aProfile('all.m.one', 'm.one', [undefined]),
  ]).routes;
  const items = (given: TreeState) => routes.map((node) => itemData(node, given));

  it('tells where a call may be processed, and whether it can be used', () => {
    assert.deepEqual(
      items(state()).map(({ label, description, contextValue, icon }) => [
        label,
        description,
        contextValue,
        icon.name,
      ]),
      [
        ['eu.m.one', 'eu-central-1, eu-west-1', 'route callable', 'git-branch'],
        ['On demand', 'eu-central-1', 'route callable', 'server'],
        ['all.m.one', 'any commercial AWS region', 'route', 'globe'],
      ],
    );
  });

  it('is marked when it is chosen, or when it is the one that is taken', () => {
    const chosen = { model: { modelId: 'm.one', label: 'One', routeId: 'm.one' } };
    const target = { modelId: 'eu.m.one', label: 'One', region: 'eu-central-1', foundationModelId: 'm.one' };
    assert.deepEqual(
      [state(undefined, chosen), state(undefined, { target })].map((given) =>
        items(given).map(({ icon }) => icon.name === 'check'),
      ),
      [
        [false, true, false],
        [true, false, false],
      ],
    );
  });

  it('says in full what is sent', () => {
    const [first] = items(state());
    assert.deepEqual(
      { tooltip: first?.tooltip, spoken: first?.accessibilityLabel },
      {
        tooltip: [
          '**eu\\.m\\.one**',
          'cross\\-region inference profile',
          'Sent as: eu\\.m\\.one',
          'May be processed in: eu\\-central\\-1, eu\\-west\\-1',
        ].join('\n\n'),
        spoken: 'eu.m.one, cross-region inference profile, eu-central-1, eu-west-1',
      },
    );
  });
});

describe('the other rows', () => {
  it('count a provider’s models', () => {
    const { parent } = nodeOf(aModel('m.one'));
    const { label, description, contextValue, accessibilityLabel } = itemData(parent, state());
    assert.deepEqual(
      { label, description, contextValue, accessibilityLabel },
      {
        label: 'Some Provider',
        description: '1',
        contextValue: 'provider',
        accessibilityLabel: 'Some Provider, 1 model',
      },
    );
  });

  it('tell a failure’s cause, and in the tooltip its remedy and AWS’s words', () => {
    const failure = {
      cause: 'throttled',
      message: 'Too many.',
      remedy: 'Wait.',
      actions: [],
      detail: 'Rate',
    } as const;
    const node = messageNode(region, 'x', { kind: 'failed', failure, operation: 'ListFoundationModels' });
    assert.deepEqual(itemData(node, state()), {
      id: 'eu-central-1\nmessage:x',
      label: 'Too many.',
      description: 'Wait.',
      tooltip: '**Too many\\.**\n\nWait\\.\n\nListFoundationModels\n\nAWS says: Rate',
      icon: { name: 'error', color: 'list.errorForeground' },
      contextValue: 'failed',
      collapsible: 'none',
      accessibilityLabel: 'Too many. Wait.',
    });
  });

  it('tell that models are on their way, or that there are none', () => {
    const labels = (['loading', 'empty'] as const).map((kind) => {
      const { label, contextValue } = itemData(messageNode(region, kind, { kind }), state());
      return [label, contextValue];
    });
    assert.deepEqual(labels, [
      ['Loading models…', 'loading'],
      ['No models', 'empty'],
    ]);
  });
});
