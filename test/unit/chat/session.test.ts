import assert from 'node:assert/strict';
import { answerText, type Conversation, type Prompt } from '../../../src/chat/conversation.ts';
import { FailureError, type Failure } from '../../../src/chat/failure.ts';
import type { TurnChoices } from '../../../src/chat/buildRequest.ts';
import type { Passage } from '../../../src/chat/resources.ts';
import { ChatSession, type SessionPorts } from '../../../src/chat/session.ts';
import { CODE } from '../host/panel/samples.ts';
import { anyChoices, knowledgeBaseOf, ScriptedModel } from '../../fakes/services.ts';

const EMPTY: Conversation = { version: 1, id: 'c', title: '', createdAt: 0, turns: [] };
const HELLO: Prompt = { task: 'chat', text: 'Hello', attachments: [] };
const THROTTLED: Failure = { cause: 'throttled', message: 'Slow down.', remedy: 'Wait.', actions: ['retry'] };

interface Setup {
  readonly session: ChatSession;
  readonly model: ScriptedModel;
  readonly text: () => string;
}

function setUp(
  choices: Partial<TurnChoices> = {},
  passages: readonly Passage[] = [],
  advise?: SessionPorts['advise'],
): Setup {
  const model = new ScriptedModel();
  let id = 0;
  const session = new ChatSession(EMPTY, {
    services: () => Promise.resolve({ models: model, knowledgeBases: knowledgeBaseOf(passages) }),
    choices: () => Promise.resolve({ ...anyChoices, ...choices }),
    ...(advise && { advise }),
    now: () => 7,
    newId: () => `t-${(id += 1)}`,
  });
  const text = (): string =>
    session.conversation.turns[0]?.answer.blocks.map((block) => block.text).join('') ?? '';
  return { session, model, text };
}

function state(session: ChatSession): unknown {
  return session.conversation.turns.at(-1)?.answer.state;
}

