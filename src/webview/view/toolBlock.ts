import * as l10n from '@vscode/l10n';
import type { ActionView, BlockView, ToolRunView } from '../../protocol/views.ts';
import type { BlockElement } from './blockElement.ts';
import { button, el, icon, show, Slot } from './dom.ts';
import { indented } from './indented.ts';

type State = ToolRunView['state'];

/** A tool's call that runs here: what it is given, how it stands, what came of it, and whether it may run. */
export class ToolBlock implements BlockElement {
  readonly element = el('div', 'tool-call');
  readonly #details = el('details', 'folded data');
  readonly #summary = el('summary');
  readonly #input = el('pre', 'wrapping');
  readonly #resultTitle = el('p', 'tool-part', l10n.t('Result'));
  readonly #result = el('pre', 'wrapping tool-result');
  readonly #actions: Slot<readonly ActionView[]>;
  #state: State | undefined;

  constructor(act: (action: string) => void) {
    this.#actions = new Slot('card-actions', (actions) => buttons(actions, act));
    const inputTitle = el('p', 'tool-part', l10n.t('Arguments'));
    const body = el('div', 'tool-body', inputTitle, this.#input, this.#resultTitle, this.#result);
    this.#details.append(this.#summary, body);
    this.element.append(this.#details, this.#actions.element);
    this.element.setAttribute('role', 'group');
  }

  update(block: BlockView): boolean {
    if (block.kind !== 'toolCall' || !block.run) return false;
    const { run } = block;
    this.element.setAttribute('aria-label', l10n.t('Tool call: {0}', run.title));
    this.#summary.replaceChildren(...summaryOf(run));
    this.#input.textContent = indented(block.text);
    this.#result.textContent = run.result ?? '';
    show(this.#resultTitle, run.result !== undefined);
    show(this.#result, run.result !== undefined);
    this.#setActions(run.actions);
    if (run.state !== this.#state) this.#entered(run.state);
    return true;
  }

  /** It is built once its input is whole. */
  append(): void {
    return;
  }

  /** Nobody allows what they have not seen. */
  #entered(state: State): void {
    if (state === 'asking') this.#details.open = true;
    else if (this.#state === 'asking') this.#details.open = false;
    this.element.classList.toggle('card', state === 'asking');
    this.#state = state;
  }

  /**
   * Those that are there stay, whatever becomes of other calls meanwhile: a press on one would be lost. The caret stays
   * in the card that it was in.
   */
  #setActions(actions: readonly ActionView[]): void {
    const { element } = this.#actions;
    const focused = document.activeElement;
    const hadFocus = element.contains(focused);
    this.#actions.set(actions.length > 0 ? actions : undefined);
    if (hadFocus && !element.contains(focused)) this.#summary.focus();
  }
}

function buttons(actions: readonly ActionView[], act: (action: string) => void): readonly HTMLElement[] {
  return actions.map(({ id, label }, at) =>
    button(at === 0 ? 'button' : 'button secondary', () => act(id), label),
  );
}

function summaryOf({ state, title, about, status }: ToolRunView): HTMLElement[] {
  return [
    icon(ICONS[state]),
    el('span', 'tool-title', title),
    ...(about === '' ? [] : [el('span', 'tool-about', about)]),
    ...(status === undefined ? [] : [el('span', `tool-status ${state}`, status)]),
  ];
}

const ICONS: Readonly<Record<State, string>> = {
  asking: 'question',
  running: 'loading codicon-modifier-spin',
  done: 'check',
  failed: 'warning',
  denied: 'circle-slash',
  cancelled: 'debug-stop',
};
