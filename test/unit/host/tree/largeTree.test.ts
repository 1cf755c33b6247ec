import assert from 'node:assert/strict';
import type { FoundationModel, InferenceProfile, RegionCatalogue } from '../../../../src/chat/catalogue.ts';
import type { RegionNode } from '../../../../src/host/tree/nodes.ts';
import { aCatalogue, aModel, aProfile } from '../../../fakes/catalogue.ts';
import { treeHarness } from './treeHarness.ts';

const REGIONS = 30;
const MODELS = 150;
const ids = Array.from({ length: REGIONS }, (_, i) => `eu-far-${i}`);
const models = Array.from({ length: MODELS }, (_, i) =>
  aModel(`p${i % 10}.m-${i}`, { name: `Model ${i}`, provider: `Provider ${i % 10}` }),
);
const profiles = models.map(({ modelId }) => aProfile(`eu.${modelId}`, modelId, ids.slice(0, 4)));

/** A region's lists that count how often they are looked through. */
class CountedCatalogue implements RegionCatalogue {
  readonly region: string;
  readonly models: readonly FoundationModel[] = models;
  readonly resources = [];
  readonly fetchedAt = 0;
  /** Of the profiles: once for each model whose routes are worked out. */
  routed = 0;
  /** Of the failures: once each time that rows are built. */
  built = 0;

  constructor(region: string) {
    this.region = region;
  }

  get profiles(): readonly InferenceProfile[] {
    this.routed += 1;
    return profiles;
  }

  get failures() {
    this.built += 1;
    return [];
  }
}

/** All regions loaded, none looked at. */
async function loaded() {
  const partition = 'aws';
  const tree = treeHarness({ regions: ids.map((id) => ({ id, partition })) });
  await tree.model.sync();
  const others = tree.model.roots.find(({ kind }) => kind === 'others');
  assert.ok(others);
  await tree.model.opened(others);
  const regions = tree.model.children(others).filter((node): node is RegionNode => node.kind === 'region');
  const lists = regions.map(({ region }) => new CountedCatalogue(region));
  for (const [i, region] of regions.entries()) {
    const opening = tree.model.opened(region);
    (await tree.call(i)).answer(lists[i] ?? aCatalogue([]));
    await opening;
  }
  return { ...tree, regions, lists };
}

const total = (lists: readonly CountedCatalogue[], count: 'routed' | 'built'): number =>
  lists.reduce((sum, list) => sum + list[count], 0);

describe(`a tree of ${REGIONS} regions with ${MODELS} models each`, () => {
  it('asks AWS for one list a region, and for no access before a provider is expanded', async () => {
    const { model, calls, accessCalls } = await loaded();
    assert.deepEqual([calls.length, accessCalls.length], [REGIONS, 0]);
    model.dispose();
  });

  it('builds rows only of the region that is looked at, and works out routes once', async () => {
    const { model, regions, lists } = await loaded();
    const [region] = regions;
    assert.ok(region);
    assert.equal(total(lists, 'built'), 0);
    assert.equal(model.children(region).length, 10);
    const routed = total(lists, 'routed');
    for (const text of ['m', 'mo', 'mod', 'model', 'model 1']) {
      model.filter = { ...model.filter, text };
      assert.equal(model.counts.total, REGIONS * MODELS);
      model.children(region);
      model.children(region);
    }
    assert.deepEqual([total(lists, 'built'), total(lists, 'routed')], [6, routed]);
    model.dispose();
  });

  it('changes all that a key changes in one go', async () => {
    const { model, until } = await loaded();
    await until(() => true);
    let events = 0;
    const listening = model.onDidChange(() => (events += 1));
    for (const text of ['m', 'mo', 'mod', 'model']) model.filter = { ...model.filter, text };
    await until(() => events > 0);
    assert.equal(events, 1);
    listening.dispose();
    model.dispose();
  });

  it('changes only the rows whose access is answered, together', async () => {
    const { model, regions, accessCalls, accessCall, until } = await loaded();
    const [provider] = model.children(regions[0] ?? assert.fail());
    assert.ok(provider?.kind === 'group');
    const changed: string[][] = [];
    const listening = model.onDidChange((nodes = []) => changed.push(nodes.map(({ kind }) => kind)));
    await until(() => changed.length > 0);
    changed.length = 0;
    void model.opened(provider);
    await accessCall(MODELS / 10 - 1);
    for (const { answer } of accessCalls) answer({ state: 'ready' });
    await until(() => changed.flat().length === MODELS / 10);
    assert.deepEqual(new Set(changed.flat()), new Set(['model']));
    assert.ok(changed.length <= 2, `${changed.length} changes`);
    listening.dispose();
    model.dispose();
  });
});
