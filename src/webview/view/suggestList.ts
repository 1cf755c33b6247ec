import * as l10n from '@vscode/l10n';
import { el, icon } from './dom.ts';
import { isWhole, type Suggesting, type Suggestion } from './suggesting.ts';

export interface SuggestListPorts {
  /** The text field that the list belongs to: it keeps the focus. */
  readonly input: HTMLTextAreaElement;
  readonly onAccept: (accepted: Suggestion, suggesting: Suggesting) => void;
}

let lists = 0;

/**
 * The list over the composer: walked with the arrows, taken with Enter or Tab. ARIA knows no combobox of several lines,
 * so that the field stays a text box with a list box, which says the row that is meant.
 */
export class SuggestList {
  readonly element = el('ul', 'suggest');
  readonly #ports: SuggestListPorts;
  readonly #id = `suggest-${(lists += 1)}`;
  #suggesting: Suggesting | undefined;
  #active = 0;

  constructor(ports: SuggestListPorts) {
    this.#ports = ports;
    const { input } = ports;
    this.element.id = this.#id;
    this.element.hidden = true;
    this.element.setAttribute('role', 'listbox');
    this.element.setAttribute('aria-label', l10n.t('Suggestions'));
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-haspopup', 'listbox');
    input.setAttribute('aria-controls', this.#id);
    input.addEventListener('blur', () => this.close());
    this.#announce();
  }

  get isOpen(): boolean {
    return this.#suggesting !== undefined;
  }

  /** Undefined closes it. */
  show(suggesting: Suggesting | undefined): void {
    const before = this.#suggesting?.items[this.#active]?.name;
    this.#suggesting = suggesting;
    const items = suggesting?.items ?? [];
    this.#active = Math.max(
      0,
      items.findIndex(({ name }) => name === before),
    );
    this.element.replaceChildren(...items.map((item, i) => this.#row(item, i)));
    this.#announce();
  }

  close(): void {
    if (this.isOpen) this.show(undefined);
  }

  /** Whether the key was the list's. */
  handle(key: string): boolean {
    const { isOpen } = this;
    if (!isOpen || (key === 'Enter' && this.#closedAsWhole())) return false;
    if (key === 'Escape') this.close();
    else if (key === 'ArrowDown') this.#move(1);
    else if (key === 'ArrowUp') this.#move(-1);
    else if (key === 'Enter' || key === 'Tab') this.#accept(this.#active);
    else return false;
    return true;
  }

  /** A command that is typed to its end is sent with Enter, not completed. */
  #closedAsWhole(): boolean {
    const active = this.#suggesting?.items[this.#active];
    const whole = this.#suggesting !== undefined && active !== undefined && isWhole(active, this.#suggesting);
    if (whole) this.close();
    return whole;
  }

  #move(by: number): void {
    const count = this.#suggesting?.items.length ?? 1;
    this.#active = (this.#active + by + count) % count;
    this.#announce();
  }

  #accept(index: number): void {
    const suggesting = this.#suggesting;
    const accepted = suggesting?.items[index];
    this.close();
    if (suggesting && accepted) this.#ports.onAccept(accepted, suggesting);
  }

  #row({ kind, name, description, icon: iconName }: Suggestion, index: number): HTMLElement {
    const sign = kind === 'command' ? '/' : '#';
    const row = el(
      'li',
      'suggest-row',
      icon(iconName),
      el('span', 'suggest-name', sign + name),
      el('span', 'suggest-description', description),
    );
    row.id = `${this.#id}-${index}`;
    row.setAttribute('role', 'option');
    // Before the text field loses the focus.
    row.addEventListener('mousedown', (event) => {
      event.preventDefault();
      this.#accept(index);
    });
    return row;
  }

  #announce(): void {
    const { input } = this.#ports;
    const { isOpen } = this;
    this.element.hidden = !isOpen;
    if (isOpen) input.setAttribute('aria-activedescendant', `${this.#id}-${this.#active}`);
    else input.removeAttribute('aria-activedescendant');
    for (const [i, row] of [...this.element.children].entries()) {
      row.setAttribute('aria-selected', String(i === this.#active));
      if (i === this.#active) row.scrollIntoView({ block: 'nearest' });
    }
  }
}
