import type {
  KnowledgeBaseRetrievalResult,
  RetrievalResultContent,
  RetrievalResultContentColumn,
  RetrievalResultLocation,
} from '@aws-sdk/client-bedrock-agent-runtime';
import * as l10n from '@vscode/l10n';
import type { Passage } from '../../chat/resources.ts';
import { defined } from '../defined.ts';

/** A result of Retrieve in our terms; undefined if there is nothing in it to read. */
export function toPassage(result: KnowledgeBaseRetrievalResult): Passage | undefined {
  const text = textOf(result.content);
  if (text.trim() === '') return undefined;
  const source = sourceOf(result);
  return {
    text,
    title: titleOf(result, source),
    ...defined({ uri: isUri(source) ? source : undefined, score: result.score }),
  };
}

function textOf(content: RetrievalResultContent | undefined): string {
  const { text, row, audio, video } = content ?? {};
  return text ?? row?.map(cellText).join('\n') ?? audio?.transcription ?? video?.summary ?? '';
}

function cellText({ columnName = '', columnValue = '' }: RetrievalResultContentColumn): string {
  return `${columnName}: ${columnValue}`;
}

/** A URI, or a name where the source has none. Kinds that this SDK does not know are told by the metadata alone. */
function sourceOf({ location, metadata }: KnowledgeBaseRetrievalResult): string | undefined {
  return (location && ofLocation(location)) ?? words(metadata?.['x-amz-bedrock-kb-source-uri']);
}

/** Each kind has a member of its own, with the address under `uri`, `url`, `id` or (SQL) `query`. */
function ofLocation(location: RetrievalResultLocation): string | undefined {
  for (const place of Object.values(location) as unknown[]) {
    if (typeof place !== 'object' || place === null) continue;
    const { uri, url, id, query } = place as Readonly<Record<string, unknown>>;
    const source = [uri, url, id, query].map(words).find((candidate) => candidate !== undefined);
    if (source !== undefined) return source;
  }
  return undefined;
}

function titleOf({ metadata, documentId }: KnowledgeBaseRetrievalResult, source: string | undefined): string {
  return (
    words(metadata?.['x-amz-bedrock-kb-title']) ??
    words(metadata?.['title']) ??
    lastSegment(source) ??
    documentId ??
    l10n.t('Untitled passage')
  );
}

/** `s3://bucket/a/My%20file.pdf` → `My file.pdf`; what is no path stays as it is. */
function lastSegment(source: string | undefined): string | undefined {
  if (source === undefined || !isUri(source)) return source;
  const path = source.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  return decoded(path.slice(path.lastIndexOf('/') + 1)) || source;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function isUri(source: string | undefined): source is string {
  return source !== undefined && /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(source);
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
