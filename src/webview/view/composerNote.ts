import * as l10n from '@vscode/l10n';
import { el, icon, iconButton } from './dom.ts';

/** A word at the composer about what was not taken, until the person goes on. */
export class ComposerNote {
  readonly element = el('div', 'composer-note');
  readonly #text = el('span', 'composer-note-text');

  constructor() {
    this.element.hidden = true;
    this.element.setAttribute('role', 'alert');
    const close = iconButton('close', l10n.t('Dismiss'), () => this.clear());
    this.element.append(icon('warning'), this.#text, close);
  }

  say(text: string): void {
    // Several files may be refused at once.
    const before = this.element.hidden ? '' : `${this.#text.textContent}\n`;
    this.#text.textContent = before + text;
    this.element.hidden = false;
  }

  clear(): void {
    this.element.hidden = true;
    this.#text.textContent = '';
  }
}
