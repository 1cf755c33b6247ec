import type { ContentBlock, DocumentFormat, ImageFormat } from '@aws-sdk/client-bedrock-runtime';
import type { Content } from '../../../chat/modelRequest.ts';

type Of<K extends Content['kind']> = Extract<Content, { kind: K }>;

/** A format that this version's SDK does not list is sent all the same: AWS may know it. */
export function imageBlock({ format, base64 }: Of<'image'>): ContentBlock.ImageMember {
  return { image: { format: format as ImageFormat, source: { bytes: Buffer.from(base64, 'base64') } } };
}

export function documentBlock({ format, name, base64 }: Of<'document'>): ContentBlock.DocumentMember {
  return {
    document: {
      format: format as DocumentFormat,
      name: documentName(name),
      source: { bytes: Buffer.from(base64, 'base64') },
    },
  };
}

const MAX_NAME = 200;

/**
 * AWS takes letters, digits, single white space, hyphens, parentheses and square brackets (DocumentBlock, Amazon
 * Bedrock API Reference).
 */
function documentName(name: string): string {
  const clean = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9()[\]\s-]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return clean.slice(0, MAX_NAME).trim() || 'document';
}

/** Within one request every document needs a name of its own: later ones get a number. `taken` is added to. */
export function withOwnName(block: ContentBlock, taken: Set<string>): ContentBlock {
  if (!block.document) return block;
  const name = freeName(block.document.name ?? 'document', taken);
  taken.add(name);
  return { document: { ...block.document, name } };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}
