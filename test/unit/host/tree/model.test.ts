import assert from 'node:assert/strict';
import { FailureError } from '../../../../src/chat/failure.ts';
import type { TreeNode } from '../../../../src/host/tree/nodes.ts';
import { aCatalogue, aModel, aProfile } from '../../../fakes/catalogue.ts';
import { treeHarness } from './treeHarness.ts';

const catalogue = aCatalogue([aModel('m.one'), aModel('m.two')]);
const denied = new FailureError({ cause: 'access-denied', message: 'Denied.', remedy: 'Ask.', actions: [] });
const loaded = ['eu-central-1', '  Some Provider', '    m.one', '    m.two'];

/** A tree whose region is expanded, and begins to load. */
async function opened() {
  const tree = treeHarness();
  await tree.model.sync();
  const [region] = tree.model.shownRegions;
  assert.ok(region);
  tree.expand(region);
  return tree;
}

/** The same, loaded. */
async function shown() {
  const tree = await opened();
  (await tree.call(0)).answer(catalogue);
  await tree.until(() => tree.outline().length === 4);
  return tree;
}

function child(tree: ReturnType<typeof treeHarness>, node: TreeNode | undefined): TreeNode {
  assert.ok(node);
  const [first] = tree.model.children(node);
  assert.ok(first);
  return first;
}

describe('loading the tree', () => {
  it('tells when a region’s catalogue is there, so that the model in use can be found without asking again', async () => {
    const tree = await opened();
    assert.deepEqual(tree.loaded, []);
    (await tree.call(0)).answer(catalogue);
    await tree.until(() => tree.outline().length === 4);
    assert.deepEqual(tree.loaded, ['eu-central-1']);
  });

  it('asks AWS for nothing before a region is expanded', async () => {
    const tree = treeHarness();
    await tree.model.sync();
    assert.deepEqual([tree.outline(), tree.calls], [['eu-central-1'], []]);
    tree.model.dispose();
  });

  it('loads an expanded region, with a row that says so meanwhile', async () => {
    const tree = await opened();
    const { connection, refresh, answer } = await tree.call(0);
    assert.deepEqual(tree.outline(), ['eu-central-1', '  (loading)']);
    answer(catalogue);
    await tree.until(() => tree.outline().length === 4);
    assert.deepEqual(
      [tree.outline(), connection, refresh],
      [loaded, { profile: 'dev', region: 'eu-central-1' }, false],
    );
    tree.model.dispose();
  });

  it('loads a pinned region only when it is expanded, once', async () => {
    const tree = await shown();
    tree.pin('us-east-1');
    await tree.until(() => tree.model.shownRegions.length === 2);
    assert.equal(tree.calls.length, 1);
    const node = tree.model.shownRegions[1];
    assert.ok(node);
    tree.expand(node);
    const { connection } = await tree.call(1);
    tree.expand(node);
    assert.deepEqual([connection.region, tree.calls.length], ['us-east-1', 2]);
    tree.model.dispose();
  });

  it('has no regions for a profile that is in neither file', async () => {
    const tree = await shown();
    tree.choose('gone', 'eu-central-1', { missing: true });
    await tree.until(() => tree.model.shownRegions.length === 0);
    tree.model.dispose();
  });
});

describe('a list that fails', () => {
  it('becomes a row, and can be asked for again', async () => {
    const tree = await opened();
    (await tree.call(0)).fail(denied);
    await tree.until(() => tree.outline().includes('  (failed)'));
    const retried = tree.model.refresh(child(tree, tree.model.shownRegions[0]));
    const { refresh, answer } = await tree.call(1);
    answer(catalogue);
    await retried;
    assert.deepEqual([tree.outline(), refresh], [loaded, true]);
    tree.model.dispose();
  });

  it('leaves what was loaded before in place', async () => {
    const tree = await shown();
    const refreshed = tree.model.refresh(undefined);
    const { fail } = await tree.call(1);
    assert.deepEqual(tree.outline(), loaded);
    fail(denied);
    await refreshed;
    assert.deepEqual(tree.outline(), [loaded[0], '  (failed)', ...loaded.slice(1)]);
    tree.model.dispose();
  });
});

