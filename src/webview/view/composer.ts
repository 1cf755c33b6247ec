import { focusWhenShown } from '../focusWhenShown.ts';
import * as l10n from '@vscode/l10n';
import { formatBytes } from '../../base/text.ts';
import type { ComposerFocus } from '../../protocol/messages.ts';
import type { AttachmentView, ChoiceView, ImplicitView, PanelState } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { listenForDrops, listenForPaste, type AttachingPorts } from './attaching.ts';
import { chips } from './chips.ts';
import { choiceBar } from './choiceBar.ts';
import { Completion } from './completion.ts';
import { composerKey, type ComposerKey } from './composerKeys.ts';
import { ComposerNote } from './composerNote.ts';
import { webviewContext } from './contextMenu.ts';
import { el, iconButton, nameIt, Slot } from './dom.ts';
import { implicitChip } from './implicitChip.ts';
import type { Previews } from './previews.ts';
import { PromptHistory } from './promptHistory.ts';

interface ComposerPorts {
  readonly post: Post;
  readonly previews: Previews;
  readonly onDraft: (draft: string) => void;
  readonly onSent: () => void;
}

/** Where prompts are written and sent. */
export class Composer {
  readonly element = el('div', 'composer');
  readonly #ports: ComposerPorts;
  readonly #input = el('textarea', 'composer-input');
  readonly #chips: Slot<readonly AttachmentView[]>;
  readonly #implicit: Slot<ImplicitView>;
  readonly #choices: Slot<readonly ChoiceView[]>;
  readonly #note = new ComposerNote();
  readonly #completion: Completion;
  readonly #send: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #history = new PromptHistory();
  #attachments: readonly AttachmentView[] = [];
  #busy = false;

  constructor(ports: ComposerPorts) {
    this.#ports = ports;
    const { post, previews } = ports;
    const options = { removable: true, previews };
    this.#chips = new Slot('composer-chips', (shown) => chips(shown, post, options));
    this.#implicit = new Slot('composer-implicit', (shown) => implicitChip(shown, post));
    this.#choices = new Slot('composer-choices', (choices) => choiceBar(choices, post));
    this.#send = iconButton('send', l10n.t('Send (Enter)'), () => this.#sendPrompt());
    this.#stop = iconButton('debug-stop', l10n.t('Stop (Escape)'), () => this.#stopAnswer());
    this.#send.classList.add('send');
    this.#stop.classList.add('stop');
    this.#prepareInput();
    this.#completion = new Completion({ post, input: this.#input, onEdited: () => this.#edited() });
    this.element.append(
      this.#completion.element,
      this.#note.element,
      el('div', 'composer-context', this.#chips.element, this.#implicit.element),
      this.#input,
      this.#toolbar(),
    );
    this.#showButtons();
  }

  get draft(): string {
    return this.#input.value;
  }

  update({ busy, attachments, choices, turns, commands, implicit }: PanelState): void {
    this.#busy = busy;
    this.#attachments = attachments;
    this.#completion.update(commands);
    this.#chips.set(attachments.length > 0 ? attachments : undefined);
    this.#implicit.set(implicit);
    this.#choices.set(choices.length > 0 ? choices : undefined);
    this.#history.set(turns.map(({ prompt }) => prompt.text));
    this.#showButtons();
  }

  /** Why something did not go along. */
  say(note: string): void {
    this.#note.say(note);
  }

  /** `draft` is taken where nothing is typed; `unsent` stands before what was typed since. */
  focus({ draft, unsent }: ComposerFocus = {}): void {
    if (unsent !== undefined) this.write(this.draft === '' ? unsent : `${unsent}\n${this.draft}`);
    if (draft !== undefined && this.draft === '') this.write(draft);
    focusWhenShown(this.#input);
  }

  /** What is dropped on the page goes along with the next prompt. */
  takeDrops(page: HTMLElement): void {
    listenForDrops(page, this.element, this.#attaching());
  }

  write(draft: string): void {
    this.#input.value = draft;
    this.#input.setSelectionRange(draft.length, draft.length);
    this.#edited();
  }

  #prepareInput(): void {
    this.#input.rows = 1;
    this.#input.placeholder = l10n.t('Ask Amazon Bedrock');
    this.#input.setAttribute('aria-label', l10n.t('Prompt'));
    webviewContext(this.#input, { webviewSection: 'composer', preventDefaultContextMenuItems: false });
    this.#input.addEventListener('input', () => this.#edited());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    listenForPaste(this.element, this.#attaching());
    // The whole box is the input's: a click beside the text begins to type.
    this.element.addEventListener('click', ({ target }) => {
      if (target === this.element) this.#input.focus();
    });
  }

  #attaching(): AttachingPorts {
    return {
      post: this.#ports.post,
      tooLarge: (name, bytes) =>
        this.#note.say(l10n.t('{0} is {1}, which is more than any model takes.', name, formatBytes(bytes))),
    };
  }

  #toolbar(): HTMLElement {
    const add = iconButton('add', l10n.t('Add Context…'), () =>
      this.#ports.post({ type: 'addContext', context: '' }),
    );
    const end = el('div', 'composer-end', this.#send, this.#stop);
    return el('div', 'composer-bar', add, this.#choices.element, end);
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#completion.handle(event)) return;
    const { selectionStart, selectionEnd } = this.#input;
    const text = this.draft;
    const key = composerKey(event, {
      text,
      recalled: this.#history.recalled,
      caretAtEdge: selectionStart === selectionEnd && (selectionEnd === 0 || selectionEnd === text.length),
      busy: this.#busy,
    });
    if (key !== undefined && this.#handle(key)) event.preventDefault();
  }

  /** Whether the key was used. */
  #handle(key: ComposerKey): boolean {
    switch (key) {
      case 'send':
        this.#sendPrompt();
        return true;
      case 'stop':
        this.#stopAnswer();
        return true;
      case 'removeLast':
        return this.#removeLast();
      case 'older':
        return this.#recall(this.#history.older());
      case 'newer':
        return this.#recall(this.#history.newer());
    }
  }

  #recall(prompt: string | undefined): boolean {
    if (prompt === undefined) return false;
    this.write(prompt);
    return true;
  }

  #removeLast(): boolean {
    const last = this.#attachments.at(-1);
    if (last) this.#ports.post({ type: 'removeAttachment', id: last.id });
    return last !== undefined;
  }

  #sendPrompt(): void {
    const text = this.draft;
    if (this.#busy || text.trim() === '') return;
    this.#note.clear();
    this.#ports.post({ type: 'send', text });
    this.write('');
    this.#input.focus();
    this.#ports.onSent();
  }

  #stopAnswer(): void {
    this.#ports.post({ type: 'stop' });
    this.#input.focus();
  }

  #edited(): void {
    this.#ports.onDraft(this.draft);
    this.#showButtons();
  }

  /** One of the two is there; the focus goes from one to the other, not away. */
  #showButtons(): void {
    const focused = document.activeElement;
    this.#send.hidden = this.#busy;
    this.#stop.hidden = !this.#busy;
    this.#send.disabled = this.draft.trim() === '';
    nameIt(this.#send, this.#send.disabled ? l10n.t('Send (write a prompt first)') : l10n.t('Send (Enter)'));
    if (focused === this.#send || focused === this.#stop) this.#input.focus();
  }
}
