import type { CitationLocation, CitationsDelta } from '@aws-sdk/client-bedrock-runtime';
import * as l10n from '@vscode/l10n';
import type { Citation } from '../../../chat/modelEvent.ts';
import { defined } from '../../defined.ts';

/** Citation and CitationsDelta have the same members. */
export function decodeCitation(citation: CitationsDelta): Citation {
  const { title, source, sourceContent, location } = citation;
  const place = source ?? decodeLocation(location);
  return {
    title: title ?? source ?? place ?? l10n.t('Source'),
    text: sourceContent?.map(({ text }) => text ?? '').join('') ?? '',
    ...defined({ location: place }),
  };
}

/** Where it is, in words; AWS counts documents, results, characters, chunks and pages from 0 or 1 as it likes. */
function decodeLocation(location: CitationLocation | undefined): string | undefined {
  if (!location) return undefined;
  const { documentChar, documentPage, documentChunk, searchResultLocation, web } = location;
  if (web) return web.url ?? web.domain;
  if (documentPage) return l10n.t('pages {0}', range(documentPage));
  if (documentChunk) return l10n.t('chunks {0}', range(documentChunk));
  if (documentChar) return l10n.t('characters {0}', range(documentChar));
  if (searchResultLocation) return l10n.t('search result {0}', searchResultLocation.searchResultIndex ?? 0);
  return undefined;
}

function range({
  start,
  end,
}: {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}): string {
  if (start === undefined || end === undefined || start === end) return String(start ?? end ?? '?');
  return `${start}–${end}`;
}
