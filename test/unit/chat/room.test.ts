import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Attachment, Prompt, Turn } from '../../../src/chat/conversation.ts';
import { promptWithout, proposal, spares } from '../../../src/chat/room.ts';
import { newAnswer } from '../../../src/chat/turn.ts';

const PASTE: Attachment = { id: 'paste', kind: 'paste', label: 'Pasted', text: 'x'.repeat(400) };
const PICTURE: Attachment = { id: 'picture', kind: 'image', label: 'a.png', format: 'png', base64: 'AAAA' };
const prompt: Prompt = { task: 'chat', text: 'And now?', attachments: [PASTE, PICTURE] };

function turn(id: string, text: string, changes: Partial<Turn> = {}): Turn {
  const blocks = text === '' ? [] : [{ kind: 'text' as const, index: 0, text, citations: [] }];
  return {
    id,
    prompt: { task: 'chat', text: '', attachments: [{ ...PASTE, id: `${id}-paste` }] },
    answer: { ...newAnswer(0), blocks },
    ...changes,
  };
}

const plain = (tokens: number) => ({ tokens });

describe('What could be left out of a call', () => {
  it('is all but the question, the oldest first, and only what would be sent', () => {
    const turns = [
      turn('one', 'y'.repeat(80)),
      turn('failed', ''),
      turn('left', 'z', { leftOut: true }),
      turn('two', 'y'.repeat(40)),
    ];
    const left = promptWithout(prompt, new Set(['paste']));
    assert.deepEqual(spares(turns, left, plain), [
      { id: 'one', tokens: 20 },
      { id: 'one-paste', tokens: 100 },
      { id: 'two', tokens: 10 },
      { id: 'two-paste', tokens: 100 },
      { id: 'picture', tokens: undefined },
    ]);
  });

  it('is proposed in that order until it is enough, and never a picture', () => {
    const all = spares([turn('one', 'y'.repeat(80)), turn('two', 'y')], prompt, plain);
    assert.deepEqual([...proposal(all, 15)], ['one']);
    assert.deepEqual([...proposal(all, 21)], ['one', 'one-paste']);
    assert.deepEqual([...proposal(all, 9999)], ['one', 'one-paste', 'two', 'two-paste', 'paste']);
  });

  it('saves what it should wherever that can be, with nothing in vain', () => {
    const some = fc.array(fc.option(fc.nat(1000), { nil: undefined }));
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 5000 }), (sizes, wanted) => {
        const all = sizes.map((tokens, i) => ({ id: String(i), tokens }));
        const proposed = all.filter(({ id }) => proposal(all, wanted).has(id));
        const saved = proposed.reduce((sum, { tokens = 0 }) => sum + tokens, 0);
        const most = sizes.reduce<number>((sum, tokens = 0) => sum + tokens, 0);
        assert.ok(saved >= Math.min(wanted, most));
        assert.ok(saved - (proposed.at(-1)?.tokens ?? 0) < wanted);
      }),
    );
  });
});
