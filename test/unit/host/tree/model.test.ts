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
  const [region] = tree.model.roots;
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
    await tree.until(() => tree.model.roots.length === 2);
    assert.equal(tree.calls.length, 1);
    const node = tree.model.roots[1];
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
    await tree.until(() => tree.model.roots.length === 0);
    tree.model.dispose();
  });
});

describe('a list that fails', () => {
  it('becomes a row, and can be asked for again', async () => {
    const tree = await opened();
    (await tree.call(0)).fail(denied);
    await tree.until(() => tree.outline().includes('  (failed)'));
    const retried = tree.model.refresh(child(tree, tree.model.roots[0]));
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
    tree.expand(child(tree, tree.model.roots[0]));
    (await tree.accessCall(1)).answer({ state: 'needs-agreement' });
    await tree.until(() => tree.outline().includes('    m.two: needs-agreement'));
    (await tree.accessCall(0)).fail(denied);
    await tree.until(() => tree.outline().includes('    m.one: unknown'));
    tree.expand(child(tree, tree.model.roots[0]));
    assert.deepEqual(
      tree.accessCalls.map(({ modelId }) => modelId),
      ['m.one', 'm.two'],
    );
    tree.model.dispose();
  });

  it('is asked for again after a refresh, where the provider is still expanded', async () => {
    const tree = await shown();
    tree.expand(child(tree, tree.model.roots[0]));
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
    const before = tree.model.roots[0];
    tree.choose('dev', 'us-east-1');
    tree.pin('eu-central-1');
    await tree.until(() => tree.model.roots.length === 2);
    assert.deepEqual(tree.outline().slice(-4), loaded);
    assert.equal(tree.model.roots[1], before);
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
      const [provider] = tree.model.roots.flatMap((node) => tree.model.children(node));
      return provider?.kind === 'provider' && provider.models.some((node) => node.callable);
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
    tree.expand(child(tree, tree.model.roots[0]));
    const { signal } = await tree.accessCall(0);
    tree.model.dispose();
    assert.equal(signal.aborted, true);
  });
});
