import assert from 'node:assert/strict';
import type { RegionCatalogue } from '../../../../src/chat/catalogue.ts';
import type { ModelChoice } from '../../../../src/host/choices/choiceStore.ts';
import type { ModelFacts } from '../../../../src/host/pickers/modelFacts.ts';
import { modelRows } from '../../../../src/host/pickers/modelRows.ts';
import { chatSlot } from '../../../../src/host/pickers/modelSlot.ts';
import type { PickItem } from '../../../../src/host/pickers/rows.ts';
import { routeRows } from '../../../../src/host/pickers/routeRows.ts';
import { aCatalogue, aModel, aProfile } from '../../../fakes/catalogue.ts';

const slot = chatSlot({ setModel: () => Promise.resolve() });
const POLICY = { allowGlobal: false };
const nothing: ModelFacts = {
  favourites: [],
  recents: [],
  price: () => undefined,
  access: () => undefined,
};
const rowsOf = (
  catalogue: RegionCatalogue,
  chosen: ModelChoice | undefined,
  facts: Partial<ModelFacts> = {},
) => modelRows({ catalogue, slot, chosen, policy: POLICY, facts: { ...nothing, ...facts } });
const haiku = aModel('x.haiku', {
  name: 'Claude Haiku 5',
  provider: 'Anthropic',
  inferenceTypes: ['INFERENCE_PROFILE'],
  contextWindow: 200_000,
});
const old = aModel('a.old', {
  name: 'Old One',
  provider: 'Amazon',
  streaming: false,
  lifecycle: { status: 'LEGACY', legacyTime: '2026-03-10T00:00:00Z', endOfLifeTime: '2027-03-10T00:00:00Z' },
});
const painter = aModel('a.paint', { outputModalities: ['IMAGE'] });
const local = aProfile('eu.x.haiku', 'x.haiku', ['eu-central-1', 'eu-west-1']);
const global = aProfile('global.x.haiku', 'x.haiku', [undefined]);
const catalogue = aCatalogue([haiku, old, painter], [global, local]);
const routesOfHaiku = { kind: 'value', value: { kind: 'routes', model: haiku } };
const defaultRow = {
  kind: 'item',
  label: 'Default model',
  description: 'Claude Haiku 5',
  icon: 'star',
  choose: { kind: 'value', value: { kind: 'model', choice: undefined } },
};
const oldRow = {
  kind: 'item',
  label: 'Old One',
  description: 'LEGACY, end of life 2027-03-10 · no streaming',
  detail: 'a.old → eu-central-1',
  icon: 'hubot',
  choose: { kind: 'value', value: { kind: 'model', choice: { modelId: 'a.old', label: 'Old One' } } },
};
const haikuRow = {
  kind: 'item',
  label: 'Claude Haiku 5',
  description: '200K context',
  detail: 'eu.x.haiku → eu-central-1, eu-west-1',
  icon: 'hubot',
  buttons: [{ icon: 'git-branch', tooltip: 'Choose a Route to Claude Haiku 5', choose: routesOfHaiku }],
  choose: {
    kind: 'value',
    value: { kind: 'model', choice: { modelId: 'x.haiku', label: 'Claude Haiku 5' } },
  },
};

describe('rows of models', () => {
  it('are what a chat can use, by provider, with route, destinations and state', () => {
    assert.deepEqual(rowsOf(catalogue, undefined), [
      { ...defaultRow, current: true },
      { kind: 'separator', label: 'Amazon' },
      oldRow,
      { kind: 'separator', label: 'Anthropic' },
      haikuRow,
    ]);
  });

  it('mark the chosen model with its chosen route, whose change the keyboard reaches too', () => {
    const chosen = { modelId: 'x.haiku', label: 'Claude Haiku 5', routeId: 'global.x.haiku' };
    assert.deepEqual(rowsOf(catalogue, chosen), [
      defaultRow,
      {
        kind: 'item',
        label: 'Choose a route to Claude Haiku 5…',
        icon: 'git-branch',
        choose: routesOfHaiku,
      },
      { kind: 'separator', label: 'Amazon' },
      oldRow,
      { kind: 'separator', label: 'Anthropic' },
      { ...haikuRow, detail: 'global.x.haiku → any commercial AWS region', current: true },
    ]);
  });
});

describe('rows of models, further', () => {
  it('begin with favourites and recent ones, each model once', () => {
    const labels = rowsOf(catalogue, undefined, { favourites: ['a.old'], recents: ['x.haiku', 'a.old'] }).map(
      ({ label }) => label,
    );
    assert.deepEqual(labels, ['Default model', 'Favourites', 'Old One', 'Recent', 'Claude Haiku 5']);
  });

  it('tell what stands in the way, the price, and by icons what the model can do', () => {
    const able = { ...haiku, imageFormats: ['png'], tools: true };
    const rows = rowsOf(aCatalogue([able], [local]), undefined, {
      access: () => ({ state: 'needs-agreement' }),
      price: () => ({ input: 1, output: 5, source: 'library' }),
    });
    const { description, icons, icon } = rows.find(
      ({ label }) => label === 'Claude Haiku 5',
    ) as PickItem<unknown>;
    assert.deepEqual(
      [description, icons, icon],
      ['needs agreement · $1 / $5 · 200K context', ['file-media', 'tools'], 'lock'],
    );
  });
});

