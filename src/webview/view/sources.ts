import * as l10n from '@vscode/l10n';
import type { BlockView, SourceView } from '../../protocol/views.ts';
import { openable } from '../markdown/address.ts';
import type { Post } from '../rpc.ts';
import { button, el } from './dom.ts';

export interface TurnSources {
  readonly turnId: string;
  readonly sources: readonly SourceView[];
}

/** The passages that the answer was given, numbered from 1 as the prompt numbers them. */
export function sourceList({ turnId, sources }: TurnSources, post: Post): HTMLElement {
  const items = sources.map((source, i) =>
    sourceItem(source, i, () => post({ type: 'openSource', turnId, source: i })),
  );
  const list = el('ol', 'sources', ...items);
  const element = el(
    'details',
    'source-list',
    el('summary', '', l10n.t('Sources ({0})', sources.length)),
    list,
  );
  element.open = true;
  return element;
}

function sourceItem({ title, text, uri, score }: SourceView, index: number, open: () => void): HTMLElement {
  const heading = el('span', 'source-title', title);
  const head = el('span', 'source-head', el('span', 'source-number', String(index + 1)), heading);
  if (score !== undefined) head.append(scoreOf(score));
  const element = button('source', open, head, el('span', 'source-text', text));
  element.title = [title, uri].filter((part) => part !== undefined).join('\n');
  return el('li', '', element);
}

function scoreOf(score: number): HTMLElement {
  const element = el('span', 'source-score', score.toFixed(2));
  element.title = l10n.t('Relevance {0}', score);
  return element;
}

type Citation = Extract<BlockView, { kind: 'text' }>['citations'][number];

/** What the model itself cites for a block of text; one with a web address is a link. */
export function citationList(citations: readonly Citation[]): HTMLElement {
  const list = el('ol', 'citations', ...citations.map((citation) => el('li', '', citationItem(citation))));
  list.setAttribute('aria-label', l10n.t('Citations'));
  return list;
}

function citationItem({ title, text, location }: Citation): HTMLElement {
  const name = title === '' ? (location ?? text) : title;
  const target = location === undefined ? undefined : openable(location);
  const item = target === undefined ? el('span', 'citation', name) : el('a', 'citation', name);
  if (target !== undefined) item.setAttribute('href', target);
  item.title = [text, location].filter((part) => part !== undefined && part !== '').join('\n');
  return item;
}
