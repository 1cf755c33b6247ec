/** An answer of exactly `length` characters with everything that answers have; no two sections are the same. */
export function answerOf(length: number): string {
  let text = '';
  for (let n = 1; text.length < length; n += 1) text += section(n);
  return text.slice(0, length);
}

/** One block that never closes, as long as the whole answer: nothing of it can be put aside. */
export const oneBlock = {
  fence: (length: number) => cut('```ts\n', (n) => codeLine(n), length),
  list: (length: number) =>
    cut('', (n) => `- Point ${n} is **important** for \`name${n}\` and for others.\n`, length),
  table: (length: number) =>
    cut('| name | value |\n| --- | --- |\n', (n) => `| \`name${n}\` | the value *number* ${n} |\n`, length),
} as const;

function cut(head: string, line: (n: number) => string, length: number): string {
  let text = head;
  for (let n = 1; text.length < length; n += 1) text += line(n);
  return text.slice(0, length);
}

function codeLine(n: number): string {
  return `  const total${n} = items.filter(({ id }) => id !== ${n}).reduce((sum, { price }) => sum + price, 0);\n`;
}

function section(n: number): string {
  return [
    `## Section ${n}: how it works\n`,
    `The function \`quote${n}\` takes **every item** of the order and adds its _price_; see [the docs](https://example.com/${n}). ` +
      `It returns early where nothing was ordered, so that the caller need not ask, and rounds only once, at the end.\n`,
    `1. It reads the order ${n}.\n2. It checks the \`currency\`.\n   - Euro and dollar are known.\n   - Others are refused.\n3. It adds up.\n`,
    `\`\`\`ts\nexport function quote${n}(items: readonly Item[]): Money {\n${[1, 2, 3, 4].map((line) => codeLine(n * 10 + line)).join('')}  return round(total${n}1);\n}\n\`\`\`\n`,
    `| case | result |\n| --- | ---: |\n| empty | ${n} |\n| one item | ${n * 2} |\n`,
    `> Note ${n}: rounding twice loses cents.\n`,
    '',
  ].join('\n');
}