describe('access to models', () => {
  it('is asked for when a provider is expanded, and changes each row as it is answered', async () => {
    const tree = await shown();
    assert.equal(tree.accessCalls.length, 0);
    tree.expand(child(tree, tree.model.shownRegions[0]));
    (await tree.accessCall(1)).answer({ state: 'needs-agreement' });
    await tree.until(() => tree.outline().includes('    m.two: needs-agreement'));
    (await tree.accessCall(0)).fail(denied);
    await tree.until(() => tree.outline().includes('    m.one: unknown'));
    tree.expand(child(tree, tree.model.shownRegions[0]));
    assert.deepEqual(
      tree.accessCalls.map(({ modelId }) => modelId),
      ['m.one', 'm.two'],
    );
    tree.model.dispose();
  });

  it('is asked for again after a refresh, where the provider is still expanded', async () => {
    const tree = await shown();
    tree.expand(child(tree, tree.model.shownRegions[0]));
    (await tree.accessCall(0)).answer({ state: 'pending' });
    await tree.until(() => tree.outline().includes('    m.one: pending'));
    const refreshed = tree.model.refresh(undefined);
    (await tree.call(1)).answer(catalogue);
    await refreshed;
    (await tree.accessCall(2)).answer({ state: 'ready' });
    await tree.until(() => tree.outline().includes('    m.one: ready'));
    tree.model.dispose();
  });
});

describe('choices that change under the tree', () => {
  it('keep nodes and rows where the account stays the same', async () => {
    const tree = await shown();
    const before = tree.model.shownRegions[0];
    tree.choose('dev', 'us-east-1');
    tree.pin('eu-central-1');
    await tree.until(() => tree.model.shownRegions.length === 2);
    assert.deepEqual(tree.outline().slice(-4), loaded);
    assert.equal(tree.model.shownRegions[1], before);
    tree.model.dispose();
  });

  it('begin anew with another profile, and drop the answer that comes too late', async () => {
    const tree = await opened();
    const late = await tree.call(0);
    tree.choose('ops', 'eu-central-1');
    const { connection, answer } = await tree.call(1);
    late.answer(catalogue);
    assert.deepEqual([late.signal.aborted, connection.profile], [true, 'ops']);
    answer(aCatalogue([aModel('m.ops')]));
    await tree.until(() => tree.outline().includes('    m.ops'));
    assert.deepEqual(tree.outline(), ['eu-central-1', '  Some Provider', '    m.ops']);
    tree.model.dispose();
  });

  it('show what another policy allows, without asking AWS', async () => {
    const tree = await opened();
    const model = aModel('m.one', { inferenceTypes: [] });
    (await tree.call(0)).answer(aCatalogue([model], [aProfile('all.m.one', 'm.one', [undefined])]));
    const callable = (): boolean => {
      const [provider] = tree.model.shownRegions.flatMap((node) => tree.model.children(node));
      return provider?.kind === 'group' && provider.models.some((node) => node.callable);
    };
    await tree.until(() => tree.outline().length === 3);
    assert.equal(callable(), false);
    tree.allowGlobal();
    await tree.until(callable);
    assert.equal(tree.calls.length, 1);
    tree.model.dispose();
  });

  it('abort every call when the tree is gone', async () => {
    const tree = await shown();
    tree.expand(child(tree, tree.model.shownRegions[0]));
    const { signal } = await tree.accessCall(0);
    tree.model.dispose();
    assert.equal(signal.aborted, true);
  });
});

