import * as l10n from '@vscode/l10n';
import type { AnswerView, PanelState, TurnView } from '../../protocol/views.ts';
import { el } from './dom.ts';

/** Tells screen readers that an answer has begun and, once, how it ended; never what comes in between. */
export class Announcer {
  readonly element = el('div', 'visually-hidden');
  #running: string | undefined;

  constructor() {
    this.element.setAttribute('role', 'status');
    this.element.setAttribute('aria-live', 'polite');
  }

  say(message: string): void {
    this.element.textContent = message;
  }

  /** Compares with the state before. */
  follow({ turns }: PanelState): void {
    const running = turns.findLast(isRunning)?.id;
    if (running !== undefined && running !== this.#running) this.say(l10n.t('Answering…'));
    const ended = running === undefined && turns.find(({ id }) => id === this.#running);
    if (ended) this.say(endOf(ended.answer));
    this.#running = running;
  }
}

function isRunning({ answer }: TurnView): boolean {
  return answer.state.kind === 'waiting' || answer.state.kind === 'streaming';
}

function endOf(answer: AnswerView): string {
  const { state } = answer;
  if (state.kind === 'failed' || state.kind === 'interrupted') {
    return `${state.failure.message} ${state.failure.remedy}`;
  }
  if (state.kind === 'stopped') return l10n.t('Answer stopped');
  const text = usesScreenReader() ? spoken(answer) : '';
  return text === '' ? l10n.t('Answer complete') : l10n.t('Answer complete: {0}', text);
}

function usesScreenReader(): boolean {
  return document.body.classList.contains('vscode-using-screen-reader');
}

function spoken({ blocks }: AnswerView): string {
  return blocks
    .filter(({ kind }) => kind === 'text')
    .map(({ text }) => text)
    .join('\n');
}
