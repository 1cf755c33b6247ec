import assert from 'node:assert/strict';
import { aCatalogue, aModel } from '../../../fakes/catalogue.ts';
import { treeHarness } from './treeHarness.ts';

const catalogue = aCatalogue([aModel('m.one'), aModel('m.two')]);

/** A tree that shows a model which AWS says is not in the region. */
async function missing() {
  const tree = treeHarness();
  await tree.model.sync();
  const [region] = tree.model.shownRegions;
  assert.ok(region);
  tree.expand(region);
  (await tree.call(0)).answer(catalogue);
  await tree.until(() => tree.outline().length === 4);
  const [provider] = tree.model.children(region);
  assert.ok(provider?.kind === 'group');
  tree.expand(provider);
  (await tree.accessCall(0)).answer({ state: 'not-in-region' });
  await tree.until(() => tree.outline().includes('    m.one: not-in-region'));
  const [node] = provider.models;
  assert.ok(node);
  return { ...tree, node };
}

describe('a model that is missing in the region', () => {
  it('is looked for in the others', async () => {
    const { model, node } = await missing();
    assert.deepEqual(model.elsewhere(node), ['us-west-2']);
    model.dispose();
  });

  it('is named with regions that are found later, by a search or by opening them', async () => {
    const { model, node, find, until, announce } = await missing();
    find('us-west-2', 'eu-west-1');
    model.lookElsewhere();
    await until(() => model.elsewhere(node).length === 2);
    assert.deepEqual(model.elsewhere(node), ['eu-west-1', 'us-west-2']);
    find('us-east-2');
    announce({ connection: { profile: 'dev', region: 'us-east-2' }, catalogue });
    await until(() => model.elsewhere(node).length === 1);
    assert.deepEqual(model.elsewhere(node), ['us-east-2']);
    model.dispose();
  });
});
