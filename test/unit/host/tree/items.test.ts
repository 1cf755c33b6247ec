import assert from 'node:assert/strict';
import type { FoundationModel, InferenceProfile, ModelAccess } from '../../../../src/chat/catalogue.ts';
import type { TreeState } from '../../../../src/host/tree/itemData.ts';
import { itemData } from '../../../../src/host/tree/items.ts';
import { messageNode, othersNode, regionNode, type ModelNode } from '../../../../src/host/tree/nodes.ts';
import { aCatalogue, aModel, aProfile } from '../../../fakes/catalogue.ts';
import { rowsOf } from './rowsOf.ts';

const region = regionNode('eu-central-1');

function state(access?: ModelAccess, changes: Partial<TreeState> = {}): TreeState {
  return {
    region: 'eu-central-1',
    pinned: [],
    access: () => access,
    elsewhere: () => [],
    price: () => undefined,
    ...changes,
  };
}

function nodeOf(model: FoundationModel, profiles: readonly InferenceProfile[] = []): ModelNode {
  const [provider] = rowsOf(aCatalogue([model], profiles));
  assert.ok(provider?.kind === 'group');
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
      contextValue: 'region unpinnedRegion',
      collapsible: 'expanded',
      accessibilityLabel: 'Region eu-central-1, current region',
    });
    const pinned = itemData(region, state(undefined, { region: 'us-east-1', pinned: ['eu-central-1'] }));
    assert.deepEqual(
      [pinned.collapsible, pinned.contextValue, pinned.accessibilityLabel, pinned.icon.name],
      ['collapsed', 'region pinnedRegion', 'Region eu-central-1, pinned', 'pinned'],
    );
  });

  it('tells its name among the others', () => {
    const paris = regionNode('eu-west-3', { parent: othersNode(), name: 'Europe (Paris)' });
    const { description, collapsible, id } = itemData(paris, state());
    assert.deepEqual([description, collapsible, id], ['Europe (Paris)', 'collapsed', 'others\neu-west-3']);
  });
});

describe('the row of a model', () => {
  it('tells what stands in the way first, then lifecycle, price, context and what it can do', () => {
    assert.deepEqual(described({}), {
      description: '',
      contextValue: 'model callable ordinary',
      icon: { name: 'circle-outline' },
    });
    const all: Partial<FoundationModel> = {
      contextWindow: 200_000,
      imageFormats: ['png'],
      documentFormats: [],
      tools: true,
      reasoning: true,
      promptCaching: true,
      streaming: false,
      lifecycle: { status: 'LEGACY', endOfLifeTime: '2027-03-10T00:00:00Z' },
    };
    const price = () => ({ input: 0.25, output: 1.25, source: 'library' }) as const;
    const item = itemData(nodeOf(aModel('m.one', all)), state({ state: 'needs-agreement' }, { price }));
    assert.deepEqual(
      [item.description, item.contextValue, item.icon],
      [
        'needs agreement · LEGACY, end of life 2027-03-10 · $0.25 / $1.25 · 200K · no streaming · images · tools · reasoning · caching',
        'model callable ordinary agreement',
        { name: 'lock', color: 'list.warningForeground' },
      ],
    );
    assert.equal(
      item.accessibilityLabel,
      'm.one, needs agreement, LEGACY, end of life 2027-03-10, $0.25 in and $1.25 out per million tokens, 200K context, no streaming, text, images, tools, reasoning, caching',
    );
  });

  it('says that it is ready by its icon, and aloud', () => {
    const { description, icon, accessibilityLabel } = itemData(
      nodeOf(aModel('m.one')),
      state({ state: 'ready' }),
    );
    assert.deepEqual(
      [description, icon, accessibilityLabel],
      [
        '',
        { name: 'circle-filled', color: 'testing.iconPassed' },
        'm.one, ready, price unknown, text, streaming',
      ],
    );
  });

  it('is not green for a model that AWS retires', () => {
    const lifecycle = { status: 'LEGACY' };
    const { icon } = itemData(nodeOf(aModel('m.one', { lifecycle })), state({ state: 'ready' }));
    assert.deepEqual(icon, { name: 'history', color: 'list.warningForeground' });
  });
});

