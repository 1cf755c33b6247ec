import assert from 'node:assert/strict';
import type { ModelEvent } from '../../../../src/chat/modelEvent.ts';
import { begin, FakeBedrock, hear, REQUEST } from './fakeBedrock.ts';
import { METADATA, STOP, textFrame } from './frames.ts';

const isAbortError = { name: 'AbortError' };
const never = new AbortController().signal;

describe('Stopping an answer', () => {
  let bedrock: FakeBedrock;
  afterEach(() => bedrock.stop());

  it('closes the connection in the middle of a stream', async () => {
    bedrock = await FakeBedrock.start((response) => begin(response, textFrame('Hello')));
    const stopping = new AbortController();
    const texts: string[] = [];
    const reading = read(bedrock.models().stream(REQUEST, stopping.signal), (event) => {
      if (event.kind !== 'text') return;
      texts.push(event.text);
      stopping.abort();
    });
    await assert.rejects(reading, isAbortError);
    await bedrock.seen[0]?.cut;
    assert.deepEqual(texts, ['Hello']);
  });

  it('closes the connection while the next event is awaited', async () => {
    bedrock = await FakeBedrock.start((response) => begin(response, textFrame('Hello')));
    const stopping = new AbortController();
    const reading = read(bedrock.models().stream(REQUEST, stopping.signal), ({ kind }) => {
      if (kind === 'text') setImmediate(() => stopping.abort());
    });
    await assert.rejects(reading, isAbortError);
    await bedrock.seen[0]?.cut;
  });

  it('closes the connection before the first event', async () => {
    const stopping = new AbortController();
    bedrock = await FakeBedrock.start((response) => {
      begin(response);
      stopping.abort();
    });
    await assert.rejects(hear(bedrock.models().stream(REQUEST, stopping.signal)), isAbortError);
    await bedrock.seen[0]?.cut;
  });

  it('closes the connection before the response begins', async () => {
    const stopping = new AbortController();
    bedrock = await FakeBedrock.start(() => stopping.abort());
    await assert.rejects(hear(bedrock.models().stream(REQUEST, stopping.signal)), isAbortError);
    await bedrock.seen[0]?.cut;
  });

  it('sends nothing when it was stopped before it began', async () => {
    bedrock = await FakeBedrock.start((response) => response.end());
    await assert.rejects(hear(bedrock.models().stream(REQUEST, AbortSignal.abort())), isAbortError);
    assert.deepEqual(bedrock.seen, []);
  });
});

describe('A request that nobody reads any more', () => {
  let bedrock: FakeBedrock;
  afterEach(() => bedrock.stop());

  it('closes the connection when the reader leaves the loop', async () => {
    bedrock = await FakeBedrock.start((response) => begin(response, textFrame('Hello')));
    for await (const event of bedrock.models().stream(REQUEST, never)) if (event.kind === 'text') break;
    await bedrock.seen[0]?.cut;
  });

  it('leaves the connection open for the next answer when this one was whole', async () => {
    const sockets = new Set<unknown>();
    bedrock = await FakeBedrock.start((response) => {
      sockets.add(response.socket);
      begin(response, textFrame('Hello'), STOP, METADATA);
      response.end();
    });
    const models = bedrock.models();
    await hear(models.stream(REQUEST, never));
    await hear(models.stream(REQUEST, never));
    assert.equal(bedrock.seen.length, 2);
    assert.equal(sockets.size, 1);
  });
});

describe('A model that falls silent', () => {
  let bedrock: FakeBedrock;
  afterEach(() => bedrock.stop());

  it('is cut off between two events', async () => {
    bedrock = await FakeBedrock.start((response) => begin(response, textFrame('Hello')));
    const { events, failure } = await hear(bedrock.models({ idleMs: 20 }).stream(REQUEST, never));
    assert.deepEqual(events.at(-1), { kind: 'text', index: 0, text: 'Hello' });
    assert.equal(failure?.cause, 'stream-idle');
    await bedrock.seen[0]?.cut;
  });

  it('is cut off by the limit that is set when it is asked', async () => {
    bedrock = await FakeBedrock.start((response) => begin(response, textFrame('Hello')));
    let idleMs = 20;
    const models = bedrock.models(() => ({ idleMs }));
    const said: (string | undefined)[] = [];
    for (idleMs of [20, 1100]) said.push((await hear(models.stream(REQUEST, never))).failure?.message);
    assert.deepEqual(
      said,
      [0, 1].map((seconds) => `Nothing came from the model for ${seconds} seconds.`),
    );
  });

  it('is cut off before the first event', async () => {
    bedrock = await FakeBedrock.start(() => undefined);
    const { failure } = await hear(bedrock.models({ firstEventMs: 50 }).stream(REQUEST, never));
    assert.equal(failure?.cause, 'stream-idle');
    await bedrock.seen[0]?.cut;
  });

  it('is not confused with a reader who takes time', async () => {
    bedrock = await FakeBedrock.start((response) => {
      begin(response, textFrame('Hello'), STOP, METADATA);
      response.end();
    });
    const kinds: string[] = [];
    for await (const event of bedrock.models({ idleMs: 30 }).stream(REQUEST, never)) {
      kinds.push(event.kind);
      if (event.kind === 'text') await readerBusy(60);
    }
    assert.deepEqual(kinds, ['start', 'text', 'stop', 'metadata']);
  });
});

async function read(events: AsyncIterable<ModelEvent>, each: (event: ModelEvent) => void): Promise<void> {
  for await (const event of events) each(event);
}

/** The passing of time is the subject here: longer than the model may be silent. */
function readerBusy(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
