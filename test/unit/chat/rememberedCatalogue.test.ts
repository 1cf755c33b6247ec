import assert from 'node:assert/strict';
import type { CatalogueChange, ModelAccess, RegionCatalogue } from '../../../src/chat/catalogue.ts';
import type { Connection } from '../../../src/chat/connection.ts';
import { FailureError, type Failure } from '../../../src/chat/failure.ts';
import type { CatalogueMemory, CatalogueRecord } from '../../../src/chat/regionMemory.ts';
import { rememberCatalogue } from '../../../src/chat/rememberedCatalogue.ts';
import { aCatalogue, aModel, catalogueOf } from '../../fakes/catalogue.ts';

const MINUTE = 60_000;
const connection = { profile: 'dev', region: 'eu-central-1' };
const { signal } = new AbortController();
const failure: Failure = {
  cause: 'sso-session-expired',
  message: 'Expired.',
  remedy: 'Sign in.',
  actions: [],
};

/** What outlives windows, for as long as the test does. */
class Shelf implements CatalogueMemory {
  readonly records = new Map<string, CatalogueRecord>();

  load = (of: Connection): Promise<CatalogueRecord | undefined> =>
    Promise.resolve(this.records.get(keyOf(of)));

  save = (of: Connection, record: CatalogueRecord): Promise<void> => {
    this.records.set(keyOf(of), record);
    return Promise.resolve();
  };

  drop = (of: Connection): Promise<void> => {
    this.records.delete(keyOf(of));
    return Promise.resolve();
  };

  regions = ({ profile }: Connection): Promise<readonly string[]> =>
    Promise.resolve(
      [...this.records.keys()].map(parts).flatMap(([of, region]) => (of === profile ? region : [])),
    );
}

function keyOf({ profile = '', region }: Connection): string {
  return `${profile} ${region}`;
}

function parts(key: string): readonly [string, string] {
  const [profile = '', region = ''] = key.split(' ');
  return [profile, region];
}

/** Windows of one machine, one after another, over AWS as the test has it. */
function machine() {
  const shelf = new Shelf();
  const asked: string[] = [];
  const world = {
    now: 1000 * MINUTE,
    credentialsSince: 0,
    answer: (): RegionCatalogue => aCatalogue([aModel('m.one')]),
    access: { state: 'ready' } as ModelAccess,
  };
  const openWindow = () => {
    const changes: CatalogueChange[] = [];
    const catalogue = rememberCatalogue({
      source: () =>
        Promise.resolve(
          catalogueOf({
            region: ({ region }) => {
              asked.push(region);
              const answer = (): RegionCatalogue => ({ ...world.answer(), region, fetchedAt: world.now });
              return Promise.resolve().then(answer);
            },
            access: (_, modelId) => {
              asked.push(modelId);
              return Promise.resolve(world.access);
            },
            acceptAgreement: () => Promise.resolve(),
          }),
        ),
      memory: shelf,
      credentialsSince: () => Promise.resolve(world.credentialsSince),
      now: () => world.now,
    });
    catalogue.onDidChange((change) => changes.push(change));
    return {
      catalogue,
      changes,
      look: (region = connection.region) => catalogue.region({ ...connection, region }, { signal }),
      change: async () => {
        while (changes.length === 0) await new Promise(setImmediate);
        return changes.shift()?.catalogue;
      },
      close: async () => {
        catalogue.dispose();
        await new Promise(setImmediate);
      },
    };
  };
  return { shelf, asked, world, openWindow };
}

/** A window that has looked, then closed. */
async function machineWithMemory() {
  const here = machine();
  const first = here.openWindow();
  await first.look();
  await first.close();
  here.asked.length = 0;
  return here;
}

const idsOf = (catalogue: RegionCatalogue | undefined) => catalogue?.models.map(({ modelId }) => modelId);

describe('a catalogue that is remembered', () => {
  it('is shown by the next window without asking AWS', async () => {
    const { asked, world, openWindow } = await machineWithMemory();
    world.now += 14 * MINUTE;
    const shown = await openWindow().look();
    assert.deepEqual([idsOf(shown), shown.cached, asked], [['m.one'], true, []]);
  });

  it('is shown at once when it is older, asked for behind, and announced where it says anything else', async () => {
    const { asked, world, openWindow } = await machineWithMemory();
    world.now += 24 * 60 * MINUTE;
    world.answer = () => aCatalogue([aModel('m.one'), aModel('m.two')]);
    const window = openWindow();
    assert.deepEqual(idsOf(await window.look()), ['m.one']);
    assert.deepEqual(idsOf(await window.change()), ['m.one', 'm.two']);
    assert.deepEqual([idsOf(await window.look()), asked], [['m.one', 'm.two'], ['eu-central-1']]);
  });

  it('announces nothing where AWS says the same as before', async () => {
    const { asked, world, openWindow } = await machineWithMemory();
    world.now += 24 * 60 * MINUTE;
    const window = openWindow();
    await window.look();
    const fresh = await window.catalogue.region(connection, { refresh: true, signal });
    assert.deepEqual([fresh.cached, asked.length > 0, window.changes], [undefined, true, []]);
  });
});

describe('a catalogue that can’t be refreshed', () => {
  it('stays to be seen with the reason, and is not asked for at every look', async () => {
    const { asked, world, openWindow } = await machineWithMemory();
    world.now += 24 * 60 * MINUTE;
    const aws = world.answer;
    world.answer = () => {
      throw new FailureError(failure);
    };
    const window = openWindow();
    await window.look();
    const shown = await window.change();
    assert.deepEqual(
      [idsOf(shown), shown?.failures],
      [['m.one'], [{ operation: 'ListFoundationModels', failure }]],
    );
    await window.look();
    assert.equal(asked.length, 1);
    [world.answer, world.now] = [aws, world.now + MINUTE];
    await window.look();
    assert.deepEqual((await window.change())?.failures, []);
  });
});

