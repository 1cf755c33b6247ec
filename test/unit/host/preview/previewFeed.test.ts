import assert from 'node:assert/strict';
import { calibrated } from '../../../../src/chat/calibration.ts';
import type { TurnChoices } from '../../../../src/chat/buildRequest.ts';
import type { Attachment } from '../../../../src/chat/conversation.ts';
import { FailureError } from '../../../../src/chat/failure.ts';
import type { RequestInspector } from '../../../../src/chat/ports.ts';
import type { ModelPrice } from '../../../../src/chat/prices.ts';
import { createFormat } from '../../../../src/host/panel/format.ts';
import { PreviewFeed } from '../../../../src/host/preview/previewFeed.ts';
import type { CallView } from '../../../../src/protocol/views.ts';
import { anyChoices } from '../../../fakes/services.ts';
import { aTurn, CODE, EMPTY } from '../panel/samples.ts';

const choices: TurnChoices = {
  ...anyChoices,
  target: { ...anyChoices.target, contextWindow: 10_000, foundationModelId: 'model-1' },
  caller: { accountId: '111122223333', arn: 'arn:aws:sts::111122223333:assumed-role/Dev/me', role: 'Dev' },
  guardrail: { id: 'g', name: 'Strict', version: '2' },
};

const REFUSED = new FailureError({ cause: 'no-model', message: 'No.', remedy: 'Pick.', actions: [] });

interface Given {
  readonly requests?: Partial<RequestInspector>;
  readonly found?: boolean;
  readonly forTurn?: () => Promise<TurnChoices>;
  readonly turns?: Parameters<typeof aTurn>[0][];
  readonly attachments?: readonly Attachment[];
}

function setUp({ requests, found = true, forTurn, turns = [], attachments = [CODE] }: Given = {}) {
  const views: (CallView | undefined)[] = [];
  let wake: () => void = () => undefined;
  const inspector: RequestInspector = {
    wire: ({ maxTokens }) => ({ operation: 'ConverseStream', body: { maxTokens, bytes: 'A'.repeat(300) } }),
    countTokens: () => Promise.resolve(77),
    ...requests,
  };
  const connection = { region: 'eu-central-1', regionOrigin: 'profile', missing: false } as const;
  const feed = new PreviewFeed({
    choices: {
      snapshot: () => Promise.resolve({ connection, ...(found && { target: choices.target }) }),
      forTurn: forTurn ?? (() => Promise.resolve(choices)),
      onDidChange: () => ({ dispose: () => undefined }),
    },
    services: () => Promise.resolve({ requests: inspector }),
    calibration: { estimate: (raw) => calibrated(raw, undefined) },
    prompt: (text) => ({ task: 'chat', text, attachments }),
    conversation: () => ({ ...EMPTY, turns: turns.map((answer, i) => aTurn(answer, { id: String(i) })) }),
    show: (view) => {
      views.push(view);
      wake();
    },
    format: createFormat('en'),
  });
  const shown = async (nth: number): Promise<CallView | undefined> => {
    while (views.length < nth) await new Promise<void>((resolve) => (wake = resolve));
    return views[nth - 1];
  };
  return { feed, shown };
}

const FACTS = [
  'Sent to: profile-1',
  'Model behind it: model-1',
  'Sent from: eu-central-1',
  'May be processed in: eu-central-1',
  'Credentials: dev',
  'Account: 111122223333 · Dev',
  'Guardrail: Strict, version 2',
  'Knowledge base: none',
  'Rules: ≈ 68 tokens',
  'Earlier messages: none',
  'This prompt: ≈ 30 tokens',
  '– with src/retry.ts: ≈ 1 tokens',
  'Input: ≈ 98 tokens, likely 64 to 132 (a rule of thumb, not measured on this model yet)',
  'Output: at most 2,000 tokens: the model’s limit',
  'Reserved quota: at least ≈ 2,098 tokens: how often this model counts a token of its answer is not known',
  'Context window: 21% of 10,000 tokens, the longest answer included',
  'Cost of this call: unknown: no price of this model is known',
  'Sent: maxTokens: 2000 (4,096 was set, which is more than the model gives)',
  'Not sent: what nobody set: the model’s own defaults apply',
];

describe('What the next call will be', () => {
  it('is one line, and all that is known behind it', async () => {
    const { feed, shown } = setUp();
    feed.drafted('Why?');
    feed.wake();
    const view = await shown(1);
    feed.dispose();
    assert.equal(view?.line, '≈ 98 tokens in · up to 2K out · reserves ≥ 2.1K quota · cost unknown');
    assert.deepEqual(view.meter, { share: 0.2098, full: false, label: '21% of the context window' });
    assert.deepEqual(
      view.facts.map(({ label, value }) => `${label}: ${value}`),
      FACTS,
    );
  });

  it('is not told before the model is known, and its refusal is told in its place', async () => {
    const { feed, shown } = setUp({ found: false });
    feed.wake();
    assert.equal(await shown(1), undefined);
    feed.dispose();
    const refused = setUp({ forTurn: () => Promise.reject(REFUSED) });
    refused.feed.wake();
    assert.deepEqual(await refused.shown(1), {
      line: 'No.',
      facts: [{ label: 'What to do', value: 'Pick.' }],
      blocked: true,
    });
    refused.feed.dispose();
  });

  it('warns where the window is nearly full', async () => {
    const text = 'word '.repeat(6000);
    const blocks = [{ kind: 'text', index: 0, text, citations: [] }] as const;
    const { feed, shown } = setUp({
      turns: [{ blocks, state: { kind: 'complete', stopReason: 'end_turn' } }],
    });
    feed.wake();
    assert.deepEqual((await shown(1))?.meter, {
      share: 0.8707,
      full: true,
      label: '87% of the context window',
    });
    feed.dispose();
  });
});

