import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgeBase } from './bases.ts';

/** A piece of a document, as large as a retriever likes them. */
export interface Chunk {
  readonly id: string;
  readonly document: string;
  readonly uri: string;
  /** The document's title and the section's heading. */
  readonly heading: string;
  readonly text: string;
}

const corpus = join(import.meta.dirname, '../../corpus');

/** Every section of every document of a knowledge base, in order. */
export function readChunks({ folder, bucket }: KnowledgeBase): readonly Chunk[] {
  const files = readdirSync(join(corpus, folder))
    .filter((file) => file.endsWith('.md'))
    .sort();
  return files.flatMap((file) => {
    const text = readFileSync(join(corpus, folder, file), 'utf8');
    return split(text).map(({ heading, body }) => ({
      id: createHash('sha256').update(`${folder}/${file}#${heading}`).digest('base64url').slice(0, 20),
      document: file,
      uri: `s3://${bucket}/${file}`,
      heading,
      text: `${heading}\n${body}`,
    }));
  });
}

/** By heading; a section without words of its own is only a heading. */
export function split(markdown: string): readonly { readonly heading: string; readonly body: string }[] {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? '';
  return markdown
    .split(/^(?=#{1,3} )/m)
    .map((section) => {
      const [first = '', ...rest] = section.split('\n');
      const own = first.replace(/^#+ /, '').trim();
      return { heading: own === title ? title : `${title}: ${own}`, body: rest.join('\n').trim() };
    })
    .filter(({ body }) => body !== '');
}
