import assert from 'node:assert/strict';
import { MAX_ATTACHMENT_BYTES } from '../../../../src/chat/attach.ts';
import { implicitView, selectable } from '../../../../src/host/panel/implicitView.ts';
import { aTurn, CODE, HELLO, THROTTLED } from './samples.ts';

const view = { label: 'src/retry.ts', detail: 'lines 3–20', bytes: 3, tokens: 1 };
const selected = { code: CODE, on: true };
const withCode = { prompt: { ...HELLO, attachments: [{ ...CODE, id: 'sent' }] } };
const answered = {
  state: { kind: 'complete', stopReason: 'end_turn' },
  blocks: [{ kind: 'text', index: 0, text: 'Hi', citations: [] }],
} as const;

describe('The chip of the selection', () => {
  it('says whether the selection goes along', () => {
    assert.deepEqual(implicitView(selected, [], []), { ...view, state: 'on' });
    assert.deepEqual(implicitView({ ...selected, on: false }, [], []), { ...view, state: 'off' });
    assert.equal(implicitView(undefined, [], []), undefined);
  });

  it('is not there where the same lines are a chip of their own', () => {
    assert.equal(implicitView(selected, [{ ...CODE, id: 'other' }], []), undefined);
    assert.deepEqual(implicitView(selected, [{ ...CODE, startLine: 4 }], []), { ...view, state: 'on' });
  });

  it('says that the conversation has the code already, while it is asked about and once it is answered', () => {
    for (const turn of [aTurn({}, withCode), aTurn(answered, withCode)]) {
      assert.deepEqual(implicitView(selected, [], [turn]), { ...view, state: 'sent' });
    }
  });

  it('goes along again where later requests leave the code out', () => {
    const failed = aTurn({ state: { kind: 'failed', failure: THROTTLED } }, withCode);
    const leftOut = aTurn(answered, { ...withCode, leftOut: true });
    const changed = aTurn(answered, {
      prompt: { ...HELLO, attachments: [{ ...CODE, text: `more\n${CODE.text}` }] },
    });
    for (const turn of [failed, leftOut, changed]) {
      assert.deepEqual(implicitView(selected, [], [turn]), { ...view, state: 'on' });
    }
  });
});

describe('A selection that is too large to go along', () => {
  it('is told from one that is not by its bytes, and its text is let go', () => {
    const fits = { ...CODE, text: 'x'.repeat(MAX_ATTACHMENT_BYTES) };
    const { label, startLine, endLine } = CODE;
    assert.deepEqual(selectable(fits), { code: fits });
    assert.deepEqual(selectable({ ...CODE, text: 'é'.repeat(MAX_ATTACHMENT_BYTES / 2 + 1) }), {
      tooLarge: { label, startLine, endLine, bytes: MAX_ATTACHMENT_BYTES + 2 },
    });
    for (const text of ['', ' \n', 'a\0']) assert.equal(selectable({ ...CODE, text }), undefined);
  });

  it('has a chip that says so, whether or not selections go along', () => {
    const tooLarge = { label: 'src/retry.ts', startLine: 3, endLine: 20, bytes: 5 * 1024 * 1024 };
    for (const on of [true, false]) {
      assert.deepEqual(implicitView({ tooLarge, on }, [{ ...CODE, id: 'other' }], []), {
        state: 'too-large',
        label: 'src/retry.ts',
        detail: 'lines 3–20',
        bytes: 5 * 1024 * 1024,
        limit: 256 * 1024,
      });
    }
  });
});
