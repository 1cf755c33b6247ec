import * as l10n from '@vscode/l10n';
import type { AnswerView, PanelState, TurnView } from '../../protocol/views.ts';
import { el } from './dom.ts';

/** Tells screen readers that an answer has begun and, once, how it ended; never what comes in between. */
export class Announcer {
  readonly #status = el('div');
  readonly #alert = el('div');
  readonly element = el('div', 'visually-hidden', this.#status, this.#alert);
  #running: string | undefined;
  /** Calls that were asked about. */
  #asking = 0;

  constructor() {
    this.#status.setAttribute('role', 'status');
    this.#status.setAttribute('aria-live', 'polite');
    this.#alert.setAttribute('role', 'alert');
  }

  say(message: string): void {
    this.#alert.textContent = '';
    this.#status.textContent = message;
  }

  /** What went wrong interrupts what is being read. */
  #interrupt(message: string): void {
    this.#status.textContent = '';
    this.#alert.textContent = message;
  }

  /** Compares with the state before. */
  follow({ turns }: PanelState): void {
    const running = turns.findLast(isRunning)?.id;
    if (running !== undefined && running !== this.#running) this.say(l10n.t('Answering…'));
    const ended = running === undefined && turns.find(({ id }) => id === this.#running);
    if (ended) this.#tellEnd(ended.answer);
    this.#running = running;
    this.#askFor(turns.findLast(isRunning));
  }

  /** An answer waits for the person, who may not look at it: said once for each call. */
  #askFor(turn: TurnView | undefined): void {
    const asking = turn?.answer.blocks.flatMap((block) => askingOf(block)) ?? [];
    if (asking.length > this.#asking) {
      this.#interrupt(l10n.t('Your permission is needed: {0}', asking.join(', ')));
    }
    this.#asking = asking.length;
  }

  #tellEnd(answer: AnswerView): void {
    const { state } = answer;
    if (state.kind === 'failed' || state.kind === 'interrupted') {
      this.#interrupt(`${state.failure.message} ${state.failure.remedy}`);
    } else this.say(endOf(answer));
  }
}

function askingOf(block: AnswerView['blocks'][number]): readonly string[] {
  if (block.kind !== 'toolCall' || block.run?.state !== 'asking') return [];
  return [`${block.run.title} ${block.run.about}`.trim()];
}

function isRunning({ answer }: TurnView): boolean {
  return answer.state.kind === 'waiting' || answer.state.kind === 'streaming';
}

function endOf(answer: AnswerView): string {
  const { state } = answer;
  const { message } = answer.guardrail ?? {};
  if (message !== undefined) return l10n.t('The guardrail blocked the prompt: {0}', message);
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
