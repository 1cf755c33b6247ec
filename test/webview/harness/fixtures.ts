import type { AnswerView, PanelState, TurnView } from '../../../src/protocol/views.ts';

/** States of the panel that are worth looking at. */

export const MARKDOWN = `## What it does

\`retry\` calls **an operation** until it succeeds, *waiting longer* each time. See [the guide](https://docs.aws.amazon.com/bedrock/) or ~~the old one~~.

1. It tries the call.
2. On a \`ThrottlingException\` it waits:
   - first 100 ms,
   - then twice as long.
3. After five attempts it gives up.

- [x] handles throttling
- [ ] handles timeouts

\`\`\`typescript
/** Calls until it works. */
export async function retry<T>(operation: () => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation();
    } catch (error) {
      if (attempt >= attempts) throw new Error(\`failed after \${attempts} attempts\`, { cause: error });
      await sleep(100 * 2 ** attempt);
    }
  }
}
\`\`\`

| Parameter | Type | Default | Meaning of the parameter, at some length |
| :-- | :-: | --: | --- |
| \`operation\` | function | – | what is called<br>again and again |
| \`attempts\` | number | 5 | how often at most |

> **Note:** raw HTML such as <img src=x onerror=alert(1)> is text, and so is an image: ![a chart](https://example.com/chart.png)

---

A [script link](javascript:alert(1)) goes nowhere.
`;

const choices: PanelState['choices'] = [
  { picker: 'profile', label: 'default', tooltip: 'AWS profile: default', active: true },
  { picker: 'region', label: 'us-east-1', tooltip: 'Region: us-east-1', active: true },
  { picker: 'model', label: 'Claude Haiku 4.5', tooltip: 'us.anthropic.claude-haiku-4-5', active: true },
  { picker: 'guardrail', label: 'No guardrail', tooltip: 'No guardrail is sent', active: false },
  {
    picker: 'knowledgeBase',
    label: 'No knowledge base',
    tooltip: 'No passages are retrieved',
    active: false,
  },
];

export const commands = [
  { name: 'explain', description: 'Explain the code' },
  { name: 'fix', description: 'Find what is wrong and fix it' },
  { name: 'tests', description: 'Write tests' },
];

export const attachment = {
  id: 'a1',
  kind: 'selection',
  label: 'src/retry.ts',
  detail: 'lines 3–20',
  bytes: 1536,
};

export function conversation(turns: TurnView[], change: Partial<PanelState> = {}): PanelState {
  return { id: 'c', title: 'Chat', turns, busy: false, attachments: [], choices, commands, ...change };
}

export const empty = conversation([], { banner: 'Answers come from a local stand-in, not from a model.' });

const MODEL_ID = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
const REQUEST_ID = '5f0d2b6e-8a61-4b6b-9d2e-3f1c5c7a9b10';

const facts: NonNullable<AnswerView['facts']> = [
  { label: 'Sent to', value: MODEL_ID, copy: MODEL_ID },
  { label: 'Sent from', value: 'us-east-1' },
  { label: 'Processed in one of', value: 'us-east-1, us-east-2, us-west-2' },
  { label: 'Input', value: '1,204 tokens: 4 new, 1,000 read from the cache, 200 written to it' },
  { label: 'Output', value: '310 of at most 4,096 tokens' },
  { label: 'Cost', value: '≈ $0.0027 (list price $1.00 in, $5.00 out per million tokens)' },
  { label: 'Request ID', value: REQUEST_ID, copy: REQUEST_ID },
];

export function answer(text: string, change: Partial<AnswerView> = {}): AnswerView {
  return {
    state: { kind: 'complete' },
    blocks: text === '' ? [] : [{ kind: 'text', text, citations: [] }],
    sources: [],
    by: 'Claude Haiku 4.5 · us-east-1',
    usage: '1,204 in · 310 out · ≈ $0.0027 · 2.3 s',
    usageDetail: '1,204 input tokens, 310 output tokens. Cost about $0.0027. Took 2.3 s.',
    facts,
    ...change,
  };
}

export function turn(id: string, prompt: string, given: AnswerView, attachments = [attachment]): TurnView {
  return { id, prompt: { text: prompt, attachments }, answer: given };
}

/** Their bytes come when they are asked for. */
const pictures = ['screenshot of the failing page.png', 'a.gif'].map((label, i) => ({
  id: `p${i}`,
  kind: 'image',
  label,
  detail: 'PNG image',
  bytes: 20_000,
}));

const failure = {
  message: 'The single sign-on session of profile “work” has expired.',
  remedy: 'Sign in again; your prompt is kept and can be sent once more.',
  actions: [
    { id: 'sign-in', label: 'Sign In' },
    { id: 'retry', label: 'Try Again' },
    { id: 'pick-profile', label: 'Choose Another Profile' },
  ],
  detail: 'ExpiredTokenException: The security token included in the request is expired',
  requestId: '5f0d2b6e-8a61-4b6b-9d2e-3f1c5c7a9b10',
};