const findGone = {
  kind: 'item',
  label: 'Find regions that have Gone 1…',
  icon: 'search',
  choose: {
    kind: 'run',
    command: 'bedrockWorkbench.tree.findRegions',
    args: [{ modelId: 'gone', label: 'Gone 1' }],
  },
};

describe('rows of models where something is missing', () => {
  it('name the regions that have what is chosen', () => {
    const chosen = { modelId: 'gone', label: 'Gone 1' };
    const elsewhere = ['us-east-1', 'us-west-2'];
    const rows = modelRows({ catalogue, slot, chosen, elsewhere, policy: POLICY, facts: nothing });
    const told = rows.find((row): row is PickItem<never> => row.kind === 'item' && row.icon === 'warning');
    assert.equal(
      told?.detail,
      'Offered in us-east-1, us-west-2. Pick another model here; no other one is used instead.',
    );
  });

  it('tell of a chosen model that is not here, and of those that only global routes lead to', () => {
    const rows = rowsOf(aCatalogue([haiku], [global]), { modelId: 'gone', label: 'Gone 1' });
    assert.deepEqual(rows, [
      { kind: 'item', label: 'Default model', icon: 'star', choose: defaultRow.choose },
      {
        kind: 'item',
        label: 'Gone 1 is chosen, but can’t be called in eu-central-1',
        icon: 'warning',
        detail: 'Pick another model. No other one is used instead.',
        alwaysShow: true,
      },
      findGone,
      {
        kind: 'item',
        label: 'No model for a chat in eu-central-1',
        icon: 'info',
        detail: 'Amazon Bedrock lists none for this account that takes and gives text. Pick another region.',
        alwaysShow: true,
      },
      {
        kind: 'item',
        label: '1 more through global inference profiles…',
        detail: 'Those may process a call in any commercial AWS region, and are not allowed by the settings.',
        icon: 'settings-gear',
        choose: {
          kind: 'run',
          command: 'workbench.action.openSettings',
          args: ['bedrockWorkbench.allowGlobalInferenceProfiles'],
        },
      },
    ]);
  });

  it('stand beside the failure of the other list', () => {
    const failure = { cause: 'access-denied', message: 'Denied.', remedy: 'Ask.', actions: [] } as const;
    const failures = [{ operation: 'ListInferenceProfiles', failure }];
    const rows = rowsOf({ ...aCatalogue([old]), failures }, undefined);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['Default model', 'Amazon', 'Old One', 'ListInferenceProfiles', 'Denied.', 'Try again'],
    );
  });
});

describe('rows of routes', () => {
  const choice = { modelId: 'x.haiku', label: 'Claude Haiku 5' };

  it('tell what is sent and where it may be processed; a global one needs leave', () => {
    assert.deepEqual(routeRows(haiku, catalogue, choice, POLICY), [
      {
        kind: 'item',
        label: 'Best route of the region',
        description: 'cross-region inference profile',
        detail: 'eu.x.haiku → eu-central-1, eu-west-1',
        icon: 'star',
        current: true,
        choose: { kind: 'value', value: { kind: 'route', choice } },
      },
      { kind: 'separator', label: 'Always this route' },
      {
        kind: 'item',
        label: 'eu.x.haiku',
        description: 'cross-region inference profile',
        detail: 'eu.x.haiku → eu-central-1, eu-west-1',
        icon: 'git-branch',
        choose: { kind: 'value', value: { kind: 'route', choice: { ...choice, routeId: 'eu.x.haiku' } } },
      },
      {
        kind: 'item',
        label: 'global.x.haiku',
        description: 'global inference profile · not allowed by the settings',
        detail: 'global.x.haiku → any commercial AWS region',
        icon: 'circle-slash',
        choose: {
          kind: 'run',
          command: 'workbench.action.openSettings',
          args: ['bedrockWorkbench.allowGlobalInferenceProfiles'],
        },
      },
    ]);
  });

  it('offer a global one like any other once it is allowed', () => {
    const last = routeRows(haiku, catalogue, undefined, { allowGlobal: true }).at(-1);
    assert.deepEqual(last, {
      kind: 'item',
      label: 'global.x.haiku',
      description: 'global inference profile',
      detail: 'global.x.haiku → any commercial AWS region',
      icon: 'git-branch',
      choose: { kind: 'value', value: { kind: 'route', choice: { ...choice, routeId: 'global.x.haiku' } } },
    });
  });
});
