import * as l10n from '@vscode/l10n';
import type { FactView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { el, icon, iconButton } from './dom.ts';
import { factList } from './factList.ts';
import { retryButtons } from './retryButtons.ts';

/** What is told below an answer that is over. */
export interface Facts {
  readonly by: string | undefined;
  readonly usage: string | undefined;
  readonly usageDetail: string | undefined;
  readonly facts: readonly FactView[];
  /** The whole answer's Markdown, to copy. */
  readonly text: string;
}

/** Who answered and what it took, in one line that opens to all that is known. */
export function answerFooter({ text, ...facts }: Facts, turnId: string, post: Post): HTMLElement {
  const tools = el('div', 'answer-tools', ...retryButtons(turnId, post));
  if (text !== '') {
    tools.append(iconButton('copy', l10n.t('Copy Answer'), () => post({ type: 'copy', text })));
  }
  return el('div', 'answer-footer', summaryOf(facts, post), tools);
}

function summaryOf({ by, usage, usageDetail, facts }: Omit<Facts, 'text'>, post: Post): HTMLElement {
  const line = [
    ...(by === undefined ? [] : [el('span', 'answer-by', by)]),
    ...(usage === undefined ? [] : [usageLine(usage, usageDetail)]),
  ];
  if (facts.length === 0) return el('div', 'answer-facts', el('div', 'answer-line', ...line));
  const summary = el('summary', 'answer-line', icon('chevron-right'), ...line);
  return el('details', 'answer-facts', summary, factList(facts, post));
}

function usageLine(usage: string, detail: string | undefined): HTMLElement {
  const line = el('span', 'answer-usage');
  const short = el('span', '', usage);
  line.append(short);
  if (detail === undefined) return line;
  line.title = detail;
  short.setAttribute('aria-hidden', 'true');
  line.append(el('span', 'visually-hidden', detail));
  return line;
}
