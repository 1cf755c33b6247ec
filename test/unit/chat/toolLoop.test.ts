import assert from 'node:assert/strict';
import type { Answer, AnswerBlock, Conversation, Prompt, ToolRun } from '../../../src/chat/conversation.ts';
import type { ModelEvent } from '../../../src/chat/modelEvent.ts';
import { restored } from '../../../src/chat/restore.ts';
import { ChatSession } from '../../../src/chat/session.ts';
import type { Tool } from '../../../src/chat/tools.ts';
import { anyChoices, knowledgeBaseOf, ScriptedModel } from '../../fakes/services.ts';

const EMPTY: Conversation = { version: 1, id: 'c', title: '', createdAt: 0, turns: [] };
const HELLO: Prompt = { task: 'chat', text: 'Hello', attachments: [] };

function tool(name: string, run: Tool['run']): Tool {
  return { id: `own:${name}`, name, label: name.toUpperCase(), description: '', inputSchema: {}, run };
}

/** What it is given, back. */
const echo = tool('echo', (input) => Promise.resolve(JSON.stringify(input)));
const broken = tool('broken', () => Promise.reject(new Error('Out of order.')));
const endless = tool('endless', () => new Promise(() => undefined));

interface Setup {
  readonly session: ChatSession;
  readonly model: ScriptedModel;
  readonly allowed: Set<string>;
  readonly answer: () => Answer;
  /** Resolves once the call at this place is asked about. */
  readonly asked: (at: number) => Promise<void>;
}

function setUp(tools: readonly Tool[], asks = true): Setup {
  const model = new ScriptedModel();
  const allowed = new Set<string>();
  let id = 0;
  const session = new ChatSession(EMPTY, {
    services: () => Promise.resolve({ models: model, knowledgeBases: knowledgeBaseOf([]) }),
    choices: () => Promise.resolve({ ...anyChoices, tools }),
    ...(asks && { allowedTools: allowed }),
    now: () => 7,
    newId: () => `t-${(id += 1)}`,
  });
  const answer = (): Answer => {
    const last = session.conversation.turns.at(-1);
    if (!last) throw new Error('No turn');
    return last.answer;
  };
  const asked = (at: number): Promise<void> =>
    new Promise((resolve) => {
      session.onDidChange(() => runOf(answer().blocks[at])?.state === 'asking' && resolve());
    });
  return { session, model, allowed, answer, asked };
}

function runOf(block: AnswerBlock | undefined): ToolRun | undefined {
  return block?.kind === 'toolCall' ? block.run : undefined;
}

function statesOf({ blocks }: Answer): readonly ToolRun['state'][] {
  return blocks.flatMap((block) => runOf(block)?.state ?? []);
}

const USAGE = { inputTokens: 10, outputTokens: 5, totalTokens: 15 };

/** The model says something and asks for tools, in blocks numbered from 0, as AWS does in each call. */
function calling(...calls: readonly (readonly [id: string, name: string, input: string])[]) {
  return [
    { kind: 'text', index: 0, text: 'Let me see.' },
    ...calls.flatMap(([id, name, json], i): ModelEvent[] => [
      { kind: 'toolCall', index: i + 1, id, name },
      { kind: 'toolInput', index: i + 1, json },
    ]),
    { kind: 'stop', reason: 'tool_use' },
    { kind: 'metadata', usage: USAGE, latencyMs: 100 },
    'end',
  ] as const;
}

function saying(text: string) {
  return [
    { kind: 'text', index: 0, text },
    { kind: 'stop', reason: 'end_turn' },
    { kind: 'metadata', usage: { ...USAGE, cacheReadInputTokens: 4 }, latencyMs: 50 },
    'end',
  ] as const;
}

const CALL = { kind: 'toolCall', index: 1, id: 'u1', name: 'echo' } as const;
const NO_OBJECT = 'The input is not a JSON object.';

