import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  allTurns,
  ancestorsOf,
  arranged,
  findTurn,
  isShown,
  showing,
  siblingsOf,
  withTurn,
} from '../../../src/chat/branches.ts';
import type { Conversation, Turn } from '../../../src/chat/conversation.ts';
import { aTurn, EMPTY } from '../host/panel/samples.ts';

function turn(id: string, parentId?: string, branch?: number): Turn {
  return aTurn(
    {},
    { id, ...(parentId !== undefined && { parentId }), ...(branch !== undefined && { branch }) },
  );
}

/** a – b – c, b edited as d – e. */
const TREE = [turn('a'), turn('b', 'a'), turn('c', 'b'), turn('d', 'a', 1), turn('e', 'd')].reduce(
  withTurn,
  EMPTY,
);

const ids = (turns: readonly Turn[] = []): string => turns.map(({ id }) => id).join('');

describe('the branches of a conversation', () => {
  it('show the newest, and keep what it took the place of', () => {
    assert.equal(ids(TREE.turns), 'ade');
    assert.equal(ids(TREE.others), 'bc');
    assert.equal(isShown(TREE, 'c'), false);
  });

  it('are counted where they part, in the order in which they were begun', () => {
    const siblings = (id: string): string => {
      const { turns, index } = siblingsOf(TREE, findTurn(TREE, id) ?? turn('?'));
      return `${ids(turns)}:${index}`;
    };
    assert.deepEqual(['a', 'b', 'c', 'd'].map(siblings), ['a:0', 'bd:0', 'c:0', 'bd:1']);
  });

  it('are walked to and back without losing a turn', () => {
    const other = showing(TREE, 'b');
    assert.equal(ids(other.turns), 'abc');
    assert.equal(ids(other.others), 'de');
    assert.equal(ids(showing(other, 'd').turns), 'ade');
    assert.equal(showing(TREE, 'nobody'), TREE);
  });

  it('send what led to a turn, also to one that is not shown', () => {
    assert.equal(ids(ancestorsOf(TREE, turn('e', 'd'))), 'ad');
    assert.equal(ids(ancestorsOf(TREE, turn('c', 'b'))), 'ab');
  });

  it('take a change of a turn that is not shown, and stay where they are', () => {
    const changed = { ...turn('c', 'b'), prompt: { task: 'chat', text: 'New', attachments: [] } } as const;
    const after = withTurn(TREE, changed);
    assert.equal(ids(after.turns), 'ade');
    assert.equal(findTurn(after, 'c'), changed);
  });

  it('come to be shown where a turn begins below one that is not', () => {
    const after = withTurn(TREE, turn('f', 'b', 1));
    assert.equal(ids(after.turns), 'abf');
    assert.deepEqual(new Set(ids(after.others)), new Set('cde'));
  });
});

/** Whatever was stored: unknown parents and circles too. */
const anyTree = fc
  .array(fc.record({ parent: fc.option(fc.nat(9), { nil: undefined }), branch: fc.nat(2) }), {
    maxLength: 10,
  })
  .map((all) =>
    all.map(({ parent, branch }, i) => turn(`${i}`, parent === undefined ? undefined : `${parent}`, branch)),
  );

function all(conversation: Conversation): readonly string[] {
  return allTurns(conversation)
    .map(({ id }) => id)
    .sort();
}

describe('the branches of any conversation', () => {
  it('hold every turn once, wherever a person walks', () => {
    fc.assert(
      fc.property(anyTree, fc.array(fc.nat(9)), (turns, steps) => {
        const first = arranged(EMPTY, turns, turns.at(-1));
        assert.deepEqual(all(first), turns.map(({ id }) => id).sort());
        const last = steps.reduce((at, step) => showing(at, `${step}`), first);
        assert.deepEqual(all(last), all(first));
        for (const [i, shown] of last.turns.entries())
          if (i > 0) assert.equal(shown.parentId, last.turns[i - 1]?.id);
      }),
    );
  });
});
