import type { Conversation } from './conversation.ts';

type Image = { readonly format: string; readonly source: { readonly bytes?: string } };

/** The limit counts base64, not bytes. */
const largest = 5_242_880;

const signatures: Readonly<Record<string, RegExp>> = {
  jpeg: /^\xff\xd8\xff/,
  png: /^\x89PNG\r\n/,
  gif: /^GIF8/,
  webp: /^RIFF[^]{4}WEBP/,
};

/** What a model says of an image that it can't read; undefined: nothing. */
export function imageRefusal({ messages }: Conversation): string | undefined {
  for (const [i, { content }] of (messages ?? []).entries()) {
    for (const [k, { image }] of content.entries()) {
      const refusal = image && refusalOf(image, `messages.${i}.content.${k}.image.source.bytes`);
      if (refusal !== undefined) return `The model returned the following errors: ${refusal}`;
    }
  }
  return undefined;
}

function refusalOf({ format, source: { bytes } }: Image, path: string): string | undefined {
  if (bytes === undefined) return undefined;
  if (bytes.length > largest) {
    return `${path}: image exceeds 5 MB maximum: ${bytes.length} bytes > ${largest} bytes`;
  }
  const detected = typeOf(bytes);
  if (detected === format) return undefined;
  const type = detected ? `image/${detected}` : 'text/plain';
  return `The detected file MIME type ${type} does not match the expected type image/${format}. Reformat your input and try again.`;
}

function typeOf(base64: string): string | undefined {
  const start = Buffer.from(base64.slice(0, 24), 'base64').toString('latin1');
  return Object.keys(signatures).find((name) => signatures[name]?.test(start));
}
