/** A passage of a knowledge base that stands in the prompt's text. */
export interface Passage {
  /** The number that the prompt gave it, else its place. */
  readonly number: number;
  readonly title: string;
  readonly text: string;
}

/** Only with attributes: rules about `<passage>` name the bare element. */
const element = /<(passage|source|document)\s([^>]*)>([\s\S]*?)<\/\1>/g;

/** `<passage number="1" title="…">…</passage>`, and the like. */
export function findPassages(text: string): readonly Passage[] {
  return Array.from(text.matchAll(element), ([, , attributes = '', body = ''], i) => ({
    number: Number(/"(\d{1,3})"/.exec(attributes)?.[1] ?? i + 1),
    title: /(?:title|name)="([^"]*)"/.exec(attributes)?.[1] ?? firstLine(body),
    text: body.trim(),
  }));
}

export function withoutPassages(text: string): string {
  return text.replace(element, '');
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}
