import assert from 'node:assert/strict';
import { begin, FakeBedrock, hear, refuse, reply, REQUEST, REQUEST_ID } from './fakeBedrock.ts';
import { METADATA, STOP, textFrame } from './frames.ts';

const never = new AbortController().signal;

const START = { kind: 'start', requestId: REQUEST_ID };
const HELLO = { kind: 'text', index: 0, text: 'Hello' };
const END = { kind: 'stop', reason: 'end_turn' };
const USAGE = {
  kind: 'metadata',
  usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 },
  latencyMs: 12,
};

const ANSWER = {
  output: { message: { role: 'assistant', content: [{ text: 'Hello' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 },
  metrics: { latencyMs: 12 },
};

describe('The model client', () => {
  let bedrock: FakeBedrock;
  afterEach(() => bedrock.stop());

  it('gives out a streamed answer to its very end, after the stop', async () => {
    bedrock = await FakeBedrock.start((response) => {
      begin(response, textFrame('Hello'), STOP, METADATA);
      response.end();
    });
    const heard = await hear(bedrock.models().stream(REQUEST, never));
    assert.deepEqual(heard, { events: [START, HELLO, END, USAGE] });
    assert.deepEqual(
      bedrock.seen.map(({ path, body }) => ({ path, body })),
      [
        {
          path: '/model/eu.example.model-v1:0/converse-stream',
          body: {
            system: [{ text: 'Be brief.' }],
            messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
            inferenceConfig: { maxTokens: 100 },
          },
        },
      ],
    );
  });

  it('asks a model that does not stream through Converse, and tells the same events', async () => {
    bedrock = await FakeBedrock.start((response) => reply(response, ANSWER));
    const target = { ...REQUEST.target, streaming: false };
    const heard = await hear(bedrock.models().stream({ ...REQUEST, target }, never));
    assert.deepEqual(heard, { events: [START, HELLO, END, USAGE] });
    assert.deepEqual(paths(bedrock), ['/model/eu.example.model-v1:0/converse']);
  });

  it('does not ask again once something was shown', async () => {
    bedrock = await FakeBedrock.start((response) => {
      begin(response, textFrame('Hello'));
      setImmediate(() => response.socket?.resetAndDestroy());
    }, 3);
    const { events, failure } = await hear(bedrock.models().stream(REQUEST, never));
    assert.deepEqual(events, [START, HELLO]);
    assert.equal(failure?.cause, 'stream-interrupted');
    assert.equal(bedrock.seen.length, 1);
  });
});

describe('A model that refuses the form of a request', () => {
  let bedrock: FakeBedrock;
  afterEach(() => bedrock.stop());

  it('is asked through Converse when it turns out not to stream', async () => {
    bedrock = await FakeBedrock.start((response, { path }) => {
      if (!path.endsWith('converse-stream')) reply(response, ANSWER);
      else refuse(response, 400, 'ValidationException', 'The model is unsupported for streaming.');
    });
    const heard = await hear(bedrock.models().stream(REQUEST, never));
    assert.deepEqual(heard, { events: [START, HELLO, END, USAGE] });
    assert.deepEqual(bedrock.seen[0]?.body, bedrock.seen[1]?.body);
  });

  it('is told the system prompt in the first user message when it takes none', async () => {
    bedrock = await FakeBedrock.start((response, { body }) => {
      if ('system' in (body as object)) {
        refuse(
          response,
          400,
          'ValidationException',
          'This model doesn\u2019t support system messages. Try again.',
        );
        return;
      }
      begin(response, textFrame('Hello'), STOP);
      response.end();
    });
    const { events } = await hear(bedrock.models().stream(REQUEST, never));
    assert.deepEqual(events, [START, HELLO, END]);
    assert.deepEqual(bedrock.seen[1]?.body, {
      messages: [{ role: 'user', content: [{ text: 'Be brief.' }, { text: 'Hello' }] }],
      inferenceConfig: { maxTokens: 100 },
    });
  });

  it('is not asked for ever', async () => {
    bedrock = await FakeBedrock.start((response) =>
      refuse(response, 400, 'ValidationException', 'The model is unsupported for streaming.'),
    );
    const { failure } = await hear(bedrock.models().stream(REQUEST, never));
    assert.equal(failure?.cause, 'unsupported-feature');
    assert.equal(bedrock.seen.length, 2);
  });
});

function paths(bedrock: FakeBedrock): readonly string[] {
  return bedrock.seen.map(({ path }) => path);
}