describe('A model that asks for tools', () => {
  it('goes on with what they returned; the answer has it all, its tokens added up', async () => {
    const { session, model, allowed, answer } = setUp([echo]);
    allowed.add(echo.id);
    model.push(...calling(['u1', 'echo', '{"a":'], ['u2', 'echo', '{}']), ...saying('Done.'));
    await session.send(HELLO);
    const { blocks, laterCalls, usage, latencyMs, state } = answer();
    assert.deepEqual(state, { kind: 'complete', stopReason: 'end_turn' });
    assert.deepEqual(blocks, [
      { kind: 'text', index: 0, text: 'Let me see.', citations: [] },
      { ...CALL, text: '{"a":', run: { label: 'ECHO', state: 'failed', result: NO_OBJECT } },
      { ...CALL, index: 2, id: 'u2', text: '{}', run: { label: 'ECHO', state: 'done', result: '{}' } },
      { kind: 'text', index: 3, text: 'Done.', citations: [] },
    ]);
    assert.deepEqual(laterCalls, [3]);
    assert.deepEqual(usage, {
      inputTokens: 20,
      outputTokens: 10,
      totalTokens: 30,
      cacheReadInputTokens: 4,
    });
    assert.deepEqual(answer().callUsages, [USAGE, { ...USAGE, cacheReadInputTokens: 4 }]);
    assert.equal(latencyMs, 150);
  });

  it('is told what each call returned, in the message after the one that asked', async () => {
    const { session, model, allowed } = setUp([echo]);
    allowed.add(echo.id);
    model.push(...calling(['u1', 'echo', '[]'], ['u2', 'echo', '{"a":1}']), ...saying('Done.'));
    await session.send(HELLO);
    assert.deepEqual(model.requests[1]?.messages, [
      { role: 'user', content: [{ kind: 'text', text: 'Hello' }] },
      {
        role: 'assistant',
        content: [
          { kind: 'text', text: 'Let me see.' },
          { kind: 'toolUse', id: 'u1', name: 'echo', input: {} },
          { kind: 'toolUse', id: 'u2', name: 'echo', input: { a: 1 } },
        ],
      },
      {
        role: 'user',
        content: [
          { kind: 'toolResult', id: 'u1', text: NO_OBJECT, failed: true },
          { kind: 'toolResult', id: 'u2', text: '{"a":1}', failed: false },
        ],
      },
    ]);
  });

  it('hears of a tool that fails, and of one that there is not', async () => {
    const { session, model, allowed, answer } = setUp([broken]);
    allowed.add(broken.id);
    model.push(...calling(['u1', 'broken', ''], ['u2', 'made_up', '']), ...saying('Pity.'));
    await session.send(HELLO);
    assert.deepEqual(answer().blocks.slice(1, 3).map(runOf), [
      { label: 'BROKEN', state: 'failed', result: 'Out of order.' },
      { state: 'failed', result: 'There is no tool named made_up.' },
    ]);
  });
});

describe('A model that asks for tools in vain', () => {
  it('is not called again without end', async () => {
    const { session, model, allowed, answer } = setUp([echo]);
    allowed.add(echo.id);
    for (let i = 0; i < 30; i += 1) model.push(...calling([`u${i}`, 'echo', '{}']));
    await session.send(HELLO);
    assert.equal(model.requests.length, 25);
    assert.deepEqual(answer().state, { kind: 'complete', stopReason: 'tool_use' });
    assert.equal(runOf(answer().blocks.at(-1)), undefined);
  });

  it('has none where nobody can be asked', async () => {
    const { session, model, answer } = setUp([echo], false);
    model.push(...calling(['u1', 'echo', '{}']));
    await session.send(HELLO);
    assert.deepEqual(
      model.requests.map(({ tools }) => tools),
      [undefined],
    );
    assert.deepEqual(answer().state, { kind: 'complete', stopReason: 'tool_use' });
  });

  it('is not called again where AWS has run the tool itself', async () => {
    const { session, model, answer } = setUp([echo]);
    model.push(
      { kind: 'toolCall', index: 0, id: 's1', name: 'web' },
      { kind: 'toolResult', index: 1, toolUseId: 's1', text: 'Sunny' },
      { kind: 'stop', reason: 'tool_use' },
      'end',
    );
    await session.send(HELLO);
    assert.equal(model.requests.length, 1);
    assert.deepEqual(answer().state, { kind: 'complete', stopReason: 'tool_use' });
  });
});

