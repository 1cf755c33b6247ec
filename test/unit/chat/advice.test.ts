import assert from 'node:assert/strict';
import { advise, advised } from '../../../src/chat/advice.ts';
import type { RegionCatalogue } from '../../../src/chat/catalogue.ts';
import type { Failure } from '../../../src/chat/failure.ts';
import { aCatalogue, aModel, aProfile } from '../../fakes/catalogue.ts';
import { anyChoices } from '../../fakes/services.ts';

const inGeography = { allowGlobal: false };
const { signal } = new AbortController();
const failure = (cause: Failure['cause']): Failure => ({ cause, message: 'm', remedy: 'r', actions: [] });
const target = (modelId: string) => ({ modelId, foundationModelId: modelId, label: modelId, region: 'r' });

const OLD = aModel('a.old', {
  name: 'Claude 3 Haiku',
  lifecycle: {
    status: 'LEGACY',
    legacyTime: '2026-04-14T00:00:00Z',
    endOfLifeTime: '2026-10-14T00:00:00Z',
  },
});

describe('Advice for a model that is retired', () => {
  const catalogue = aCatalogue([
    OLD,
    aModel('a.opus', { name: 'Claude Opus 4.7' }),
    aModel('a.new', { name: 'Claude Haiku 4.5' }),
    aModel('a.newer-but-legacy', { name: 'Claude Haiku 5', lifecycle: { status: 'LEGACY' } }),
    aModel('b.other', { name: 'Haiku 9', provider: 'Another' }),
  ]);

  it('has its dates and the newest current model that is most like it', () => {
    assert.deepEqual(advised(failure('model-legacy'), target('a.old'), catalogue, inGeography), {
      ...failure('model-legacy'),
      instead: { modelId: 'a.new', label: 'Claude Haiku 4.5' },
      lifecycle: { legacyTime: '2026-04-14T00:00:00Z', endOfLifeTime: '2026-10-14T00:00:00Z' },
    });
  });

  it('falls back on the default model where the provider has nothing current, or the model is gone', () => {
    const others = aCatalogue([OLD, aModel('b.lite', { name: 'Nova 2 Lite', provider: 'Another' })]);
    const instead = { modelId: 'b.lite', label: 'Nova 2 Lite' };
    assert.deepEqual(advised(failure('model-legacy'), target('a.old'), others, inGeography).instead, instead);
    assert.deepEqual(
      advised(failure('model-legacy'), target('a.gone'), others, inGeography).instead,
      instead,
    );
  });

  it('names none where the region has none', () => {
    assert.equal(
      advised(failure('model-legacy'), target('a.old'), aCatalogue([OLD]), inGeography).instead,
      undefined,
    );
  });
});

describe('Advice for a model that needs an inference profile', () => {
  const model = aModel('a.m', { name: 'M', inferenceTypes: [] });
  const eu = aProfile('eu.a.m', 'a.m', ['eu-west-1', 'eu-central-1']);
  const global = aProfile('global.a.m', 'a.m', [undefined]);
  const instead = (allowGlobal: boolean, ...profiles: Parameters<typeof aCatalogue>[1] & object) =>
    advised(failure('needs-inference-profile'), target('a.m'), aCatalogue([model], profiles), { allowGlobal })
      .instead;

  it('is the profile of the geography', () => {
    assert.deepEqual(instead(true, global, eu), {
      modelId: 'a.m',
      label: 'M',
      routeId: 'eu.a.m',
      routeName: 'eu.a.m',
    });
  });

  it('is never a global one that is not allowed', () => {
    assert.equal(instead(false, global), undefined);
    assert.equal(instead(true, global)?.routeId, 'global.a.m');
  });
});

describe('Advice', () => {
  const region = (answer: () => Promise<RegionCatalogue>) => ({ region: answer });

  it('asks the catalogue only for what it can help with', async () => {
    let asked = 0;
    const catalogue = region(() => {
      asked += 1;
      return Promise.resolve(aCatalogue([]));
    });
    await advise(failure('throttled'), anyChoices, { catalogue, policy: inGeography }, signal);
    assert.equal(asked, 0);
    await advise(failure('model-legacy'), anyChoices, { catalogue, policy: inGeography }, signal);
    assert.equal(asked, 1);
  });

  it('leaves the failure as it is where there is no catalogue', async () => {
    const catalogue = region(() => Promise.reject(new Error('offline')));
    const told = await advise(
      failure('model-legacy'),
      anyChoices,
      { catalogue, policy: inGeography },
      signal,
    );
    assert.deepEqual(told, failure('model-legacy'));
  });
});
