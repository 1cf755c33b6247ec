import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StreamStep } from '../../../bedrock-local/contract.ts';
import { at, events, haiku, Local, refusal, streamedText, words } from './harness.ts';

const throttled = {
  name: 'ThrottlingException',
  status: 429,
  message: 'Too many requests, please wait before trying again.',
};

function rules(...list: readonly unknown[]): Local {
  return new Local({ rules: list });
}

describe('A scenario', () => {
  it('is used from the top, each rule as often as it says', async () => {
    const local = rules(
      { match: { operation: 'Converse' }, times: 1, error: throttled },
      { answer: { text: 'Scripted.' } },
    );
    assert.equal(await refusal(local.converse('Hello')), `ThrottlingException 429: ${throttled.message}`);
    assert.equal(words(await local.converse('Hello')), 'Scripted.');
  });

  it('matches by operation, prompt, model and region', async () => {
    const match = { operation: 'Converse', promptIncludes: 'magic', modelId: haiku, region: 'us-east-1' };
    const local = rules({ match, answer: { text: 'Matched.' } });
    const west = { region: 'us-west-2' };
    assert.equal(words(await local.converse('a magic word')), 'Matched.');
    for (const other of [
      local.converse('a word'),
      local.converse('magic', { modelId: 'amazon.nova-lite-v1:0' }),
      local.converse('magic', {}, west),
    ]) {
      assert.notEqual(words(await other), 'Matched.');
    }
  });

  it('may change no more than the pace', async () => {
    const local = rules({ answer: { deltaMs: 0, chunk: 4 } });
    const steps = await local.steps('repeat: one two three');
    assert.equal(streamedText(steps), 'one two three');
    assert.equal(
      steps.some(({ kind }) => kind === 'delay'),
      false,
    );
    assert.equal(events(steps).filter(([name]) => name === 'contentBlockDelta').length, 3);
  });

  it('may answer with events that nobody knows, or with a body', async () => {
    const brandNew = { name: 'brandNewEvent', payload: { x: 1 } };
    assert.deepEqual(events(await rules({ answer: { events: [brandNew] } }).steps('Hi')), [
      ['brandNewEvent', { x: 1 }],
    ]);
    const empty = rules({
      match: { operation: 'ListFoundationModels' },
      answer: { output: { modelSummaries: [] } },
    });
    assert.deepEqual(await empty.call('bedrock', 'ListFoundationModels', {}), { modelSummaries: [] });
  });

  it('is replaced as a whole', async () => {
    const local = rules({ answer: { text: 'Old.' } });
    local.setScenario(undefined);
    assert.notEqual(words(await local.converse('Hello')), 'Old.');
  });

  it('that is not valid says where', () => {
    assert.throws(
      () => rules({ match: { operatoin: 'Converse' } }),
      /^Error: The scenario is not valid: rules\.0\.match\.operatoin: /,
    );
  });
});

describe('A stream that goes wrong', () => {
  const play = (stream: unknown): Promise<StreamStep[]> =>
    rules({ stream, answer: { deltaMs: 0, chunk: 4 } }).steps('repeat: one two three');

  it('throws at its place, and nothing follows', async () => {
    const exception = { name: 'throttlingException', message: 'Too many tokens' };
    const steps = await play({ exception, afterChars: 6 });
    assert.equal(streamedText(steps), 'one two');
    assert.deepEqual(steps.at(-1), { kind: 'exception', ...exception });
  });

  it('may throw before anything else', async () => {
    const exception = { name: 'validationException', message: 'No' };
    assert.deepEqual(await play({ exception }), [{ kind: 'exception', ...exception }]);
  });

  it('ends, or hangs, without messageStop', async () => {
    for (const type of ['end', 'hang'] as const) {
      const steps = await play({ fault: { type }, afterEvents: 2 });
      assert.deepEqual([events(steps).length, steps.at(-1)], [2, { kind: 'fault', fault: { type } }]);
    }
  });

  it('goes on after a fault that spoils what comes next', async () => {
    for (const fault of [
      { type: 'badCrc' },
      { type: 'truncateFrame' },
      { type: 'reset', afterBytes: 10 },
    ] as const) {
      const steps = await play({ fault, afterEvents: 1 });
      assert.deepEqual(steps[1], { kind: 'fault', fault });
      assert.equal(streamedText(steps), 'one two three');
    }
  });
});

describe('A client that goes away', () => {
  it('ends a delay and a hang', async () => {
    const controller = new AbortController();
    const slow = rules({ delayFirstByteMs: 3_600_000 }).steps('Hello', {}, { signal: controller.signal });
    const hung = rules({ stream: { fault: { type: 'hang' } } }).converse(
      'Hello',
      {},
      { signal: controller.signal },
    );
    controller.abort();
    await assert.rejects(slow, { name: 'AbortError' });
    await assert.rejects(hung, /The client went away/);
  });
});

describe('The ready scenarios', () => {
  const folder = join(import.meta.dirname, '../../../bedrock-local/scenarios');
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    it(`are valid and say what they are for: ${file}`, () => {
      const scenario = read(file);
      assert.doesNotThrow(() => new Local(scenario));
      assert.match(String(at(scenario, 'description')), /\w+ .*\.$/);
    });
  }

  it('have a prompt for every fault', async () => {
    const local = new Local(read('all-faults.json'));
    const last = async (prompt: string): Promise<unknown> =>
      (await local.steps(`fault: ${prompt} \n${'x '.repeat(9)}`)).findLast(
        ({ kind }) => kind !== 'event' && kind !== 'delay',
      );
    assert.match(await refusal(local.steps('fault: throttle')), /^ThrottlingException 429/);
    assert.deepEqual(await last('no messageStop'), { kind: 'fault', fault: { type: 'end' } });
    assert.equal(at(await last('stream unmodelled'), 'name'), 'modelTimeoutException');
  });
});
