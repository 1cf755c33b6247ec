import { formatBytes } from '../../base/text.ts';

/** A part of what a tool of VS Code answers. */
export type ResultPart =
  | { readonly kind: 'text'; readonly text: string }
  /** A picture, or whatever the type says. */
  | { readonly kind: 'data'; readonly mimeType: string; readonly data: Uint8Array }
  /** Laid out for another renderer than text. */
  | { readonly kind: 'rendered' }
  | { readonly kind: 'unknown' };

const TEXT_TYPE = /^(?:text\/|application\/(?:json|xml|yaml)\b|[^;]*\+(?:json|xml)\b)/i;

/** What the model is told of it: text as it is, the rest in a word. Whoever runs the tool cuts what is too long. */
export function resultText(parts: readonly ResultPart[]): string {
  return parts.map(partText).join('\n');
}

function partText(part: ResultPart): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'data':
      return dataText(part.mimeType, part.data);
    case 'rendered':
      return '(A part of the result is laid out for another program, and can’t be shown as text.)';
    case 'unknown':
      return '(A part of the result is of a kind that is not known here, and is left out.)';
  }
}

function dataText(mimeType: string, data: Uint8Array): string {
  if (TEXT_TYPE.test(mimeType)) return new TextDecoder().decode(data);
  return `(A part of the result is ${mimeType}, ${formatBytes(data.byteLength)}, and can’t be shown as text.)`;
}