describe('A tool that nobody has allowed yet', () => {
  it('runs once it is allowed, and is asked about the next time', async () => {
    const { session, model, asked, answer } = setUp([echo]);
    const first = asked(1);
    model.push(...calling(['u1', 'echo', '{}']), ...calling(['u2', 'echo', '{}']), ...saying('Done.'));
    const sent = session.send(HELLO);
    await first;
    assert.equal(session.isAsking, true);
    assert.equal(model.requests.length, 1);
    const second = asked(3);
    session.decide('t-1', 1, 'once');
    await second;
    session.decide('t-1', 3, 'deny');
    await sent;
    assert.equal(session.isAsking, false);
    assert.deepEqual(statesOf(answer()), ['done', 'denied']);
  });

  for (const decision of ['conversation', 'always'] as const) {
    it(`is not asked about again once it is allowed: ${decision}`, async () => {
      const { session, model, asked, answer, allowed } = setUp([echo]);
      const both = asked(2);
      const two = calling(['u1', 'echo', '{}'], ['u2', 'echo', '{}']);
      model.push(...two, ...calling(['u3', 'echo', '{}']), ...saying('Done.'));
      const sent = session.send(HELLO);
      await both;
      session.decide('t-1', 1, decision);
      await sent;
      assert.deepEqual(statesOf(answer()), ['done', 'done', 'done']);
      assert.deepEqual([...allowed], decision === 'always' ? ['own:echo'] : []);
    });
  }

  it('is no longer asked about once the answer is stopped, and the next prompt is told what was said', async () => {
    const { session, model, asked, answer } = setUp([echo]);
    const first = asked(1);
    model.push(...calling(['u1', 'echo', '{}']));
    const sent = session.send(HELLO);
    await first;
    session.stop();
    await sent;
    assert.deepEqual(answer().state, { kind: 'stopped' });
    assert.deepEqual(runOf(answer().blocks[1]), { label: 'ECHO', state: 'cancelled' });
    model.push(...saying('Hi.'));
    await session.send({ ...HELLO, text: 'Again' });
    assert.deepEqual(model.requests[1]?.messages, [
      { role: 'user', content: [{ kind: 'text', text: 'Hello' }] },
      { role: 'assistant', content: [{ kind: 'text', text: 'Let me see.' }] },
      { role: 'user', content: [{ kind: 'text', text: 'Again' }] },
    ]);
  });
});

describe('A tool that takes its time', () => {
  it('is not waited for by whoever stops', async () => {
    const { session, model, allowed, answer } = setUp([endless]);
    allowed.add(endless.id);
    model.push(...calling(['u1', 'endless', '{}']));
    const sent = session.send(HELLO);
    session.onDidChange(() => statesOf(answer()).includes('running') && session.stop());
    await sent;
    assert.deepEqual(answer().state, { kind: 'stopped' });
    assert.deepEqual(statesOf(answer()), ['cancelled']);
  });

  it('runs no more after a reload', () => {
    const run = { label: 'ENDLESS', state: 'running' } as const;
    const blocks: readonly AnswerBlock[] = [{ ...CALL, text: '', run }];
    const answer: Answer = { state: { kind: 'streaming' }, blocks, sources: [], startedAt: 1 };
    const [turn] = restored({ ...EMPTY, turns: [{ id: 't', prompt: HELLO, answer }] }).turns;
    assert.equal(turn?.answer.state.kind, 'interrupted');
    assert.deepEqual(statesOf(turn.answer), ['cancelled']);
  });
});
