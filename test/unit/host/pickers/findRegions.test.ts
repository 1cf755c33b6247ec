import assert from 'node:assert/strict';
import type { ModelAccess, RegionCatalogue } from '../../../../src/chat/catalogue.ts';
import { FailureError, type Failure } from '../../../../src/chat/failure.ts';
import type { RoutePolicy } from '../../../../src/chat/routing.ts';
import { findRegions } from '../../../../src/host/pickers/findRegions.ts';
import { aCatalogue, aModel, aProfile, catalogueOf } from '../../../fakes/catalogue.ts';
import { choosing } from './choosing.ts';

const wanted = { connection: { profile: 'dev', region: 'eu-central-1' }, modelId: 'm.one', label: 'One' };
const having = aCatalogue([aModel('m.one')]);
const failure = (cause: Failure['cause']) =>
  new FailureError({ cause, message: 'No.', remedy: 'Ask.', actions: ['sign-in'] });

interface World {
  readonly lists: Readonly<Record<string, RegionCatalogue | Error>>;
  readonly access?: ModelAccess;
  readonly policy?: RoutePolicy;
}

/** A picker over an AWS whose regions are `lists`, and one of another partition. */
function searching({ lists, access = { state: 'ready' }, policy = { allowGlobal: false } }: World) {
  const catalogue = catalogueOf({
    region: ({ region }) => {
      const list = lists[region] ?? aCatalogue([]);
      return list instanceof Error ? Promise.reject(list) : Promise.resolve({ ...list, region });
    },
    access: () => Promise.resolve(access),
  });
  const { ports, choices, settings, host } = choosing({ catalogue });
  const regions = ['eu-central-1', ...Object.keys(lists)].map((id) => ({ id, partition: 'aws' }));
  const went: string[] = [];
  const done = findRegions(
    {
      ...ports,
      policy: () => policy,
      services: async () => {
        const services = await ports.services();
        const all = [...regions, { id: 'us-gov-west-1', partition: 'aws-us-gov' }];
        return { ...services, identity: { ...services.identity, regions: () => Promise.resolve(all) } };
      },
      found: () => went.push('found'),
      focusChat: () => Promise.resolve(went.push('chat')),
    },
    wanted,
  );
  return { done, choices, settings, host, went };
}

describe('finding the regions that have a model', () => {
  it('makes the region that is picked the current one, with the model, and goes to the chat', async () => {
    const { done, choices, settings, host, went } = searching({ lists: { 'us-west-2': having } });
    await (await host.pick(0)).choose('us-west-2');
    await done;
    assert.deepEqual(
      [settings.region, (await choices.snapshot()).model, went.at(-1)],
      ['us-west-2', { modelId: 'm.one', label: 'One' }, 'chat'],
    );
  });

  it('tells which regions have it, which could not be asked and why, and asks no other partition', async () => {
    const { done, host } = searching({
      lists: {
        'eu-west-1': having,
        'us-east-1': aCatalogue([]),
        'us-east-2': failure('access-denied'),
        'us-west-1': failure('region-unreachable'),
        'us-west-2': failure('access-denied'),
      },
    });
    const input = await host.pick(0);
    await input.row('Other regions that have One: 1 of 2');
    assert.deepEqual(input.labels, [
      'Other regions that have One: 1 of 2',
      'eu-west-1',
      '— Not found out: us-east-2, us-west-2',
      'No.',
      'Try again',
      'Sign in…',
      '— No Amazon Bedrock there',
      'us-west-1',
    ]);
    input.hide();
    await done;
  });
});

describe('finding regions with settings about routes', () => {
  it('asks only regions that the settings allow, and says so', async () => {
    const { done, host } = searching({
      lists: { 'eu-west-1': aCatalogue([]), 'us-west-2': having },
      policy: { allowGlobal: false, allowedRegions: ['eu-*'] },
    });
    const input = await host.pick(0);
    await input.row('Other regions that have One: 0 of 1');
    assert.deepEqual(input.labels.slice(1), [
      'Regions that the settings do not allow, and that were not asked: 1…',
    ]);
    input.hide();
    await done;
  });

  it('lets nobody choose a region where no route is allowed, and tells what stands in the way elsewhere', async () => {
    const model = aModel('m.one', { inferenceTypes: [] });
    const global = aCatalogue([model], [aProfile('global.m.one', 'm.one', [undefined])]);
    const { done, host, settings } = searching({
      lists: { 'eu-west-1': having, 'us-west-2': global },
      access: { state: 'needs-agreement' },
    });
    const input = await host.pick(0);
    await input.row('Other regions that have One: 2 of 2');
    assert.deepEqual(
      input.items.slice(1).map(({ label, description, detail }) => [label, description, detail]),
      [
        ['eu-west-1', 'needs agreement', 'm.one → eu-west-1'],
        ['us-west-2', 'not allowed by the settings · needs agreement', undefined],
      ],
    );
    await input.choose('us-west-2');
    assert.equal(input.shown, true);
    input.hide();
    await done;
    assert.equal(settings.region, '');
  });
});