describe('a catalogue that a call is planned on', () => {
  const plan = (window: ReturnType<ReturnType<typeof machine>['openWindow']>) =>
    window.catalogue.region(connection, { purpose: 'call', signal });

  it('may be remembered for an hour, and is asked for before the call when it is older', async () => {
    const { asked, world, openWindow } = await machineWithMemory();
    world.now += 14 * MINUTE;
    await plan(openWindow());
    assert.deepEqual(asked, []);
    world.now += 60 * MINUTE;
    world.answer = () => aCatalogue([aModel('m.two')]);
    assert.deepEqual([idsOf(await plan(openWindow())), asked], [['m.two'], ['eu-central-1']]);
  });

  it('is asked for anew after the AWS files were written or somebody signed in', async () => {
    const { asked, world, openWindow } = await machineWithMemory();
    world.now += 2 * MINUTE;
    world.credentialsSince = world.now - MINUTE;
    const window = openWindow();
    await plan(window);
    await plan(window);
    assert.equal(asked.length, 1);
    window.catalogue.doubt();
    world.now += MINUTE;
    await plan(window);
    assert.equal(asked.length, 2);
  });

  it('is asked for anew where a clock is or was wrong, and files of the future change nothing', async () => {
    const { asked, world, openWindow } = await machineWithMemory();
    world.credentialsSince = world.now + 1000 * MINUTE;
    await plan(openWindow());
    assert.deepEqual(asked, []);
    world.now -= 10 * MINUTE;
    await plan(openWindow());
    assert.deepEqual(asked, ['eu-central-1']);
  });

  it('is not remembered for an API key, which may be another account’s', async () => {
    const { asked, world, openWindow } = machine();
    const withKey = { region: 'us-east-1', apiKey: true } as const;
    const first = openWindow();
    await first.catalogue.region(withKey, { purpose: 'call', signal });
    await first.catalogue.region(withKey, { purpose: 'call', signal });
    assert.equal(asked.length, 1);
    await first.close();
    world.now += MINUTE;
    await openWindow().catalogue.region(withKey, { purpose: 'call', signal });
    assert.equal(asked.length, 2);
  });
});

describe('what is remembered of another account', () => {
  it('is dropped in all regions as soon as the profile is seen to lead elsewhere', async () => {
    const { shelf, world, openWindow } = machine();
    world.answer = () => ({ ...aCatalogue([aModel('m.one')]), accountId: '111111111111' });
    const first = openWindow();
    await first.look('eu-central-1');
    await first.look('us-east-1');
    await first.close();
    world.answer = () => ({ ...aCatalogue([aModel('m.one')]), accountId: '222222222222' });
    world.now += MINUTE;
    const second = openWindow();
    await second.catalogue.region(connection, { refresh: true, signal });
    while (shelf.records.size > 1) await new Promise(setImmediate);
    assert.deepEqual(
      [...shelf.records].map(([key, { catalogue }]) => [key, catalogue?.accountId]),
      [['dev eu-central-1', '222222222222']],
    );
  });
});

describe('access that is remembered', () => {
  it('is asked once, also for the next window; what was refused is asked again after ten minutes', async () => {
    const { asked, world, openWindow } = machine();
    const ask = async (window: ReturnType<typeof openWindow>, modelId: string) =>
      (await window.catalogue.access(connection, modelId, signal)).state;
    const first = openWindow();
    await ask(first, 'm.one');
    world.access = { state: 'not-authorized' };
    await ask(first, 'm.two');
    await first.close();
    world.now += 9 * MINUTE;
    const second = openWindow();
    assert.deepEqual([await ask(second, 'm.one'), await ask(second, 'm.two')], ['ready', 'not-authorized']);
    assert.deepEqual(asked, ['m.one', 'm.two']);
    world.now += MINUTE;
    assert.deepEqual([await ask(second, 'm.one'), await ask(second, 'm.two')], ['ready', 'not-authorized']);
    assert.deepEqual(asked, ['m.one', 'm.two', 'm.two']);
  });

  it('is forgotten for a model whose agreement was accepted, and for all with a refresh', async () => {
    const { asked, openWindow } = machine();
    const { catalogue } = openWindow();
    await catalogue.access(connection, 'm.one', signal);
    await catalogue.acceptAgreement(connection, 'm.one', { token: 't' }, signal);
    await catalogue.access(connection, 'm.one', signal);
    await catalogue.region(connection, { refresh: true, signal });
    await catalogue.access(connection, 'm.one', signal);
    assert.deepEqual(asked, ['m.one', 'm.one', 'eu-central-1', 'm.one']);
  });
});

describe('the regions that have a model', () => {
  it('are those that any window of the profile has seen it in', async () => {
    const { world, openWindow } = await machineWithMemory();
    const window = openWindow();
    await window.look('us-east-1');
    world.answer = () => aCatalogue([aModel('m.two')]);
    await window.look('us-west-2');
    const regions = await window.catalogue.regionsWith(connection, 'm.one');
    assert.deepEqual(regions.toSorted(), ['eu-central-1', 'us-east-1']);
  });

  it('are not those that list it but, as AWS tells of its access there, do not have it', async () => {
    const { world, openWindow } = await machineWithMemory();
    const { catalogue } = openWindow();
    world.access = { state: 'not-in-region' };
    await catalogue.access(connection, 'm.one', signal);
    assert.deepEqual(await catalogue.regionsWith(connection, 'm.one'), []);
  });
});
