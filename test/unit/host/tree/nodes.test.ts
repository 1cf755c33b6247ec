import assert from 'node:assert/strict';
import { NO_FILTER, type TreeFilter } from '../../../../src/host/tree/filter.ts';
import { parentOf, type TreeNode } from '../../../../src/host/tree/nodes.ts';
import { aCatalogue, aModel, aProfile, aResource } from '../../../fakes/catalogue.ts';
import { rowsOf } from './rowsOf.ts';

const one = aModel('m.one', { name: 'One 10', provider: 'Zeta' });
const two = aModel('m.two', { name: 'One 9', provider: 'Zeta', inferenceTypes: ['INFERENCE_PROFILE'] });
const painter = aModel('m.paint', { provider: 'Alpha', outputModalities: ['IMAGE'] });
const global = aProfile('all.m.two', 'm.two', [undefined]);

/** One line a node: kind, name, and whether it can be called. */
function outline(nodes: readonly TreeNode[], indent = ''): readonly string[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'others':
        return [`${indent}Other regions`];
      case 'group':
        return [`${indent}${node.name || '★'}`, ...outline(node.models, `${indent}  `)];
      case 'resources':
        return [`${indent}Your resources`, ...outline(node.resources, `${indent}  `)];
      case 'resource':
        return [`${indent}${node.resource.kind} ${node.resource.name}${called(node)}`];
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
    assert.deepEqual(outline(rowsOf(catalogue)), [
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
    assert.deepEqual(outline(rowsOf(catalogue, { policy: { allowGlobal: true } })), [
      'Zeta',
      '  One 9 callable',
      `    all.m.two callable ${global.arn}`,
    ]);
  });

  it('begin with the list that failed, without hiding the other', () => {
    const failure = { cause: 'throttled', message: 'Too many.', remedy: 'Wait.', actions: [] } as const;
    const failures = [{ operation: 'ListInferenceProfiles', failure }];
    const rows = rowsOf({ ...aCatalogue([one]), failures });
    assert.deepEqual(outline(rows).slice(0, 2), ['(failed)', 'Zeta']);
  });

  it('say so when there is nothing', () => {
    assert.deepEqual(outline(rowsOf(aCatalogue([]))), ['(empty)']);
  });

  it('have the same ids after another load, each of its own, and know their parents', () => {
    const load = (): readonly TreeNode[] =>
      rowsOf(aCatalogue([one, two], [global]), { favourites: ['m.two'] });
    const flat = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
      nodes.flatMap((node) => [
        node,
        ...flat(node.kind === 'group' ? node.models : node.kind === 'model' ? node.routes : []),
      ]);
    const ids = flat(load()).map(({ id }) => id);
    assert.deepEqual(
      flat(load()).map(({ id }) => id),
      ids,
    );
    assert.equal(new Set(ids).size, ids.length);
    const parents = flat(load()).map((node) => parentOf(node)?.id);
    assert.deepEqual(
      parents.map((parent, i) => ids[i]?.startsWith(`${parent ?? '?'}\n`)),
      ids.map(() => true),
    );
  });
});

describe('names and IDs that AWS gives twice', () => {
  it('make one row of an ID, and two of what only shares a name', () => {
    const namesake = aModel('m.uno', { name: 'One 10', provider: 'Zeta' });
    assert.deepEqual(outline(rowsOf(aCatalogue([one, namesake, one]))), [
      'Zeta',
      '  One 10 callable',
      `    m.one callable ${one.arn}`,
      '  One 10 callable',
      `    m.uno callable ${namesake.arn}`,
    ]);
  });
});

describe('what the account owns', () => {
  const throughput = aResource('provisioned-throughput', 'busy hours', {
    ready: true,
    models: [{ modelId: 'm.one', modelArn: 'arn' }],
  });
  const imported = aResource('imported-model', 'our llama', { status: 'CREATING', ready: false });
  const catalogue = aCatalogue([one], [], [throughput, imported]);

  it('stands before the providers, by kind', () => {
    assert.deepEqual(outline(rowsOf(catalogue)).slice(0, 4), [
      'Your resources',
      '  imported-model our llama',
      '  provisioned-throughput busy hours callable',
      'Zeta',
    ]);
  });

  it('is filtered by its name, its state and what its models can do', () => {
    const shown = (filter: Partial<TreeFilter>) =>
      outline(rowsOf(catalogue, { filter: { ...NO_FILTER, ...filter } })).filter((line) =>
        /^ {2}[a-z]+-/.test(line),
      );
    assert.deepEqual(
      [{ text: 'llama' }, { callable: true }, { capabilities: ['text'] as const }].map(shown),
      [
        ['  imported-model our llama'],
        ['  provisioned-throughput busy hours callable'],
        ['  provisioned-throughput busy hours callable'],
      ],
    );
  });
});

describe('favourites', () => {
  it('stand on top as well as with their provider', () => {
    const rows = rowsOf(aCatalogue([one, painter]), { favourites: ['m.one', 'not.here'] });
    assert.deepEqual(
      outline(rows).filter((line) => !line.startsWith('    ')),
      ['★', '  One 10 callable', 'Alpha', '  m.paint', 'Zeta', '  One 10 callable'],
    );
  });
});

describe('lists that few people miss', () => {
  it('share one row at the end where they fail', () => {
    const failure = { cause: 'access-denied', message: 'No.', remedy: 'Ask.', actions: [] } as const;
    const quiet = (operation: string) => ({ operation, failure, quiet: true }) as const;
    const failures = [quiet('ListImportedModels'), quiet('ListPromptRouters')];
    assert.deepEqual(outline(rowsOf({ ...aCatalogue([painter]), failures })), [
      'Alpha',
      '  m.paint',
      `    m.paint ${painter.arn}`,
      '(partial)',
    ]);
  });
});

describe('a filter', () => {
  const filtered = (filter: Partial<TreeFilter>, accessible = true) =>
    rowsOf(aCatalogue([one, two, painter]), {
      filter: { ...NO_FILTER, ...filter },
      accessible: () => accessible,
    });
  const names = (filter: Partial<TreeFilter>, accessible = true) =>
    outline(filtered(filter, accessible)).filter((line) => !line.startsWith('    '));

  it('finds words, providers and what can be called', () => {
    assert.deepEqual(names({ text: 'ONE zeta 10' }), ['Zeta', '  One 10 callable']);
    assert.deepEqual(names({ providers: ['Alpha'] }), ['Alpha', '  m.paint']);
    assert.deepEqual(names({ callable: true }), ['Zeta', '  One 10 callable']);
    assert.deepEqual(names({ callable: true }, false), ['(filtered)']);
  });

  it('opens the groups of the little that it finds, and tells how much it hides', () => {
    const groups = filtered({ text: 'one' }).map((row) => row.kind === 'group' && [row.open, row.total]);
    assert.deepEqual(groups, [[true, 2]]);
  });
});
