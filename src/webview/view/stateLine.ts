import * as l10n from '@vscode/l10n';
import type { Disposable } from '../../base/lifecycle.ts';
import type { ActionView, AnswerView } from '../../protocol/views.ts';
import { button, el, icon, Slot } from './dom.ts';

const SECOND = 1000;

/** What an answer under way is doing and for how long, or how it ended if not in the ordinary way. */
export class StateLine implements Disposable {
  readonly element = el('div', 'state-line');
  readonly #label = el('span', 'state-label');
  readonly #elapsed = el('span', 'state-elapsed');
  readonly #actions: Slot<readonly ActionView[]>;
  #sign = el('span');
  #timer: number | undefined;
  #startedAt = Date.now();

  /** `act` is told which of the state's actions the person took. */
  constructor(act: (action: string) => void) {
    this.#actions = new Slot('state-actions', (actions) =>
      actions.map(({ id, label }) => button('link-button', () => act(id), label)),
    );
    this.element.append(this.#sign, this.#label, this.#elapsed, this.#actions.element);
  }

  update({ state, startedAt }: AnswerView): void {
    const running = state.kind === 'waiting' || state.kind === 'streaming';
    if (startedAt !== undefined) this.#startedAt = startedAt;
    this.#label.textContent = labelOf(state);
    this.element.hidden = this.#label.textContent === '';
    this.element.classList.toggle('running', running);
    this.#show(running ? el('span', 'pulse') : icon(state.kind === 'stopped' ? 'debug-stop' : 'info'));
    this.#actions.set(state.kind === 'complete' ? state.actions : undefined);
    this.#count(running);
  }

  dispose(): void {
    window.clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #show(sign: HTMLElement): void {
    this.#sign.replaceWith(sign);
    this.#sign = sign;
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
