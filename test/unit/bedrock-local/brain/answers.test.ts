import assert from 'node:assert/strict';
import { at, list, Local, words } from './harness.ts';

const local = new Local();

const code = `import { readFile } from 'node:fs/promises';

export async function load(path: string, limit = 3): Promise<Item[]> {
  const text = await readFile(path, 'utf8');
  for (const line of text.split('\\n')) {
    if (line === '') throw new Error('empty');
  }
  return parse(text).slice(0, limit);
}`;

describe('An answer about code', () => {
  it('explains the code by its own names', async () => {
    const text = words(await local.converse(`Explain this code.\n\n\`\`\`ts\n${code}\n\`\`\``));
    assert.match(text, /^9 lines of TypeScript/);
    for (const part of [
      '`load`',
      '`path`, `limit`',
      '`node:fs/promises` is imported',
      '**Line 4** waits',
      '```ts\nload(path, limit)\n```',
    ]) {
      assert.equal(text.includes(part), true, part);
    }
  });

  it('writes tests where tests are asked for', async () => {
    const text = words(
      await local.converse('Write unit tests\n```python\ndef add(a, b):\n    return a + b\n```'),
    );
    assert.match(text, /```python\ndef test_add_handles_the_usual_case\(\):/);
  });

  it('fences code that has a fence in it with a longer one', async () => {
    const text = words(await local.converse('Refactor\n~~~md\n# Title\n```js\nf()\n```\n~~~'));
    assert.match(text, /````md\n# Title\n```js\nf\(\)\n```\n````/);
  });

  it('speaks of the file’s lines where it knows the file', async () => {
    const selection = `<selection file="src/load.ts" lines="21-29">\n\`\`\`ts\n${code}\n\`\`\`\n</selection>`;
    const text = words(await local.converse(selection));
    assert.match(text, /^9 lines of TypeScript in `src\/load\.ts`, and `load`/);
    assert.match(text, /\*\*Line 24\*\* waits/);
  });

  it('does not take words in the code for a request', async () => {
    const text = words(
      await local.converse('Explain\n```js\nfunction f() { return "show hostile markdown"; }\n```'),
    );
    assert.match(text, /`f` is what/);
    assert.doesNotMatch(text, /<script>/);
  });
});

describe('An answer on request', () => {
  it('has exactly the size that was asked for', async () => {
    for (const [asked, bytes] of [
      ['1 KB', 1024],
      ['100 KB', 102_400],
      ['0.5 KB', 512],
    ] as const) {
      const output = await local.converse(`write ${asked}`, { inferenceConfig: { maxTokens: 64_000 } });
      assert.equal(Buffer.byteLength(words(output)), bytes);
    }
  });

  it('repeats what it is told, fences and all', async () => {
    assert.equal(words(await local.converse('repeat: one\n```\ntwo\n```')), 'one\n```\ntwo\n```');
  });

  it('tries what must be shown inert', async () => {
    const text = words(await local.converse('show hostile markdown'));
    for (const part of ['<script>', 'onerror=', '](javascript:', '![a remote image](https://']) {
      assert.equal(text.includes(part), true, part);
    }
  });

  it('says that nothing but a stand-in answered', async () => {
    assert.match(
      words(await local.converse('Is Pluto a planet?')),
      /bedrock-local.*Claude Haiku 4\.5 in us-east-1 was not called/,
    );
  });
});

describe('A conversation', () => {
  it('is remembered from its first turn on', async () => {
    const messages = [
      { role: 'user', content: [{ text: 'Is Pluto a planet?' }] },
      { role: 'assistant', content: [{ text: 'No.' }] },
      { role: 'user', content: [{ text: 'What did I first ask?' }] },
    ];
    assert.equal(
      words(await local.converse('', { messages })),
      'You asked: “Is Pluto a planet?”. This is turn 2.',
    );
  });

  it('goes on with the results of its tools', async () => {
    const messages = [
      { role: 'user', content: [{ text: 'Use the ping tool' }] },
      { role: 'assistant', content: [{ toolUse: { toolUseId: 't1', name: 'ping', input: {} } }] },
      { role: 'user', content: [{ toolResult: { toolUseId: 't1', content: [{ json: { ok: true } }] } }] },
    ];
    const toolConfig = { tools: [{ toolSpec: { name: 'ping', inputSchema: { json: {} } } }] };
    assert.match(words(await local.converse('', { messages, toolConfig })), /- `ping` says: \{"ok":true\}/);
  });
});

describe('What an answer is made of', () => {
  it('is reasoning with a signature, where the request asks the model to think', async () => {
    const thinking = { type: 'enabled', budget_tokens: 1024 };
    const output = await local.converse('Hello', { additionalModelRequestFields: { thinking } });
    const [first] = list(at(output, 'output', 'message', 'content'));
    const reasoning = at(first, 'reasoningContent', 'reasoningText');
    assert.match(String(at(reasoning, 'text')), /^The user asks: "Hello"\./);
    assert.equal(Buffer.from(String(at(reasoning, 'signature')), 'base64').length, 259);
  });

  it('is citations, where a document allows them', async () => {
    const facts =
      'Bananas are yellow. Ruby was created by Yukihiro Matsumoto in 1993. Nothing else is known.';
    const document = { format: 'txt', name: 'facts', source: { text: facts }, citations: { enabled: true } };
    const messages = [{ role: 'user', content: [{ text: 'Who created Ruby?' }, { document }] }];
    const [first] = list(at(await local.converse('', { messages }), 'output', 'message', 'content'));
    assert.deepEqual(first, {
      citationsContent: {
        citations: [
          {
            location: { documentChar: { documentIndex: 0, start: 20, end: 68 } },
            sourceContent: [{ text: 'Ruby was created by Yukihiro Matsumoto in 1993. ' }],
            title: 'facts',
          },
        ],
        content: [{ text: 'Ruby was created by Yukihiro Matsumoto in 1993.' }],
      },
    });
  });

  it('is the passages of a knowledge base, numbered as the prompt numbers them', async () => {
    const passage =
      '<passage number="3" title="Refunds">Support refunds up to 500 EUR. Cats sleep.</passage>';
    const text = words(await local.converse(`${passage}\n\nHow much does support refund?`));
    assert.match(text, /- Support refunds up to 500 EUR\. \[3\]\n\nThis comes from Refunds \[3\]\./);
  });

  it('is code and passages together, each for what it is', async () => {
    const passage = '<passage number="1" title="Errors">\nLog an error once.\n```py\nx = 1\n```\n</passage>';
    const text = words(
      await local.converse(`${passage}\n\n\`\`\`js\nfunction f() {}\n\`\`\`\n\nHow do we log?`),
    );
    assert.match(text, /`f` is what[\s\S]*- Log an error once\. \[1\]/);
  });
});

describe('What an answer is made of, on request', () => {
  it('is one tool call for each thing that was asked about', async () => {
    const json = { type: 'object', properties: { location: { type: 'string' } }, required: ['location'] };
    const toolConfig = { tools: [{ toolSpec: { name: 'get_current_weather', inputSchema: { json } } }] };
    const output = await local.converse('What is the weather in Seattle and San Francisco?', { toolConfig });
    const [, ...calls] = list(at(output, 'output', 'message', 'content'));
    assert.deepEqual(
      calls.map((call) => at(call, 'toolUse', 'input')),
      [{ location: 'Seattle' }, { location: 'San Francisco' }],
    );
    assert.equal(new Set(calls.map((call) => at(call, 'toolUse', 'toolUseId'))).size, 2);
  });

  it('is JSON of the schema that was asked for', async () => {
    const schema = JSON.stringify({
      type: 'object',
      properties: { tags: { type: 'array', items: { enum: ['a'] } }, n: { type: 'integer' } },
    });
    const outputConfig = { textFormat: { type: 'json_schema', structure: { jsonSchema: { schema } } } };
    assert.equal(words(await local.converse('Give me 7 of them', { outputConfig })), '{"tags":["a"],"n":7}');
  });
});