describe('a chat session', () => {
  it('answers a prompt and titles the conversation after it', async () => {
    const { session, model, text } = setUp();
    model.push({ kind: 'text', index: 0, text: 'Hi' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await session.send(HELLO);
    assert.equal(text(), 'Hi');
    assert.deepEqual(state(session), { kind: 'complete', stopReason: 'end_turn' });
    assert.equal(session.conversation.title, 'Hello');
    assert.equal(session.isBusy, false);
  });

  it('bounds maxTokens by the model’s own limit and sends earlier turns as history', async () => {
    const { session, model } = setUp();
    model.push({ kind: 'text', index: 0, text: 'Hi' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await session.send(HELLO);
    model.push({ kind: 'text', index: 0, text: 'Sure' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await session.send({ ...HELLO, text: 'More' });
    const request = model.requests[1];
    assert.equal(request?.maxTokens, 2000);
    assert.deepEqual(request.messages, [
      { role: 'user', content: [{ kind: 'text', text: 'Hello' }] },
      { role: 'assistant', content: [{ kind: 'text', text: 'Hi' }] },
      { role: 'user', content: [{ kind: 'text', text: 'More' }] },
    ]);
  });

  it('announces appended text as such, so that streaming costs what arrives', async () => {
    const { session, model } = setUp();
    const appended: string[] = [];
    session.onDidChange((change) => change.kind === 'append' && appended.push(change.text));
    const text = (piece: string) => ({ kind: 'text', index: 0, text: piece }) as const;
    model.push(text('a'), text('b'), text('c'), { kind: 'stop', reason: 'end_turn' }, 'end');
    await session.send(HELLO);
    assert.deepEqual(appended, ['b', 'c']);
  });
});

describe('a chat session that does not end well', () => {
  it('keeps what had arrived when it is stopped', async () => {
    const { session, model, text } = setUp();
    const sent = session.send(HELLO);
    session.onDidChange(() => text() === 'Hal' && session.stop());
    model.push({ kind: 'text', index: 0, text: 'Hal' });
    await sent;
    assert.equal(text(), 'Hal');
    assert.deepEqual(state(session), { kind: 'stopped' });
  });

  it('is stopped, not failed, when stopped before anything arrived', async () => {
    const { session } = setUp();
    const sent = session.send(HELLO);
    session.stop();
    await sent;
    assert.deepEqual(state(session), { kind: 'stopped' });
  });

  it('is interrupted with the cause when the stream breaks after text', async () => {
    const { session, model, text } = setUp();
    model.push({ kind: 'text', index: 0, text: 'Hal' }, new FailureError(THROTTLED));
    await session.send(HELLO);
    assert.equal(text(), 'Hal');
    assert.deepEqual(state(session), { kind: 'interrupted', failure: THROTTLED });
  });

  it('is failed when nothing arrived, keeps the prompt, and can be tried again in place', async () => {
    const { session, model, text } = setUp();
    model.push(new FailureError(THROTTLED));
    await session.send(HELLO);
    assert.deepEqual(state(session), { kind: 'failed', failure: THROTTLED });
    assert.deepEqual(session.conversation.turns[0]?.prompt, HELLO);
    model.push({ kind: 'text', index: 0, text: 'Now' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await session.retry('t-1');
    assert.equal(text(), 'Now');
    assert.equal(session.conversation.turns.length, 1);
  });

  it('stays whole when only what follows the end of the answer is lost', async () => {
    const { session, model } = setUp();
    model.push(
      { kind: 'text', index: 0, text: 'Hi' },
      { kind: 'stop', reason: 'end_turn' },
      new Error('reset'),
    );
    await session.send(HELLO);
    assert.deepEqual(state(session), { kind: 'complete', stopReason: 'end_turn' });
  });

  it('says so when the model ended without a word', async () => {
    const { session, model } = setUp();
    model.push({ kind: 'stop', reason: 'end_turn' }, 'end');
    await session.send(HELLO);
    const answer = session.conversation.turns[0]?.answer;
    assert.equal(answer?.state.kind === 'failed' && answer.state.failure.cause, 'empty-answer');
  });
});

describe('a prompt of which nothing could be sent', () => {
  it('keeps what was typed and what goes with it, and all of it is sent when it is tried again', async () => {
    const model = new ScriptedModel();
    let signedIn = false;
    const session = new ChatSession(EMPTY, {
      services: () => Promise.resolve({ models: model, knowledgeBases: knowledgeBaseOf([]) }),
      choices: () =>
        signedIn
          ? Promise.resolve(anyChoices)
          : Promise.reject(new FailureError({ ...THROTTLED, cause: 'no-credentials' })),
      now: () => 7,
      newId: () => 't-1',
    });
    const prompt = { ...HELLO, attachments: [CODE] };
    await session.send(prompt);
    assert.deepEqual([model.requests.length, session.conversation.turns[0]?.prompt], [0, prompt]);
    signedIn = true;
    model.push({ kind: 'text', index: 0, text: 'Now' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await session.retry('t-1');
    assert.deepEqual(session.conversation.turns[0]?.prompt, prompt);
    assert.match(JSON.stringify(model.requests[0]?.messages), /src\/retry\.ts/);
  });
});

describe('a turn that is sent again in another way', () => {
  const stop = { kind: 'stop', reason: 'end_turn' } as const;
  const text = (words: string) => ({ kind: 'text', index: 0, text: words }) as const;

  it('has a lower limit this once, and tells what was asked for', async () => {
    const { session, model } = setUp({ maxTokens: 1000 });
    model.push(new FailureError(THROTTLED));
    await session.send(HELLO);
    model.push(new FailureError(THROTTLED));
    await session.retry('t-1', { maxTokens: 500 });
    assert.equal(session.conversation.turns[0]?.answer.asked?.maxTokens, 500);
    model.push(text('Hi'), stop, 'end');
    await session.retry('t-1');
    assert.deepEqual(
      model.requests.map(({ maxTokens }) => maxTokens),
      [1000, 500, 1000],
    );
  });

  it('goes without the settings that the model refuses this once, and books as before', async () => {
    const requestMetadata = { team: 'payments' };
    const { session, model } = setUp({
      inference: { temperature: 0.2, serviceTier: 'flex', requestMetadata },
    });
    model.push(new FailureError(THROTTLED));
    await session.send(HELLO);
    model.push(text('Hi'), stop, 'end');
    await session.retry('t-1', { plainly: true });
    assert.deepEqual(
      model.requests.map(({ parameters }) => parameters),
      [{ temperature: 0.2, serviceTier: 'flex', requestMetadata }, { requestMetadata }],
    );
  });

  it('leaves out the turns and the code that the person chose, from then on, and keeps them to be read', async () => {
    const { session, model } = setUp();
    const code = { ...CODE, text: 'CODE' };
    model.push(text('One'), stop, 'end');
    await session.send({ ...HELLO, attachments: [code] });
    model.push(new FailureError(THROTTLED));
    await session.send({ ...HELLO, text: 'More', attachments: [{ ...code, id: 'b', text: 'OTHER' }] });
    model.push(text('Two'), stop, 'end');
    await session.retry('t-2', { without: ['t-1', 'b'] });
    assert.deepEqual(model.requests.at(-1)?.messages, [
      { role: 'user', content: [{ kind: 'text', text: 'More' }] },
    ]);
    const [first, second] = session.conversation.turns;
    assert.equal(first?.leftOut, true);
    assert.deepEqual(
      second?.prompt.attachments.map(({ leftOut }) => leftOut),
      [true],
    );
    assert.equal(first.answer.blocks[0]?.text, 'One');
  });
});

describe('a chat session that is advised', () => {
  it('tells the failure with what the catalogue knows', async () => {
    const instead = { modelId: 'm', label: 'M' };
    const { session, model } = setUp({}, [], (failure) => Promise.resolve({ ...failure, instead }));
    model.push(new FailureError(THROTTLED));
    await session.send(HELLO);
    assert.deepEqual(state(session), { kind: 'failed', failure: { ...THROTTLED, instead } });
  });
});

describe('a chat session with a knowledge base', () => {
  it('retrieves first, gives the passages to the model and keeps them as sources', async () => {
    const passage: Passage = { title: 'Runbook', text: 'Restart it.', uri: 's3://b/r.md', score: 0.9 };
    const { session, model } = setUp({ knowledgeBase: { id: 'KB1', name: 'Runbooks' } }, [passage]);
    model.push({ kind: 'text', index: 0, text: 'Restart [1].' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await session.send(HELLO);
    const turn = session.conversation.turns[0];
    assert.deepEqual(turn?.answer.sources, [passage]);
    assert.equal(turn.answer.by?.knowledgeBase, 'Runbooks');
    const [content] = model.requests[0]?.messages.at(-1)?.content ?? [];
    assert.deepEqual(content, {
      kind: 'text',
      text: '<passage number="1" title="Runbook">\nRestart it.\n</passage>\n\nHello',
    });
  });
});

describe('a chat session with branches', () => {
  const says = (model: ScriptedModel, text: string): void =>
    model.push({ kind: 'text', index: 0, text }, { kind: 'stop', reason: 'end_turn' }, 'end');
  const told = ({ conversation }: ChatSession): readonly string[] =>
    conversation.turns.map(({ prompt, answer }) => `${prompt.text}: ${answerText(answer)}`);

  async function talk(): Promise<Setup> {
    const set = setUp();
    says(set.model, 'Hi');
    await set.session.send(HELLO);
    says(set.model, 'Much');
    await set.session.send({ ...HELLO, text: 'More' });
    return set;
  }

  it('edits a prompt beside the one before, and sends only what is shown', async () => {
    const { session, model } = await talk();
    says(model, 'Less it is');
    await session.edit('t-2', { task: 'chat', text: 'Less' });
    assert.deepEqual(told(session), ['Hello: Hi', 'Less: Less it is']);
    assert.deepEqual(
      model.requests.at(-1)?.messages.map(({ content }) => content),
      ['Hello', 'Hi', 'Less'].map((text) => [{ kind: 'text', text }]),
    );
    session.walk('t-3', -1);
    assert.deepEqual(told(session), ['Hello: Hi', 'More: Much']);
    session.walk('t-2', -1);
    assert.deepEqual(told(session), ['Hello: Hi', 'More: Much']);
  });

  it('goes on below an earlier turn, where that is asked for', async () => {
    const { session, model } = await talk();
    says(model, 'On it goes');
    await session.send({ ...HELLO, text: 'Continue' }, 't-1');
    assert.deepEqual(told(session), ['Hello: Hi', 'Continue: On it goes']);
    session.walk('t-3', -1);
    assert.deepEqual(told(session), ['Hello: Hi', 'More: Much']);
  });

  it('keeps an answer that is asked for again beside the new one', async () => {
    const { session, model } = await talk();
    says(model, 'Hi there');
    assert.equal(await session.retry('t-1'), 't-3');
    assert.deepEqual(told(session), ['Hello: Hi there']);
    session.walk('t-3', -1);
    assert.deepEqual(told(session), ['Hello: Hi', 'More: Much']);
  });

  it('goes on answering where nobody looks, and a stop there keeps what had arrived', async () => {
    const { session, model } = await talk();
    const retried = session.retry('t-2');
    model.push({ kind: 'text', index: 0, text: 'Unseen' });
    await new Promise<void>((resolve) => {
      session.onDidChange(() => told(session).includes('More: Unseen') && resolve());
    });
    session.walk('t-3', -1);
    session.stop();
    await retried;
    assert.deepEqual(told(session), ['Hello: Hi', 'More: Much']);
    session.walk('t-2', 1);
    assert.deepEqual(told(session), ['Hello: Hi', 'More: Unseen']);
    assert.deepEqual(state(session), { kind: 'stopped' });
  });
});
