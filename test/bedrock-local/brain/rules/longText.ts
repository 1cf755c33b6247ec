const sentences = [
  'A request is signed before it leaves the machine, and the region is a part of what is signed.',
  'Tokens are reserved when a call starts and given back when it ends, which is why a smaller limit helps.',
  'Reading a stream to its end matters: the usage comes last.',
  'What a function promises should be readable from its name and its types alone.',
  'When two parts of a program write the same state, one of them is wrong.',
] as const;

const code =
  '```ts\nexport function clamp(value: number, low: number, high: number): number {\n  return Math.min(high, Math.max(low, value));\n}\n```';

/** Markdown of exactly `bytes` bytes (all of it ASCII): sections of prose, lists and code. */
export function longText(bytes: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let n = 1; length < bytes; n += 1) {
    const part = section(n);
    parts.push(part);
    length += part.length;
  }
  const text = parts.join('').slice(0, Math.max(0, bytes - 1));
  return bytes > 0 ? `${text}.` : '';
}

function section(n: number): string {
  const at = (offset: number): string => sentences[(n + offset) % sentences.length] ?? '';
  const prose = `${at(0)} ${at(1)} ${at(2)}`;
  const list = [3, 4, 5].map((offset) => `- ${at(offset)}`).join('\n');
  return `## Part ${n}\n\n${prose}\n\n${list}\n\n${n % 3 === 0 ? `${code}\n\n` : ''}`;
}
