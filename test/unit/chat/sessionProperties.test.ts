import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { allTurns } from '../../../src/chat/branches.ts';
import { isOver, type Conversation, type Turn } from '../../../src/chat/conversation.ts';
import { restored } from '../../../src/chat/restore.ts';
import { ChatSession } from '../../../src/chat/session.ts';
import { anyChoices, knowledgeBaseOf, ScriptedModel } from '../../fakes/services.ts';

/** What a person, AWS or the window may do next, in any order. */
type Step =
  | { readonly kind: 'send' | 'say'; readonly text: string }
  | { readonly kind: 'end' | 'fail' | 'stop' | 'reload' }
  | { readonly kind: 'retry' | 'edit' | 'walk'; readonly turn: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('send' as const, 'say' as const),
    text: fc.string({ minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constantFrom('end' as const, 'fail' as const, 'stop' as const, 'reload' as const) }),
  fc.record({ kind: fc.constantFrom('retry' as const, 'edit' as const, 'walk' as const), turn: fc.nat(6) }),
);

/** A window with one conversation; ids go on counting when it is loaded again. */
class Window {
  session: ChatSession;
  #model = new ScriptedModel();
  #ids = 0;
  #time = 0;

  constructor() {
    this.session = this.#open({ version: 1, id: 'c', title: '', createdAt: 0, turns: [] });
  }

  async take(next: Step): Promise<void> {
    this.#do(next);
    await setImmediate();
  }

  #do(next: Step): void {
    if (next.kind === 'send') this.#send(next.text);
    else if (next.kind === 'stop') this.session.stop();
    else if (next.kind === 'reload') this.#reload();
    else if ('turn' in next) this.#onTurn(next);
    else if (this.session.isBusy) this.#hear(next);
  }

  #send(text: string): void {
    if (!this.session.isBusy) void this.session.send({ task: 'chat', text, attachments: [] });
  }

  #reload(): void {
    const before = this.session;
    this.session = this.#open(restored(structuredClone(before.conversation)));
    before.dispose();
  }

  #hear(next: Extract<Step, { readonly kind: 'say' | 'end' | 'fail' | 'send' | 'stop' | 'reload' }>): void {
    if ('text' in next) this.#model.push({ kind: 'text', index: 0, text: next.text });
    else if (next.kind === 'end') this.#model.push({ kind: 'stop', reason: 'end_turn' }, 'end');
    else this.#model.push(new Error('reset'));
  }

  #onTurn({ kind, turn }: Extract<Step, { readonly turn: number }>): void {
    const turns = allTurns(this.session.conversation);
    const id = turns[turn % Math.max(1, turns.length)]?.id;
    if (id === undefined) return;
    if (kind === 'retry') void this.session.retry(id);
    else if (kind === 'edit') void this.session.edit(id, { task: 'chat', text: 'In other words' });
    else this.session.walk(id, turn % 2 === 0 ? 1 : -1);
  }

  #open(conversation: Conversation): ChatSession {
    this.#model = new ScriptedModel();
    const models = this.#model;
    return new ChatSession(conversation, {
      services: () => Promise.resolve({ models, knowledgeBases: knowledgeBaseOf([]) }),
      choices: () => Promise.resolve(anyChoices),
      now: () => (this.#time += 1),
      newId: () => `t-${(this.#ids += 1)}`,
    });
  }
}

/** One path from a beginning to a leaf, each turn once, and at most one that is not over: the one that runs. */
function assertSound({ conversation, isBusy }: ChatSession): void {
  const { turns } = conversation;
  const all = allTurns(conversation);
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  for (const [i, { parentId }] of turns.entries()) assert.equal(parentId, turns[i - 1]?.id);
  assert.equal(all.filter(({ answer }) => !isOver(answer)).length, isBusy ? 1 : 0);
  for (const { answer } of all) assert.equal(answer.endedAt === undefined, !isOver(answer));
}

/** What had been said stays: only what is being said grows, and only an answer without a word is replaced. */
function assertKept(before: readonly Turn[], after: readonly Turn[]): void {
  const now = new Map(after.map((turn) => [turn.id, turn]));
  for (const { id, prompt, answer } of before) {
    const kept = now.get(id);
    assert.ok(kept, `${id} is there`);
    assert.deepEqual(kept.prompt, prompt);
    const said = answer.blocks.map(({ text }) => text).join('');
    const says = kept.answer.blocks.map(({ text }) => text).join('');
    if (isOver(answer) && said !== '') assert.deepEqual(kept.answer, answer);
    else assert.ok(says.startsWith(said));
  }
}

describe('a conversation, whatever happens in whatever order', () => {
  it('keeps its order and every word, and each answer ends once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const window = new Window();
        for (const next of steps) {
          const before = allTurns(window.session.conversation);
          await window.take(next);
          assertSound(window.session);
          assertKept(before, allTurns(window.session.conversation));
        }
        window.session.dispose();
      }),
      { numRuns: 200 },
    );
  });
});
