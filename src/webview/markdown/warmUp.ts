import { MarkdownStream } from './stream.ts';

/** A little of everything, in the languages of most code. */
const SAMPLE =
  '# A\n\nB **c** `d` [e](https://f.g) _h_.\n\n- i\n- [ ] j\n\n> k\n\n| l | m |\n| - | - |\n| n | o |\n\n' +
  '```typescript\nexport const p: string = `q`; // r\n```\n\n```python\ndef s(t):\n    return None\n```\n';

/** Reads and builds a sample that nobody sees: what is compiled on first use is not compiled within an answer. */
export function warmUp(): void {
  const stream = new MarkdownStream();
  stream.append(SAMPLE);
  stream.end();
}
