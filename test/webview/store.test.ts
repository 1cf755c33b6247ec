import assert from 'node:assert/strict';
import type { PanelState } from '../../src/protocol/views.ts';
import { Store, type Changes } from '../../src/webview/store.ts';
import { answer, conversation, turn } from './harness/fixtures.ts';

interface Rendered {
  readonly state: PanelState;
  readonly changes: Changes;
}

function probe(): { store: Store; rendered: Rendered[]; frames: (() => void)[] } {
  const rendered: Rendered[] = [];
  const frames: (() => void)[] = [];
  const store = new Store(
    (render) => frames.push(render),
    (state, changes) => rendered.push({ state, changes }),
  );
  return { store, rendered, frames };
}

const one = turn('t1', 'Hi', answer('a'));

describe('The page’s state', () => {
  it('is rendered once for each frame, whatever came in between', () => {
    const { store, rendered, frames } = probe();
    store.reset(conversation([one]));
    store.apply([{ kind: 'append', turnId: 't1', block: 0, text: 'b' }]);
    assert.equal(frames.length, 1);
    frames[0]?.();
    assert.equal(rendered.length, 1);
    assert.deepEqual(rendered[0]?.state, conversation([turn('t1', 'Hi', answer('ab'))]));
  });

  it('tells what has been appended, joined for each block', () => {
    const { store, rendered, frames } = probe();
    store.reset(conversation([one]));
    frames[0]?.();
    store.apply([{ kind: 'append', turnId: 't1', block: 0, text: 'b' }]);
    store.apply([{ kind: 'append', turnId: 't1', block: 0, text: 'c' }]);
    frames[1]?.();
    assert.deepEqual(rendered[1]?.changes, {
      all: false,
      turns: new Set(),
      appended: [{ turnId: 't1', block: 0, text: 'bc' }],
      onlyText: true,
    });
  });

  it('tells of a replaced turn instead of what was appended to it', () => {
    const { store, rendered, frames } = probe();
    store.reset(conversation([one]));
    frames[0]?.();
    store.apply([
      { kind: 'append', turnId: 't1', block: 0, text: 'b' },
      { kind: 'turn', turn: turn('t1', 'Hi', answer('ab!')) },
      { kind: 'append', turnId: 't1', block: 0, text: '?' },
    ]);
    frames[1]?.();
    assert.deepEqual(rendered[1], {
      state: conversation([turn('t1', 'Hi', answer('ab!?'))]),
      changes: { all: false, turns: new Set(['t1']), appended: [], onlyText: false },
    });
  });

  it('is not there before the first snapshot', () => {
    const { store, frames } = probe();
    store.apply([{ kind: 'busy', busy: true }]);
    assert.deepEqual([store.state, frames.length], [undefined, 0]);
  });
});
