import type { AnswerBlock } from './answer.ts';

/** The stand-in's tokenizer. */
export const charactersPerToken = 4;

export function countTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

/** Tokens of anything that goes over the wire: strings count, what surrounds them does not. */
export function tokensIn(value: unknown): number {
  if (typeof value === 'string') return countTokens(value);
  if (value instanceof Uint8Array) return imageTokens;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + tokensIn(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === 'bytes' ? imageTokens : tokensIn(item)),
    0,
  );
}

/** A picture or a file counts the same, whatever its size. */
const imageTokens = 1_600;

/** The characters of a block that the model generates. */
export function generatedText(block: AnswerBlock): string {
  switch (block.kind) {
    case 'text':
    case 'reasoning':
    case 'cited':
      return block.text;
    case 'toolUse':
      return JSON.stringify(block.input);
    case 'redactedReasoning':
      return '';
  }
}

/**
 * Pieces of about `size` characters, cut before a word where there is one: joined, they are the text again.
 * No surrogate pair is ever cut.
 */
export function chunks(text: string, size: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const token of text.match(/\s*\S{1,16}|\s+/gu) ?? []) {
    if (piece !== '' && piece.length + token.length > size) {
      pieces.push(piece);
      piece = '';
    }
    piece += token;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

/** The first `length` code units, or one less where that would cut a surrogate pair. */
export function cut(text: string, length: number): string {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return text.slice(0, Math.max(0, end));
}
