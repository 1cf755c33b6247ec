import * as l10n from '@vscode/l10n';
import type { Citation } from '../../../chat/modelEvent.ts';
import { defined } from '../../defined.ts';
import { count, list, member, record, text, type Wire } from './wire.ts';

/** `Citation` and `CitationsDelta`, which have the same members. */
export function decodeCitation(value: unknown): Citation {
  const citation = record(value);
  const location = text(citation['source']) ?? decodeLocation(citation['location']);
  return {
    title: text(citation['title']) ?? location ?? l10n.t('Source'),
    text: list(citation['sourceContent'])
      .map((part) => text(record(part)['text']) ?? '')
      .join(''),
    ...defined({ location }),
  };
}

/** A URL, or the place within the document in words. Positions are AWS's own numbers. */
function decodeLocation(location: unknown): string | undefined {
  const { name, value } = member(location) ?? {};
  const place = record(value);
  switch (name) {
    case 'web':
      return text(place['url']) ?? text(place['domain']);
    case 'documentPage':
      return l10n.t('pages {0}', range(place));
    case 'documentChunk':
      return l10n.t('chunks {0}', range(place));
    case 'documentChar':
      return l10n.t('characters {0}', range(place));
    case 'searchResultLocation':
      return l10n.t('search result {0}', count(place['searchResultIndex']) ?? '?');
    default:
      return undefined;
  }
}

function range(place: Wire): string {
  const start = count(place['start']);
  const end = count(place['end']);
  if (start === undefined || end === undefined || start === end) return String(start ?? end ?? '?');
  return `${start}–${end}`;
}
