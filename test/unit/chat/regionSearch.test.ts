import assert from 'node:assert/strict';
import type { ModelAccess, RegionCatalogue } from '../../../src/chat/catalogue.ts';
import { FailureError } from '../../../src/chat/failure.ts';
import { searchRegions, type RegionSearch } from '../../../src/chat/regionSearch.ts';
import { aCatalogue, aModel, catalogueOf } from '../../fakes/catalogue.ts';

const connection = { profile: 'dev', region: 'eu-central-1' };
const denied = { cause: 'access-denied', message: 'Denied.', remedy: 'Ask.', actions: [] } as const;
const having = aCatalogue([aModel('m.one')]);

interface World {
  readonly lists: Readonly<Record<string, RegionCatalogue | Error>>;
  readonly access?: Readonly<Record<string, ModelAccess>>;
}

/** Every state of the search, in a line: what each region said, and how many are to come. */
async function search({ lists, access = {} }: World, signal = new AbortController().signal) {
  const asked: string[] = [];
  const most = { now: 0, ever: 0 };
  const catalogue = catalogueOf({
    region: async ({ profile, region }) => {
      asked.push(`${profile ?? ''} ${region}`);
      most.now += 1;
      most.ever = Math.max(most.ever, most.now);
      await new Promise(setImmediate);
      most.now -= 1;
      const list = lists[region] ?? aCatalogue([]);
      if (list instanceof Error) throw list;
      return { ...list, region };
    },
    access: ({ region }) => Promise.resolve(access[region] ?? { state: 'ready' }),
  });
  const told: string[] = [];
  const request = { connection, modelId: 'm.one', regions: Object.keys(lists) };
  for await (const state of searchRegions(catalogue, request, signal)) told.push(line(state));
  return { asked, told, most: most.ever };
}

function line({ answers, waiting }: RegionSearch): string {
  return [...answers.map(({ region, kind }) => `${region} ${kind}`), `+${waiting}`].join(', ');
}

describe('looking for a model in other regions', () => {
  it('tells more with every answer, and asks with the same account', async () => {
    const { asked, told } = await search({ lists: { b: having, a: aCatalogue([aModel('m.two')]) } });
    assert.deepEqual(asked, ['dev b', 'dev a']);
    assert.deepEqual(told, ['+2', 'b has, +1', 'a has-not, b has, +0']);
  });

  it('goes on past a region that fails, as a whole or in its list of models', async () => {
    const partly = { ...aCatalogue([]), failures: [{ operation: 'ListFoundationModels', failure: denied }] };
    const { told } = await search({ lists: { a: new FailureError(denied), b: partly, c: having } });
    assert.equal(told.at(-1), 'a failed, b failed, c has, +0');
  });

  it('does not count a region that lists the model without having it', async () => {
    const { told } = await search({ lists: { a: having }, access: { a: { state: 'not-in-region' } } });
    assert.equal(told.at(-1), 'a has-not, +0');
  });

  it('asks few at a time', async () => {
    const regions = Array.from({ length: 20 }, (_, i) => [`r${i}`, having] as const);
    const { asked, most } = await search({ lists: Object.fromEntries(regions) });
    assert.deepEqual([asked.length, most], [20, 4]);
  });

  it('asks no more once it is given up', async () => {
    const { asked, told } = await search({ lists: { a: having, b: having } }, AbortSignal.abort());
    assert.deepEqual([asked.length, told], [2, ['+2']]);
  });
});
