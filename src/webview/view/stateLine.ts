import * as l10n from '@vscode/l10n';
import type { Disposable } from '../../base/lifecycle.ts';
import type { AnswerView } from '../../protocol/views.ts';
import { button, el, icon } from './dom.ts';

const SECOND = 1000;

/** What an answer under way is doing and for how long, or how it ended if not in the ordinary way. */
export class StateLine implements Disposable {
  readonly element = el('div', 'state-line');
  readonly #label = el('span', 'state-label');
  readonly #elapsed = el('span', 'state-elapsed');
  readonly #act: (action: string) => void;
  #timer: number | undefined;
  #startedAt = Date.now();

  /** `act` is told which of the state's actions the person took. */
  constructor(act: (action: string) => void) {
    this.#act = act;
  }

  update({ state, startedAt }: AnswerView): void {
    const running = state.kind === 'waiting' || state.kind === 'streaming';
    if (startedAt !== undefined) this.#startedAt = startedAt;
    this.#label.textContent = labelOf(state);
    this.element.hidden = this.#label.textContent === '';
    this.element.classList.toggle('running', running);
    const sign = running ? el('span', 'pulse') : icon(state.kind === 'stopped' ? 'debug-stop' : 'info');
    this.element.replaceChildren(sign, this.#label, this.#elapsed, ...this.#actions(state));
    this.#count(running);
  }

  dispose(): void {
    window.clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #actions(state: AnswerView['state']): readonly HTMLElement[] {
    const { actions = [] } = state.kind === 'complete' ? state : {};
    return actions.map(({ id, label }) => button('link-button', () => this.#act(id), label));
  }

  #count(running: boolean): void {
    if (!running) {
      this.dispose();
      this.#elapsed.textContent = '';
      return;
    }
    this.#timer ??= window.setInterval(() => this.#tick(), SECOND);
    this.#tick();
  }

  #tick(): void {
    const seconds = Math.max(0, Math.floor((Date.now() - this.#startedAt) / SECOND));
    this.#elapsed.textContent = seconds === 0 ? '' : l10n.t('{0} s', seconds);
  }
}

function labelOf(state: AnswerView['state']): string {
  switch (state.kind) {
    case 'waiting':
      return state.label;
    case 'streaming':
      return state.label ?? l10n.t('Answering…');
    case 'complete':
      return state.note ?? '';
    case 'stopped':
      return l10n.t('Stopped');
    case 'interrupted':
      return l10n.t('Interrupted');
    default:
      return '';
  }
}
