import assert from 'node:assert/strict';
import { advise } from '../../../src/chat/advice.ts';
import type { ModelAccess, RegionCatalogue } from '../../../src/chat/catalogue.ts';
import type { Failure } from '../../../src/chat/failure.ts';
import type { RoutePolicy } from '../../../src/chat/routing.ts';
import { aCatalogue, aModel, aProfile } from '../../fakes/catalogue.ts';
import { anyChoices } from '../../fakes/services.ts';

const { signal } = new AbortController();
const failure = (cause: Failure['cause']): Failure => ({ cause, message: 'm', remedy: 'r', actions: [] });

interface Asked {
  readonly cause: Failure['cause'];
  readonly modelId: string;
  readonly catalogue: RegionCatalogue | Error;
  readonly policy?: RoutePolicy;
  /** Of models that are not ready. */
  readonly access?: Readonly<Record<string, ModelAccess['state']>>;
}

async function advised({ cause, modelId, catalogue, policy, access = {} }: Asked): Promise<Failure> {
  const target = { modelId, foundationModelId: modelId, label: modelId, region: 'r' };
  return advise(
    failure(cause),
    { ...anyChoices, target },
    {
      catalogue: {
        region: () => (catalogue instanceof Error ? Promise.reject(catalogue) : Promise.resolve(catalogue)),
        regionsWith: (_connection, id) => Promise.resolve(id === 'a.far' ? ['us-west-2'] : []),
        access: (_connection, id) => Promise.resolve({ state: access[id] ?? 'ready' }),
      },
      policy: policy ?? { allowGlobal: false },
    },
    signal,
  );
}

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
  const retired = { cause: 'model-legacy', modelId: 'a.old', catalogue } as const;

  it('has its dates and the newest current model that is most like it', async () => {
    assert.deepEqual(await advised(retired), {
      ...failure('model-legacy'),
      instead: { modelId: 'a.new', label: 'Claude Haiku 4.5' },
      lifecycle: { legacyTime: '2026-04-14T00:00:00Z', endOfLifeTime: '2026-10-14T00:00:00Z' },
    });
  });

  it('names no model that the account can’t use, and one of which AWS tells nothing', async () => {
    const access = { 'a.new': 'needs-agreement', 'a.opus': 'unknown' } as const;
    assert.equal((await advised({ ...retired, access })).instead?.modelId, 'a.opus');
  });

  it('falls back on the default model where the provider has nothing current, or the model is gone', async () => {
    const others = aCatalogue([OLD, aModel('b.lite', { name: 'Nova 2 Lite', provider: 'Another' })]);
    for (const modelId of ['a.old', 'a.gone']) {
      const { instead } = await advised({ ...retired, modelId, catalogue: others });
      assert.deepEqual(instead, { modelId: 'b.lite', label: 'Nova 2 Lite' });
    }
  });

  it('names none where the region has none', async () => {
    assert.equal((await advised({ ...retired, catalogue: aCatalogue([OLD]) })).instead, undefined);
  });
});

describe('Advice for a model that the account may not use', () => {
  const catalogue = aCatalogue([
    aModel('a.big', { name: 'Claude Opus 4.7' }),
    aModel('a.small', { name: 'Claude Haiku 4.5' }),
    aModel('b.lite', { name: 'Nova 2 Lite', provider: 'Another' }),
  ]);

  it('is one that it may use, of the same provider first', async () => {
    const asked = { cause: 'no-agreement', modelId: 'a.big', catalogue } as const;
    assert.equal((await advised(asked)).instead?.modelId, 'a.small');
  });

  it('is never of a provider that does not serve the country', async () => {
    const only = aCatalogue(catalogue.models.filter(({ modelId }) => modelId !== 'a.small'));
    const asked = { cause: 'geo-restricted', modelId: 'a.big', catalogue: only } as const;
    assert.equal((await advised(asked)).instead?.modelId, 'b.lite');
  });
});

describe('Advice for a model that needs an inference profile', () => {
  const model = aModel('a.m', { name: 'M', inferenceTypes: [] });
  const eu = aProfile('eu.a.m', 'a.m', ['eu-west-1', 'eu-central-1']);
  const global = aProfile('global.a.m', 'a.m', [undefined]);
  const team = { ...aProfile('team', 'a.m', ['eu-west-1']), type: 'APPLICATION' };
  const instead = async (policy: RoutePolicy, ...profiles: Parameters<typeof aCatalogue>[1] & object) =>
    (
      await advised({
        cause: 'needs-inference-profile',
        modelId: 'a.m',
        catalogue: aCatalogue([model], profiles),
        policy,
      })
    ).instead;

  it('is the profile of the geography', async () => {
    assert.deepEqual(await instead({ allowGlobal: true }, global, team, eu), {
      modelId: 'a.m',
      label: 'M',
      routeId: 'eu.a.m',
      routeName: 'eu.a.m',
    });
  });

  it('is never a global one that is not allowed', async () => {
    assert.equal(await instead({ allowGlobal: false }, global), undefined);
    assert.equal((await instead({ allowGlobal: true }, global))?.routeId, 'global.a.m');
  });

  it('is an application’s only where one is required and there is but one: somebody pays for it', async () => {
    const required = { allowGlobal: false, requireApplicationProfile: true };
    assert.equal(await instead({ allowGlobal: false }, team), undefined);
    assert.equal((await instead(required, team, eu))?.routeId, team.arn);
    assert.equal(await instead(required, team, { ...team, arn: 'arn:other', id: 'other' }), undefined);
  });
});

describe('Advice', () => {
  it('names the regions that have a model, where this one has not', async () => {
    const catalogue = aCatalogue([]);
    const asked = { cause: 'model-not-found', catalogue } as const;
    assert.deepEqual(await advised({ ...asked, modelId: 'a.far' }), {
      ...failure('model-not-found'),
      elsewhere: ['us-west-2'],
    });
    assert.deepEqual(await advised({ ...asked, modelId: 'a.gone' }), failure('model-not-found'));
  });

  it('asks the catalogue only for what it can help with, and leaves the failure as it is without one', async () => {
    const catalogue = new Error('offline');
    for (const cause of ['throttled', 'model-legacy'] as const) {
      assert.deepEqual(await advised({ cause, modelId: 'a.old', catalogue }), failure(cause));
    }
  });
});
