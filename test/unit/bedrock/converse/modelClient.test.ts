import assert from 'node:assert/strict';
import type { ModelEvent } from '../../../../src/chat/modelEvent.ts';
import type { ModelRequest } from '../../../../src/chat/modelRequest.ts';
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
    const start = { ...START, reshaped: [{ kind: 'not-streamed' }] };
    assert.deepEqual(heard, { events: [start, HELLO, END, USAGE] });
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
    const start = { ...START, reshaped: [{ kind: 'not-streamed' }] };
    assert.deepEqual(heard, { events: [start, HELLO, END, USAGE] });
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
    assert.deepEqual(events, [{ ...START, reshaped: [{ kind: 'system-in-message' }] }, HELLO, END]);
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

describe('A model that refuses what goes beside the messages', () => {
  let bedrock: FakeBedrock;
  afterEach(() => bedrock.stop());

  it('is asked for no more than its own limit, and the answer says so', async () => {
    bedrock = await FakeBedrock.start((response, { body }) => {
      const { inferenceConfig } = body as { inferenceConfig: { maxTokens: number } };
      if (inferenceConfig.maxTokens > 64) {
        const words =
          'The maximum tokens you requested exceeds the model limit of 64. Try again with a maximum tokens value that is lower than 64.';
        refuse(response, 400, 'ValidationException', words);
        return;
      }
      begin(response, textFrame('Hello'), STOP);
      response.end();
    });
    const { events } = await hear(bedrock.models().stream(REQUEST, never));
    assert.deepEqual(events, [{ ...START, reshaped: [{ kind: 'token-limit', maxTokens: 64 }] }, HELLO, END]);
  });

  it('is asked without cache points and at its usual pace where it has neither, and the answer says so', async () => {
    const refusals = [
      'You invoked an unsupported model or your request did not allow prompt caching.',
      'Latency performance configuration is not supported for example.model-v1:0 in eu-west-1',
    ];
    bedrock = await FakeBedrock.start((response) => {
      const refusal = refusals[bedrock.seen.length - 1];
      if (refusal !== undefined) {
        refuse(response, 400, 'ValidationException', refusal);
        return;
      }
      begin(response, textFrame('Hello'), STOP);
      response.end();
    });
    const point = { kind: 'cachePoint', ttl: '5m' } as const;
    const request: ModelRequest = {
      ...REQUEST,
      systemCachePoint: point,
      messages: [{ role: 'user', content: [{ kind: 'text', text: 'Hello' }, point] }],
      parameters: { latency: 'optimized', temperature: 0.5 },
    };
    const { events } = await hear(bedrock.models().stream(request, never));
    const reshaped = [{ kind: 'not-cached' }, { kind: 'standard-latency' }];
    assert.deepEqual(events, [{ ...START, reshaped }, HELLO, END]);
    assert.deepEqual(bedrock.seen[2]?.body, {
      system: [{ text: 'Be brief.' }],
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
      inferenceConfig: { maxTokens: 100, temperature: 0.5 },
    });
  });
});

describe('A model that calls no tools', () => {
  let bedrock: FakeBedrock;
  afterEach(() => bedrock.stop());

  it('is asked without them and without what they returned, and the answer says so', async () => {
    bedrock = await FakeBedrock.start((response) => {
      if (bedrock.seen.length === 1) {
        refuse(response, 400, 'ValidationException', 'This model doesn’t support tool use.');
        return;
      }
      begin(response, textFrame('Hello'), STOP);
      response.end();
    });
    const request: ModelRequest = {
      ...REQUEST,
      tools: [{ name: 'look', description: 'Looks.', inputSchema: { type: 'object' } }],
      messages: [
        { role: 'user', content: [{ kind: 'text', text: 'Look' }] },
        { role: 'assistant', content: [{ kind: 'toolUse', id: 'u1', name: 'look', input: {} }] },
        { role: 'user', content: [{ kind: 'toolResult', id: 'u1', text: 'Nothing', failed: false }] },
        { role: 'assistant', content: [{ kind: 'text', text: 'Nothing there.' }] },
        { role: 'user', content: [{ kind: 'text', text: 'Sure?' }] },
      ],
    };
    const { events } = await hear(bedrock.models().stream(request, never));
    assert.deepEqual(events, [{ ...START, reshaped: [{ kind: 'without-tools' }] }, HELLO, END]);
    assert.deepEqual(bedrock.seen[1]?.body, {
      system: [{ text: 'Be brief.' }],
      messages: [
        { role: 'user', content: [{ text: 'Look' }] },
        { role: 'assistant', content: [{ text: 'Nothing there.' }] },
        { role: 'user', content: [{ text: 'Sure?' }] },
      ],
      inferenceConfig: { maxTokens: 100 },
    });
  });
});

describe('A call that AWS turns away', () => {
  let bedrock: FakeBedrock;
  afterEach(() => bedrock.stop());

  it('says that it is tried again, and how often at most, while the SDK waits', async () => {
    let calls = 0;
    bedrock = await FakeBedrock.start((response) => {
      calls += 1;
      if (calls === 1) refuse(response, 429, 'ThrottlingException', 'Too many requests.');
      else {
        begin(response, textFrame('Hello'), STOP);
        response.end();
      }
    }, 2);
    const heard = await hear(bedrock.models().stream(REQUEST, never));
    const retrying = { kind: 'retrying', attempt: 2, attempts: 2, cause: 'throttled' };
    assert.deepEqual(heard, { events: [retrying, START, HELLO, END] });
  });

  it('says nothing of the kind where the SDK gives up', async () => {
    bedrock = await FakeBedrock.start((response) =>
      refuse(response, 429, 'ThrottlingException', 'Too many requests.'),
    );
    const { events, failure } = await hear(bedrock.models().stream(REQUEST, never));
    assert.deepEqual([events, failure?.cause], [[], 'throttled']);
  });

  it('stops at once while the SDK waits, and is not sent again', async () => {
    bedrock = await FakeBedrock.start(
      (response) => refuse(response, 503, 'ServiceUnavailableException', 'Busy'),
      5,
    );
    const stop = new AbortController();
    const events = bedrock.models().stream(REQUEST, stop.signal)[Symbol.asyncIterator]();
    const { value } = (await events.next()) as IteratorResult<ModelEvent, ModelEvent>;
    assert.equal(value.kind, 'retrying');
    const sent = bedrock.seen.length;
    stop.abort();
    await assert.rejects(events.next(), { name: 'AbortError' });
    assert.equal(bedrock.seen.length, sent);
  });
});

function paths(bedrock: FakeBedrock): readonly string[] {
  return bedrock.seen.map(({ path }) => path);
}
