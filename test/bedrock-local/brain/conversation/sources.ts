import type { DocumentBlock, Message, SearchResultBlock } from './request.ts';

/** A document or search result with citations enabled, and how AWS points into it. */
export interface CitableSource {
  readonly title: string;
  readonly text: string;
  /** Search results have one. */
  readonly source?: string;
  readonly locate: (start: number, end: number) => Readonly<Record<string, unknown>>;
}

export function findSources(messages: readonly Message[]): readonly CitableSource[] {
  const content = messages.flatMap((message) => message.content);
  const documents = content.flatMap(({ document }) => (document?.citations?.enabled ? [document] : []));
  const results = content
    .flatMap(({ searchResult, toolResult }) => [
      searchResult,
      ...(toolResult?.content.map((inner) => inner.searchResult) ?? []),
    ])
    .flatMap((result) => (result?.citations?.enabled ? [result] : []));
  return [...documents.map(fromDocument), ...results.map(fromSearchResult)];
}

function fromDocument(document: DocumentBlock, documentIndex: number): CitableSource {
  const paged = document.format === 'pdf';
  return {
    title: document.name,
    text: documentText(document),
    locate: (start, end) =>
      paged
        ? { documentPage: { documentIndex, start: 1, end: 2 } }
        : { documentChar: { documentIndex, start, end } },
  };
}

function fromSearchResult(result: SearchResultBlock, searchResultIndex: number): CitableSource {
  return {
    title: result.title,
    source: result.source,
    text: result.content.map(({ text }) => text).join('\n'),
    locate: () => ({ searchResultLocation: { searchResultIndex, start: 0, end: 1 } }),
  };
}

const readable = new Set(['txt', 'md', 'csv', 'html']);

/** The stand-in reads plain text only. */
function documentText({ name, format = 'txt', source }: DocumentBlock): string {
  if (source.text !== undefined) return source.text;
  if (source.content) return source.content.map(({ text }) => text).join('\n');
  if (source.bytes === undefined || !readable.has(format)) return `${name} is a ${format} document.`;
  const bytes =
    typeof source.bytes === 'string' ? Buffer.from(source.bytes, 'base64') : Buffer.from(source.bytes);
  return bytes.toString();
}
