import * as l10n from '@vscode/l10n';
import type { Disposable } from '../../base/lifecycle.ts';
import type { CallView, FactView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { button, el, icon, show, Slot } from './dom.ts';
import { factList } from './factList.ts';

/** What is typed is told to the host this long after the last key, in milliseconds. */
const PAUSE_MS = 300;

/** What the next call will be: one line below the composer that opens to all that is known of it. */
export class CallPreview implements Disposable {
  readonly element = el('details', 'call-preview');
  readonly #post: Post;
  readonly #line = el('span', 'call-line');
  readonly #meter: Slot<NonNullable<CallView['meter']>>;
  readonly #facts: Slot<readonly FactView[]>;
  readonly #tools: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #draft = '';

  constructor(post: Post) {
    this.#post = post;
    this.#meter = new Slot('call-meter', meterOf);
    this.#facts = new Slot('call-facts', (facts) => factList(facts, post));
    this.#tools = el(
      'div',
      'call-tools',
      button('link-button', () => this.#ask('previewRequest'), l10n.t('Open as a Document')),
      button('link-button', () => this.#ask('countTokens'), l10n.t('Have AWS Count the Tokens')),
    );
    const summary = el('summary', 'call-summary', icon('chevron-right'), this.#line, this.#meter.element);
    summary.title = l10n.t('What the next request will be');
    this.element.append(summary, el('div', 'call-detail', this.#facts.element, this.#tools));
    show(this.element, false);
  }

  update(call: CallView | undefined): void {
    show(this.element, call !== undefined);
    if (!call) return;
    if (this.#line.textContent !== call.line) this.#line.textContent = call.line;
    this.element.classList.toggle('blocked', call.blocked === true);
    this.#meter.set(call.meter);
    this.#facts.set(call.facts);
    show(this.#tools, call.blocked !== true);
  }

  /** To be called with every change of what is typed. */
  drafted(draft: string): void {
    if (draft === this.#draft) return;
    this.#draft = draft;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#post({ type: 'draft', text: draft }), PAUSE_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  /** With what is typed now, so that the answer is about nothing older. */
  #ask(type: 'previewRequest' | 'countTokens'): void {
    clearTimeout(this.#timer);
    this.#post({ type, text: this.#draft });
  }
}

function meterOf({ share, label, full }: NonNullable<CallView['meter']>): HTMLElement {
  const bar = el('span', 'call-bar');
  const filled = el('span', 'call-filled');
  filled.style.inlineSize = `${Math.max(1, Math.round(share * 100))}%`;
  bar.append(filled);
  bar.setAttribute('role', 'meter');
  bar.setAttribute('aria-label', l10n.t('Context window'));
  bar.setAttribute('aria-valuemin', '0');
  bar.setAttribute('aria-valuemax', '100');
  bar.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  bar.setAttribute('aria-valuetext', label);
  const element = el('span', full ? 'call-share full' : 'call-share', bar);
  element.title = label;
  if (full) element.append(icon('warning'), el('span', '', label));
  return element;
}
