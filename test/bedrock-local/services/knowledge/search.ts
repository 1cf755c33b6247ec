import MiniSearch from 'minisearch';
import type { KnowledgeBase } from './bases.ts';
import { readChunks, type Chunk } from './corpus.ts';

export interface Hit {
  readonly chunk: Chunk;
  /** 0–1, best first. */
  readonly score: number;
}

interface Index {
  readonly search: MiniSearch<Chunk>;
  readonly chunks: ReadonlyMap<string, Chunk>;
}

const indexes = new Map<string, Index>();

/** Where the score of a good match lies: it comes out as one half. */
const halfway = 12;

export function searchBase(base: KnowledgeBase, query: string): readonly Hit[] {
  const { search, chunks } = indexOf(base);
  return search.search(query).flatMap((result) => {
    const chunk = chunks.get(String(result.id));
    return chunk ? { chunk, score: result.score / (result.score + halfway) } : [];
  });
}

function indexOf(base: KnowledgeBase): Index {
  const known = indexes.get(base.id);
  if (known) return known;
  const chunks = readChunks(base);
  const search = new MiniSearch<Chunk>({
    fields: ['heading', 'text'],
    searchOptions: { boost: { heading: 2 }, fuzzy: 0.15, prefix: (term) => term.length > 3 },
    processTerm: (term) => (stopWords.has(term.toLowerCase()) ? null : term.toLowerCase()),
  });
  search.addAll(chunks);
  const index = { search, chunks: new Map(chunks.map((chunk) => [chunk.id, chunk])) };
  indexes.set(base.id, index);
  return index;
}

const stopWords = new Set(
  'a an and are as at be by do does for from how i in is it of on or our should the this to we what when where which who why with you'.split(
    ' ',
  ),
);
