import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import { showAttention, type Badged } from '../../../../src/host/panel/attention.ts';

function setUp(waiting: number) {
  const changed = new Emitter<undefined>();
  const written: Badged['badge'][] = [];
  const view: Badged = {
    get badge() {
      return written.at(-1);
    },
    set badge(badge) {
      written.push(badge);
    },
  };
  let now = waiting;
  const showing = showAttention(view, { count: () => now, onDidChange: changed.event });
  const become = (count: number): void => {
    now = count;
    changed.fire(undefined);
  };
  return { showing, written, become };
}

const ONE = { value: 1, tooltip: '1 chat waits for your answer' };
const THREE = { value: 3, tooltip: '3 chats wait for your answer' };

describe('the badge of the chat view', () => {
  it('says how many chats wait for the person, from the beginning on', () => {
    const { written, become } = setUp(1);
    become(3);
    become(0);
    assert.deepEqual(written, [ONE, THREE, undefined]);
  });

  it('is not there while none do, and not written again while as many do', () => {
    const { written, become } = setUp(0);
    become(0);
    become(3);
    become(3);
    assert.deepEqual(written, [THREE]);
  });

  it('goes with whoever shows it, and hears nothing after that', () => {
    const { showing, written, become } = setUp(3);
    showing.dispose();
    become(1);
    assert.deepEqual(written, [THREE, undefined]);
  });
});
