import { randomUUID } from 'node:crypto';
import type { Attachment } from '../../chat/conversation.ts';

/** The first bytes of the formats that Converse reads (ImageBlock and DocumentBlock, Amazon Bedrock API Reference). */
const IMAGES: readonly (readonly [format: string, begins: string])[] = [
  ['png', '\x89PNG\r\n\x1A\n'],
  ['jpeg', '\xFF\xD8\xFF'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
];

/** Office formats share their containers: among them the file's ending decides. */
const DOCUMENTS: readonly (readonly [begins: string, formats: readonly string[]])[] = [
  ['%PDF-', ['pdf']],
  ['PK\x03\x04', ['docx', 'xlsx']],
  ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', ['doc', 'xls']],
];

export type Sniffed =
  | { readonly kind: 'image' | 'document'; readonly format: string }
  | { readonly kind: 'text' }
  /** Neither text nor anything that a model reads. */
  | { readonly kind: 'other' };

/** What the bytes are, whatever the name or a declared type say. */
export function sniff(name: string, bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const image = imageFormat(head);
  if (image !== undefined) return { kind: 'image', format: image };
  const document = DOCUMENTS.find(([begins]) => head.startsWith(begins))?.[1];
  if (document) return documentOf(name, document);
  return isText(bytes) ? { kind: 'text' } : { kind: 'other' };
}

/** WebP is a RIFF file: its name stands behind four bytes of length. */
function imageFormat(head: string): string | undefined {
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  return IMAGES.find(([, begins]) => head.startsWith(begins))?.[0];
}

function documentOf(name: string, formats: readonly string[]): Sniffed {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const format = formats.length === 1 ? formats[0] : formats.find((one) => one === ending);
  return format === undefined ? { kind: 'other' } : { kind: 'document', format };
}

/** UTF-8 without a NUL. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A file as it goes with a prompt; undefined where no model could read it. Text is not checked yet. */
export function fileAttachment(name: string, bytes: Uint8Array, uri?: string): Attachment | undefined {
  const sniffed = sniff(name, bytes);
  const id = randomUUID();
  switch (sniffed.kind) {
    case 'other':
      return undefined;
    case 'text': {
      const text = new TextDecoder().decode(bytes);
      return { id, kind: 'file', label: name, text, ...(uri !== undefined && { uri }) };
    }
    default:
      return { id, ...sniffed, label: name, base64: Buffer.from(bytes).toString('base64') };
  }
}