describe('A call before it is made', () => {
  it('rests on what was said before it, which need not be all of the conversation', async () => {
    const blocks = [{ kind: 'text', index: 0, text: 'word '.repeat(6000), citations: [] }] as const;
    const long = aTurn({ blocks, state: { kind: 'complete', stopReason: 'end_turn' } });
    const { feed, shown } = setUp({ turns: [long.answer] });
    const prompt = { task: 'chat', text: 'Why?', attachments: [CODE] } as const;
    const share = (turns: readonly (typeof long)[]): number | undefined =>
      feed.ofPrompt(prompt, { ...EMPTY, turns })?.forecast.windowShare;
    assert.equal(share([]), undefined);
    feed.wake();
    await shown(1);
    assert.deepEqual([share([]), share([long])], [0.2098, 0.8708]);
    feed.dispose();
  });

  it('is looked at by what is chosen at this moment, where somebody asks for that', async () => {
    let chosen = choices;
    const { feed } = setUp({
      forTurn: () => (chosen === choices ? Promise.resolve(chosen) : Promise.reject(REFUSED)),
    });
    const planned = (): number | undefined =>
      feed.ofPrompt({ task: 'fix', text: 'Why?', attachments: [] }, EMPTY)?.forecast.windowShare;
    await feed.renew('fix');
    assert.equal(planned(), 0.2113);
    chosen = { ...choices };
    await feed.renew('fix');
    assert.equal(planned(), undefined);
    feed.dispose();
  });
});

describe('What is told of money', () => {
  const price: ModelPrice = { input: 1, output: 5, source: 'library' };
  const usage = { inputTokens: 20_000, outputTokens: 1500, totalTokens: 21_500 };
  const by = { modelLabel: 'M', modelId: 'm', region: 'r', price };

  it('is what the call costs at least and at most, where a price is known', async () => {
    const { feed, shown } = setUp({ forTurn: () => Promise.resolve({ ...choices, price }) });
    feed.drafted('Why?');
    feed.wake();
    const view = await shown(1);
    feed.dispose();
    assert.equal(view?.line.split(' · ').at(-1), 'at most ≈ $0.01');
    assert.equal(
      view.facts.find(({ label }) => label === 'Cost of this call')?.value,
      '≈ $0.000098 for the input, at most ≈ $0.01 with the longest answer (list price $1.00 in, $5.00 out per million tokens)',
    );
  });

  it('is what the conversation has taken, while nothing is written', async () => {
    const { feed, shown } = setUp({ turns: [{ by, usage }, { usage }], attachments: [] });
    feed.wake();
    const view = await shown(1);
    feed.dispose();
    assert.equal(view?.line, 'So far: 40K tokens in · 3K out · ≈ $0.028 and 1 of unknown cost');
    assert.equal(
      view.facts.find(({ label }) => label === 'Conversation so far')?.value,
      '2 answers, 40,000 tokens in, 3,000 out, ≈ $0.028 and 1 of unknown cost',
    );
  });
});

describe('What the next call will be, where a person asks for more', () => {
  it('is counted by AWS where the person asks for it, and the count then stands for the estimate', async () => {
    const { feed, shown } = setUp();
    await feed.count();
    const view = await shown(2);
    feed.dispose();
    assert.equal((await shown(1))?.facts.find(({ label }) => label === 'Counted by AWS')?.value, 'asking…');
    assert.equal(view?.line, '77 tokens in · up to 2K out · reserves ≥ 2.1K quota · cost unknown');
    assert.equal(view.facts.find(({ label }) => label === 'Input')?.value, '77 tokens, counted by AWS');
  });

  it('says why it could not be counted', async () => {
    const { feed, shown } = setUp({ requests: { countTokens: () => Promise.reject(REFUSED) } });
    await feed.count();
    const view = await shown(2);
    feed.dispose();
    assert.equal(view?.facts.find(({ label }) => label === 'Counted by AWS')?.value, 'not possible: No.');
  });

  it('is not told by a count that came for other words', async () => {
    const count = Promise.withResolvers<number>();
    const { feed, shown } = setUp({ requests: { countTokens: () => count.promise } });
    const counting = feed.count();
    feed.drafted('More words');
    feed.wake();
    count.resolve(77);
    await counting;
    const view = await shown(2);
    feed.dispose();
    assert.equal(view?.line, '≈ 99 tokens in · up to 2K out · reserves ≥ 2.1K quota · cost unknown');
  });

  it('opens as a document with the body, long files shortened', async () => {
    const { feed } = setUp();
    feed.drafted('Why?');
    const text = await feed.document(AbortSignal.timeout(5000));
    feed.dispose();
    assert.match(text, /^# Request Preview\n\nNothing was sent\./);
    assert.ok(text.includes('| Sent to | profile-1 |'));
    assert.ok(
      text.includes('```json\n{\n  "maxTokens": 2000,\n  "bytes": "(300 characters of Base64)"\n}\n```'),
    );
  });
});
