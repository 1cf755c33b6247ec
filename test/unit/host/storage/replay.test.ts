import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allTurns } from '../../../../src/chat/branches.ts';
import { answerText, type Conversation, type Turn } from '../../../../src/chat/conversation.ts';
import { cutTurn } from '../../../../src/chat/restore.ts';
import { changesSince, type Written } from '../../../../src/host/storage/changes.ts';
import { encodeRecords } from '../../../../src/host/storage/records.ts';
import { replay } from '../../../../src/host/storage/replay.ts';
import { aTurn, CODE, EMPTY, HELLO } from '../panel/samples.ts';

/** What may happen to a conversation between two writes. */
type Step =
  | { readonly kind: 'begin'; readonly text: string; readonly below: number }
  | { readonly kind: 'say'; readonly text: string; readonly turn: number }
  | { readonly kind: 'end' | 'leaveOut' | 'again'; readonly turn: number }
  | { readonly kind: 'rename'; readonly text: string };

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constant('line\n\u2028 "quoted" 😀'));
const turn = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('begin' as const), text, below: fc.integer({ min: -1, max: 5 }) }),
  fc.record({ kind: fc.constant('say' as const), text, turn }),
  fc.record({ kind: fc.constantFrom('end' as const, 'leaveOut' as const, 'again' as const), turn }),
  fc.record({ kind: fc.constant('rename' as const), text }),
);

function begun(
  conversation: Conversation,
  { text: said, below }: Extract<Step, { kind: 'begin' }>,
): Conversation {
  const all = allTurns(conversation);
  const parent = below < 0 ? undefined : all[below];
  const turns = parent ? conversation.turns.slice(0, conversation.turns.indexOf(parent) + 1) : [];
  const path = parent && turns.length === 0 ? conversation.turns : turns;
  const next: Turn = {
    ...aTurn({}, { id: `t-${all.length}`, prompt: { ...HELLO, text: said, attachments: [CODE] } }),
    ...(path.at(-1) && { parentId: path.at(-1)?.id ?? '' }),
  };
  const others = all.filter((one) => !path.includes(one));
  return { ...conversation, turns: [...path, next], ...(others.length > 0 && { others }) };
}

function changed(one: Turn, step: Exclude<Step, { kind: 'begin' | 'rename' }>): Turn {
  const { answer } = one;
  switch (step.kind) {
    case 'say': {
      const [block] = answer.blocks;
      const before = block?.kind === 'text' ? block.text : '';
      const now = { kind: 'text', index: 0, text: before + step.text, citations: [] } as const;
      return { ...one, answer: { ...answer, state: { kind: 'streaming' }, blocks: [now] } };
    }
    case 'end':
      return { ...one, answer: { ...answer, state: { kind: 'stopped' }, endedAt: 9 } };
    case 'leaveOut':
      return { ...one, leftOut: true, prompt: { ...one.prompt, attachments: [{ ...CODE, leftOut: true }] } };
    case 'again':
      return { ...one, answer: aTurn({ startedAt: answer.startedAt + 1 }).answer };
  }
}

function stepped(conversation: Conversation, step: Step): Conversation {
  if (step.kind === 'rename') return { ...conversation, title: step.text };
  if (step.kind === 'begin') return begun(conversation, step);
  const { turns } = conversation;
  const at = step.turn % Math.max(1, turns.length);
  const one = turns[at];
  return one ? { ...conversation, turns: turns.with(at, changed(one, step)) } : conversation;
}

/** Each state that was written, with the text of the file after it. */
function written(steps: readonly Step[]): readonly { conversation: Conversation; file: string }[] {
  const states: { conversation: Conversation; file: string }[] = [];
  let conversation: Conversation = EMPTY;
  let before: Written | undefined;
  let file = '';
  for (const step of steps) {
    conversation = stepped(conversation, step);
    const { records, after } = changesSince(before, conversation);
    if (records.length > 0) file += encodeRecords(records);
    before = after;
    states.push({ conversation, file });
  }
  return states;
}

function found(file: string | Buffer): Conversation | undefined {
  const read = replay(file.toString(), 'c');
  return read.kind === 'conversation' ? read.conversation : undefined;
}

/** Turns aside have no order that matters. */
function comparable(conversation: Conversation | undefined): unknown {
  const { others = [], ...rest } = conversation ?? EMPTY;
  return { ...rest, others: others.toSorted((a, b) => a.id.localeCompare(b.id)) };
}

describe('a conversation’s file, whatever is said', () => {
  it('is read as the conversation that was written', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        for (const { conversation, file } of written(steps)) {
          assert.deepEqual(comparable(found(file)), comparable(conversation));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('cut at any byte is still what it was at some moment before, up to its last whole record', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const states = written(steps);
        const whole = Buffer.from(states.at(-1)?.file ?? '');
        for (let cut = 0; cut <= whole.length; cut += 1) {
          const at = found(whole.subarray(0, cut));
          const sure = states.findLast(({ file }) => Buffer.byteLength(file) <= cut);
          for (const one of sure ? allTurns(sure.conversation) : []) {
            const kept = at && allTurns(at).find(({ id }) => id === one.id);
            assert.ok(kept, `turn ${one.id} is there at byte ${cut}`);
            if (kept.answer.startedAt === one.answer.startedAt) {
              assert.ok(answerText(kept.answer).startsWith(answerText(one.answer)));
            }
          }
          if (sure && Buffer.byteLength(sure.file) === cut) {
            assert.deepEqual(comparable(at), comparable(sure.conversation));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('goes on after a cut at any byte: it then holds the whole, once', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        const last = written(steps).at(-1);
        assert.ok(last);
        const whole = Buffer.from(last.file);
        for (let cut = 0; cut <= whole.length; cut += 1) {
          const left = whole.subarray(0, cut).toString();
          const read = replay(left, 'c');
          const before = read.kind === 'conversation' ? read : undefined;
          const { records } = changesSince(before, last.conversation);
          const mended = records.length > 0 ? left + encodeRecords(records) : left;
          assert.deepEqual(comparable(found(mended)), comparable(last.conversation));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('an answer that two windows have', () => {
  const answering = aTurn({ state: { kind: 'streaming' } });
  const begun: Written = changesSince(undefined, { ...EMPTY, turns: [answering] }).after;
  const records = (after: Turn) => changesSince(begun, { ...EMPTY, turns: [after] }).records;
  const start = changesSince(undefined, { ...EMPTY, turns: [answering] }).records;
  const complete = aTurn({
    state: { kind: 'complete', stopReason: 'end_turn' },
    blocks: [{ kind: 'text', index: 0, text: 'All of it', citations: [] }],
    endedAt: 5,
  });
  const cut = cutTurn(answering);

  it('is as the one that received it left it, whichever of them wrote last', () => {
    const whole: Conversation = { ...EMPTY, turns: [complete] };
    for (const said of [
      [records(complete), records(cut)],
      [records(cut), records(complete)],
    ]) {
      assert.deepEqual(found(encodeRecords([...start, ...said.flat()])), whole);
    }
  });

  it('is cut where nobody received the rest', () => {
    assert.deepEqual(found(encodeRecords([...start, ...records(cut)])), { ...EMPTY, turns: [cut] });
  });
});
