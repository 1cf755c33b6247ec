import assert from 'node:assert/strict';
import { regionNode, regionRows, type TreeNode } from '../../../../src/host/tree/nodes.ts';
import { aCatalogue, aModel, aProfile } from '../../../fakes/catalogue.ts';

const region = regionNode('eu-central-1');
const one = aModel('m.one', { name: 'One 10', provider: 'Zeta' });
const two = aModel('m.two', { name: 'One 9', provider: 'Zeta', inferenceTypes: ['INFERENCE_PROFILE'] });
const painter = aModel('m.paint', { provider: 'Alpha', outputModalities: ['IMAGE'] });
const global = aProfile('all.m.two', 'm.two', [undefined]);

/** One line a node: kind, name, and whether it can be called. */
function outline(nodes: readonly TreeNode[], indent = ''): readonly string[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'provider':
        return [`${indent}${node.name}`, ...outline(node.models, `${indent}  `)];
      case 'model':
        return [`${indent}${node.model.name}${called(node)}`, ...outline(node.routes, `${indent}  `)];
      case 'route':
        return [`${indent}${node.route.id}${called(node)} ${node.arn}`];
      case 'message':
        return [`${indent}(${node.message.kind})`];
      case 'region':
        return [`${indent}${node.region}`];
    }
  });
}

const called = ({ callable }: { readonly callable: boolean }): string => (callable ? ' callable' : '');

describe('rows of a region', () => {
  it('are providers, models and routes, by name, with what a chat can call', () => {
    const catalogue = aCatalogue([one, two, painter], [global]);
    assert.deepEqual(outline(regionRows(region, catalogue, { allowGlobal: false })), [
      'Alpha',
      '  m.paint',
      `    m.paint ${painter.arn}`,
      'Zeta',
      '  One 9',
      `    all.m.two ${global.arn}`,
      '  One 10 callable',
      `    m.one callable ${one.arn}`,
    ]);
  });

  it('let a global route be called once the settings allow it', () => {
    const catalogue = aCatalogue([two], [global]);
    assert.deepEqual(outline(regionRows(region, catalogue, { allowGlobal: true })), [
      'Zeta',
      '  One 9 callable',
      `    all.m.two callable ${global.arn}`,
    ]);
  });

  it('begin with the list that failed, without hiding the other', () => {
    const failure = { cause: 'throttled', message: 'Too many.', remedy: 'Wait.', actions: [] } as const;
    const failures = [{ operation: 'ListInferenceProfiles', failure }];
    const rows = regionRows(region, { ...aCatalogue([one]), failures }, { allowGlobal: false });
    assert.deepEqual(outline(rows).slice(0, 2), ['(failed)', 'Zeta']);
  });

  it('say so when there is nothing', () => {
    assert.deepEqual(outline(regionRows(region, aCatalogue([]), { allowGlobal: false })), ['(empty)']);
  });

  it('have the same ids after another load, each of its own, and know their parents', () => {
    const load = (): readonly TreeNode[] =>
      regionRows(region, aCatalogue([one, two], [global]), { allowGlobal: false });
    const flat = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
      nodes.flatMap((node) => [
        node,
        ...flat(node.kind === 'provider' ? node.models : node.kind === 'model' ? node.routes : []),
      ]);
    const ids = flat(load()).map(({ id }) => id);
    assert.deepEqual(
      flat(load()).map(({ id }) => id),
      ids,
    );
    assert.equal(new Set(ids).size, ids.length);
    const parents = flat(load()).map((node) => (node.kind === 'region' ? undefined : node.parent.id));
    assert.deepEqual(
      parents.map((parent, i) => ids[i]?.startsWith(`${parent ?? '?'}\n`)),
      ids.map(() => true),
    );
  });
});
