/** A passage of a knowledge base that stands in the prompt's text. */
export interface Passage {
  /** The number that the prompt gave it, else its place. */
  readonly number: number;
  readonly title: string;
  readonly text: string;
}

const element = /<(passage|source|document|result)\b([^>]*)>([\s\S]*?)<\/\1>/g;
const numbered = /^\[(\d{1,3})\][ \t]*([^\n]*)\n([\s\S]*?)(?=^\[\d{1,3}\]|(?![\s\S]))/gm;

/** As elements (`<passage n="1" title="…">…</passage>`) or as `[1] title` with its text below. */
export function findPassages(text: string): readonly Passage[] {
  const elements = Array.from(text.matchAll(element), ([, , attributes = '', body = ''], i) => ({
    number: Number(/"(\d{1,3})"/.exec(attributes)?.[1] ?? i + 1),
    title: /(?:title|name)="([^"]*)"/.exec(attributes)?.[1] ?? firstLine(body),
    text: body.trim(),
  }));
  if (elements.length > 0) return elements;
  return Array.from(text.matchAll(numbered), ([, number, title = '', body = '']) => ({
    number: Number(number),
    title: title.trim(),
    text: body.trim(),
  })).filter((passage) => passage.text !== '');
}

export function withoutPassages(text: string): string {
  return text.replace(element, '').replace(numbered, '');
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}
