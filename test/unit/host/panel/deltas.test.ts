import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ModelEvent } from '../../../../src/chat/modelEvent.ts';
import { DeltaQueue } from '../../../../src/host/panel/deltaQueue.ts';
import { PanelModel } from '../../../../src/host/panel/panelModel.ts';
import { applyDelta } from '../../../../src/protocol/applyDelta.ts';
import { parseHostMessage } from '../../../../src/protocol/messages.ts';
import type { PanelState } from '../../../../src/protocol/views.ts';
import { CODE, context, HELLO, scripted } from './samples.ts';

/** A page that takes what waits at the frames that the test chooses. */
class PageOfTest {
  readonly #model: PanelModel;
  readonly #queue = new DeltaQueue();
  state: PanelState;

  constructor(model: PanelModel, frames: Iterator<boolean>) {
    this.#model = model;
    this.state = model.state();
    model.onDidChange((change) => {
      if (change.kind === 'reset') this.#reset();
      else this.#queue.push(change);
      if (frames.next().value === true) this.frame();
    });
  }

  frame(): void {
    const deltas = this.#queue.take();
    const message = { type: 'deltas', seq: 1, deltas } as const;
    assert.deepEqual(parseHostMessage(structuredClone(message)), message);
    this.state = deltas.reduce(applyDelta, this.state);
  }

  #reset(): void {
    this.#queue.take();
    this.state = this.#model.state();
  }
}

const index = fc.nat(3);
const text = fc.string({ maxLength: 5 });
const event: fc.Arbitrary<ModelEvent> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('text' as const), index, text }) },
  fc.record({ kind: fc.constant('reasoning' as const), index, text }),
  fc.record({ kind: fc.constant('reasoningSignature' as const), index, signature: text }),
  fc.record({ kind: fc.constant('toolCall' as const), index, id: text, name: text }),
  fc.record({ kind: fc.constant('toolInput' as const), index, json: text }),
  fc.record({ kind: fc.constant('citation' as const), index, citation: fc.record({ title: text, text }) }),
  fc.record({ kind: fc.constant('unknownBlock' as const), index, name: text }),
  fc.record({ kind: fc.constant('stop' as const), reason: text }),
);
const ending = fc.constantFrom<'end' | Error>('end', new Error('reset'));
const turns = fc.array(fc.tuple(fc.array(event, { maxLength: 12 }), ending), { minLength: 1, maxLength: 3 });

describe('the deltas of a conversation', () => {
  it('add up to the state of a fresh snapshot, however the frames fall', async () => {
    const property = fc.asyncProperty(turns, fc.infiniteStream(fc.boolean()), async (script, frames) => {
      const panel = new PanelModel(context);
      const page = new PageOfTest(panel, frames);
      const { session, model } = scripted();
      panel.follow(session);
      for (const [events, end] of script) {
        panel.attach(CODE);
        model.push(...events, end);
        await session.send(HELLO);
        panel.setAttachments([]);
      }
      page.frame();
      assert.deepEqual(page.state, panel.state());
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

describe('the queue of deltas', () => {
  const turn = (id: string) => ({
    kind: 'turn' as const,
    turn: {
      id,
      prompt: { text: '', attachments: [] },
      answer: { state: { kind: 'streaming' as const }, blocks: [], sources: [] },
    },
  });
  const append = (block: number, piece: string) => ({
    kind: 'append' as const,
    turnId: 'a',
    block,
    text: piece,
  });

  it('joins what is added to the same block', () => {
    const queue = new DeltaQueue();
    for (const delta of [append(0, 'a'), append(0, 'b'), append(1, 'c'), append(0, 'd')]) queue.push(delta);
    assert.deepEqual(queue.take(), [append(0, 'ab'), append(1, 'c'), append(0, 'd')]);
    assert.deepEqual(queue.take(), []);
  });

  it('lets a whole turn stand for what waited of it, without changing the order of new turns', () => {
    const queue = new DeltaQueue();
    const again = turn('a');
    for (const delta of [turn('a'), append(0, 'x'), turn('b'), again]) queue.push(delta);
    assert.deepEqual(queue.take(), [again, turn('b')]);
  });

  it('keeps only the last of what replaces itself', () => {
    const queue = new DeltaQueue();
    queue.push({ kind: 'busy', busy: true });
    queue.push({ kind: 'attachments', attachments: [] });
    queue.push({ kind: 'busy', busy: false });
    assert.deepEqual(queue.take(), [
      { kind: 'attachments', attachments: [] },
      { kind: 'busy', busy: false },
    ]);
  });
});