const readFile = { title: 'Read File', about: 'src/quote.ts', actions: [] };
const decisions = ['Allow Once', 'Allow in This Conversation', 'Always Allow', 'Deny'].map((label, i) => ({
  id: `tool:${i}:3`,
  label,
}));

const LONG_CODE = `\`\`\`python\n${Array.from({ length: 60 }, (_, i) => `def step_${i}(value: int) -> int:  # a comment that makes this line rather long indeed\n    return value + ${i}`).join('\n')}\n\`\`\`\n`;

const LONG_PROMPT = Array.from({ length: 30 }, (_, i) => `Line ${i + 1} of a long prompt.`).join('\n');

export const scenarios: Readonly<Record<string, PanelState>> = {
  empty,
  rich: conversation([turn('t1', 'Explain the selected code', answer(MARKDOWN))], {
    attachments: [attachment],
  }),
  pictures: conversation(
    [turn('t1', 'What is wrong here?', answer('The button hides the text.'), [...pictures, attachment])],
    { attachments: pictures.slice(0, 1) },
  ),
  streaming: conversation(
    [
      turn('t1', 'What is a retry?', answer('Trying **again** after a failure.'), []),
      turn('t2', 'Explain the selected code', {
        state: { kind: 'streaming' },
        blocks: [
          { kind: 'reasoning', text: 'The person wants **an explanation**.', redacted: false },
          { kind: 'text', text: MARKDOWN.slice(0, 300), citations: [] },
        ],
        sources: [],
        startedAt: Date.now() - 3400,
      }),
    ],
    { busy: true },
  ),
  waiting: conversation(
    [
      turn('t1', LONG_PROMPT, {
        state: { kind: 'waiting', label: 'Searching the knowledge base…' },
        blocks: [],
        sources: [],
      }),
    ],
    { busy: true },
  ),
  failure: conversation([
    turn('t1', 'Explain the selected code', {
      ...answer('The function calls an operation until'),
      state: { kind: 'interrupted', failure },
    }),
    turn('t2', 'And now?', { ...answer(''), state: { kind: 'failed', failure } }, []),
    turn('t3', 'Stop here', { ...answer('Half an ans'), state: { kind: 'stopped' } }, []),
  ]),
  tools: conversation([
    turn(
      't1',
      'Where is the fee decided?',
      answer('', {
        state: { kind: 'streaming', label: 'Waiting for your permission' },
        blocks: [
          { kind: 'text', text: 'Let me look into the files.', citations: [] },
          {
            kind: 'toolCall',
            name: 'read_file',
            text: '{"path":"src/quote.ts"}',
            run: { ...readFile, state: 'done', result: '1\tconst fee = 3;' },
          },
          {
            kind: 'toolCall',
            name: 'read_file',
            text: '{"path":"../secret"}',
            run: { ...readFile, about: '../secret', state: 'failed', status: 'Failed: not in the workspace' },
          },
          {
            kind: 'toolCall',
            name: 'search_text',
            text: '{"text":"fee"}',
            run: { title: 'Search Text', about: 'fee', state: 'asking', actions: decisions },
          },
        ],
      }),
      [],
    ),
  ]),
  sources: conversation([
    turn(
      't1',
      'How are invoices numbered?',
      answer('Invoices are numbered by year [1], and never reused [2].', {
        blocks: [
          { kind: 'toolCall', name: 'searchInvoices', text: '{"year":2024,"limit":10}' },
          { kind: 'toolResult', text: '{"count":3}' },
          {
            kind: 'text',
            text: 'Invoices are numbered by year [1], and never reused [2].',
            citations: [
              {
                title: 'Invoice handbook',
                text: 'Numbers begin anew each year.',
                location: 'https://example.com/handbook',
              },
              { title: 'Page 12', text: 'A number is never reused.' },
            ],
          },
        ],
        sources: [
          {
            title: 'handbook/invoices.md',
            text: 'Each invoice carries the year and a running number. '.repeat(6),
            uri: 's3://docs/handbook/invoices.md',
            score: 0.87,
          },
          {
            title: 'policies/a-rather-long-file-name-that-has-to-wrap-somewhere.md',
            text: 'Numbers are not reused.',
            score: 0.42,
          },
        ],
        guardrail: {
          name: 'finance (3)',
          findings: [
            { text: 'Masked: EMAIL in the answer', effect: 'masked' },
            { text: 'Blocked: denied topic “Weather” in the prompt', effect: 'blocked' },
            {
              text: 'Blocked: grounding check “RELEVANCE” in the answer',
              detail: 'Score 0.32, at least 0.70 is wanted',
              effect: 'blocked',
            },
          ],
        },
        state: { kind: 'complete', note: 'Stopped at the maximum number of tokens.' },
      }),
    ),
  ]),
  'long-code': conversation([turn('t1', 'Write it all out', answer(LONG_CODE))]),
};