describe('the state of a model', () => {
  it('tells why a chat can’t call it', () => {
    const reasons = [
      described({ outputModalities: ['EMBEDDING'] }),
      described({ inferenceTypes: ['PROVISIONED'] }, { state: 'ready' }),
      described({ inferenceTypes: ['SOMETHING_NEW'] }, { state: 'not-entitled' }),
    ].map(({ description, contextValue, icon }) => [description, contextValue, icon.name]);
    assert.deepEqual(reasons, [
      ['text → embedding', 'model ordinary', 'circle-slash'],
      ['provisioned only', 'model ordinary missing', 'circle-slash'],
      ['no route · not entitled', 'model ordinary missing', 'lock'],
    ]);
    const profileOnly = aModel('m.one', { inferenceTypes: ['INFERENCE_PROFILE'] });
    const globalOnly = nodeOf(profileOnly, [aProfile('all.m.one', 'm.one', [undefined])]);
    assert.equal(itemData(globalOnly, state()).description, 'global only');
  });

  it('names the regions that have it where this one has not', () => {
    const elsewhere = () => ['us-east-1', 'us-west-2'];
    const { description } = itemData(
      nodeOf(aModel('m.one')),
      state({ state: 'not-in-region' }, { elsewhere }),
    );
    assert.equal(description, 'not in this region, but in us-east-1, us-west-2');
  });
});

describe('the marks and the tooltip of a model', () => {
  it('is marked when it is chosen, or when it is what the default stands for, and for each task', () => {
    const node = nodeOf(aModel('m.one'));
    const chosen = state(undefined, { model: { modelId: 'm.one', label: 'One' } });
    const target = { modelId: 'm.one', label: 'One', region: 'eu-central-1', foundationModelId: 'm.one' };
    const other = state(undefined, { target, model: { modelId: 'm.two', label: 'Two' } });
    const explains = { taskModels: { explain: { modelId: 'm.one', label: 'One' } } };
    assert.deepEqual(
      [
        chosen,
        state(undefined, { target }),
        other,
        { ...chosen, region: 'us-east-1' },
        { ...other, ...explains },
      ].map((each) => itemData(node, each).description),
      ['in use', 'in use', '', '', 'in use for Explain'],
    );
  });

  it('explains itself in its tooltip, where foreign text stays text', () => {
    const node = nodeOf(
      aModel('m.one', { name: '[One](http://x)', contextWindow: 200_000, provider: 'A|B' }),
    );
    const item = itemData(node, state({ state: 'unknown', reason: '<b>No</b>\n    $(flame)' }));
    assert.deepEqual(
      [item.label, item.collapsible, item.id],
      ['[One](http://x)', 'collapsed', 'eu-central-1\nA|B\nm.one'],
    );
    assert.deepEqual(item.tooltip.split('\n'), [
      '**\\[One\\]\\(http://x\\)**',
      '',
      '| State | access unknown |',
      '| :-- | :-- |',
      '| What to do | \\<b\\>No\\</b\\> \\$\\(flame\\) |',
      '| Price | unknown |',
      '| Context | 200,000 tokens |',
      '| Takes and gives | text → text |',
      '| Can | $(symbol-string) text &nbsp;$(pulse) streaming |',
      '| Sent as | m\\.one |',
      '| Processed in | only eu\\-central\\-1 |',
      '| Provider | A\\|B |',
      '| Model ID | m\\.one |',
    ]);
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
        ['eu.m.one', 'stays in Europe · eu-central-1, eu-west-1', 'route callable', 'git-branch'],
        ['On demand', 'only eu-central-1', 'route callable', 'server'],
        ['all.m.one', 'worldwide · not allowed', 'route', 'circle-slash'],
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
    assert.deepEqual(first?.tooltip.split('\n'), [
      '**eu\\.m\\.one**',
      '',
      '| Route | cross\\-region inference profile |',
      '| :-- | :-- |',
      '| State | can be used |',
      '| Data residency | stays in Europe |',
      '| Processed in | eu\\-central\\-1, eu\\-west\\-1 |',
      '| Sent from | eu\\-central\\-1 |',
      '| Sent as | eu\\.m\\.one |',
      '| ARN | arn:aws:bedrock:eu\\-central\\-1:111122223333:inference\\-profile/eu\\.m\\.one |',
    ]);
    assert.equal(
      first.accessibilityLabel,
      'eu.m.one, cross-region inference profile, stays in Europe, eu-central-1, eu-west-1',
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
