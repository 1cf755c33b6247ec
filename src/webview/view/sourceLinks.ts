import * as l10n from '@vscode/l10n';
import type { SourceView } from '../../protocol/views.ts';
import { el } from './dom.ts';

/** `[2]`, `[1, 3]`: how the prompt asks for the passages to be named. */
const REFERENCES = /\[\d{1,3}(?:, ?\d{1,3})*\]/g;
const NOT_PROSE = 'a, code, pre, button, .md-html';

/** Makes the numbers of an answer’s sources, where its text names them, open them. */
export function linkSources(root: Element, sources: readonly SourceView[]): void {
  if (sources.length === 0) return;
  const walker = document.createTreeWalker(root, window.NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (!text.data.includes('[') || text.parentElement?.closest(NOT_PROSE)) continue;
    const parts = partsOf(text.data, sources);
    if (parts.length > 1) text.replaceWith(...parts);
  }
}

function partsOf(text: string, sources: readonly SourceView[]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const { 0: reference, index } of text.matchAll(REFERENCES)) {
    const numbers = reference.slice(1, -1).split(',').map(Number);
    if (!numbers.every((number) => sources[number - 1])) continue;
    parts.push(text.slice(at, index), ...numbers.map((number) => link(number, sources[number - 1])));
    at = index + reference.length;
  }
  return [...parts, text.slice(at)];
}

function link(number: number, source: SourceView | undefined): HTMLElement {
  const element = el('a', 'source-link', `[${number}]`);
  element.href = '#';
  element.dataset['source'] = String(number - 1);
  element.title = source?.title ?? '';
  element.setAttribute('aria-label', l10n.t('Source {0}: {1}', number, source?.title ?? ''));
  return element;
}