describe('the other regions', () => {
  it('are listed when they are wanted, without those that are shown or of another partition', async () => {
    const tree = treeHarness();
    await tree.model.sync();
    const others = tree.model.roots.find(({ kind }) => kind === 'others');
    assert.ok(others);
    assert.deepEqual(tree.model.children(others), []);
    await tree.model.opened(others);
    const [region] = tree.model.children(others);
    assert.ok(region?.kind === 'region');
    assert.deepEqual(
      [region.region, tree.model.children(others).length, tree.calls.length],
      ['us-east-1', 1, 0],
    );
    void tree.model.opened(region);
    const { connection, answer } = await tree.call(0);
    answer(catalogue);
    await tree.until(() => tree.model.children(region).some(({ kind }) => kind === 'group'));
    assert.equal(connection.region, 'us-east-1');
    tree.model.dispose();
  });

  it('leave it when they are pinned, and what is shown of the first stays as it is', async () => {
    const tree = await shown();
    const others = tree.model.roots.find(({ kind }) => kind === 'others');
    assert.ok(others);
    await tree.model.opened(others);
    const before = tree.model.shownRegions[0];
    tree.pin('us-east-1');
    await tree.until(() => tree.model.shownRegions.length === 2);
    assert.deepEqual([tree.model.children(others), tree.model.shownRegions[0]?.id], [[], before?.id]);
    assert.deepEqual(tree.outline().slice(0, 4), loaded);
    tree.model.dispose();
  });
});

describe('an answer that has changed', () => {
  it('changes the rows of its region in place, with the same ids and what is known of access', async () => {
    const tree = await shown();
    tree.expand(child(tree, tree.model.shownRegions[0]));
    (await tree.accessCall(0)).answer({ state: 'ready' });
    await tree.until(() => tree.outline().includes('    m.one: ready'));
    const id = child(tree, tree.model.shownRegions[0]).id;
    tree.announce({
      connection: { profile: 'dev', region: 'eu-central-1' },
      catalogue: aCatalogue([aModel('m.one'), aModel('m.new')]),
    });
    await tree.until(() => tree.outline().includes('    m.new'));
    assert.deepEqual(tree.outline(), ['eu-central-1', '  Some Provider', '    m.new', '    m.one: ready']);
    assert.equal(child(tree, tree.model.shownRegions[0]).id, id);
    tree.model.dispose();
  });

  it('of another account changes nothing', async () => {
    const tree = await shown();
    tree.announce({ connection: { profile: 'ops', region: 'eu-central-1' }, catalogue: aCatalogue([]) });
    assert.deepEqual(tree.outline(), loaded);
    tree.model.dispose();
  });
});

describe('favourites and a filter', () => {
  it('change the rows at once', async () => {
    const tree = await shown();
    tree.favour('m.two');
    assert.deepEqual(tree.outline(), ['eu-central-1', '  ★', '    m.two', ...loaded.slice(1)]);
    tree.model.filter = { ...tree.model.filter, text: 'one' };
    assert.deepEqual(tree.outline(), ['eu-central-1', '  Some Provider', '    m.one']);
    assert.deepEqual([tree.model.counts, tree.model.providers], [{ shown: 1, total: 2 }, ['Some Provider']]);
    tree.model.dispose();
  });

  it('hide what turns out not to be accessible, where only what can be called is wanted', async () => {
    const tree = await shown();
    tree.model.filter = { ...tree.model.filter, callable: true };
    tree.expand(child(tree, tree.model.shownRegions[0]));
    (await tree.accessCall(1)).answer({ state: 'not-authorized' });
    await tree.until(() => tree.outline().length === 3);
    assert.deepEqual(tree.outline(), ['eu-central-1', '  Some Provider', '    m.one']);
    tree.model.dispose();
  });
});

describe('a tree with nothing to show', () => {
  it('says why, and has rows again once there is something', async () => {
    const tree = await opened();
    const empty = await tree.call(0);
    assert.equal(tree.model.content, 'some');
    empty.answer(aCatalogue([]));
    await tree.until(() => tree.model.content === 'no-models');
    assert.deepEqual(tree.model.roots, []);
    const refused = tree.model.refresh(undefined);
    (await tree.call(1)).fail(denied);
    await refused;
    await tree.until(() => tree.model.content === 'no-permission');
    const again = tree.model.refresh(undefined);
    (await tree.call(2)).answer(catalogue);
    await again;
    await tree.until(() => tree.model.content === 'some');
    assert.equal(tree.model.roots.length, 2);
    tree.choose('gone', 'eu-central-1', { missing: true });
    await tree.until(() => tree.model.content === 'no-profile');
    tree.model.dispose();
  });
});
