import type { CommandView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { suggestAt, type Suggesting, type Suggestion } from './suggesting.ts';
import { SuggestList } from './suggestList.ts';

interface CompletionPorts {
  readonly post: Post;
  readonly input: HTMLTextAreaElement;
  readonly onEdited: () => void;
}

/** `/commands` and `#contexts` of the composer. */
export class Completion {
  readonly #ports: CompletionPorts;
  readonly #list: SuggestList;
  #commands: readonly CommandView[] = [];

  constructor(ports: CompletionPorts) {
    this.#ports = ports;
    this.#list = new SuggestList({
      input: ports.input,
      onAccept: (accepted, suggesting) => this.#take(accepted, suggesting),
    });
    ports.input.addEventListener('input', () => this.#suggest());
  }

  get element(): HTMLElement {
    return this.#list.element;
  }

  update(commands: readonly CommandView[]): void {
    this.#commands = commands;
  }

  /** Whether the key was the list's. */
  handle(event: KeyboardEvent): boolean {
    if (event.isComposing || !this.#list.handle(event.key)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #suggest(): void {
    const { value, selectionStart, selectionEnd } = this.#ports.input;
    const typing = selectionStart === selectionEnd;
    this.#list.show(typing ? suggestAt(value, selectionEnd, this.#commands) : undefined);
  }

  /** A command stays in the text; for a context the host asks which one, and it becomes a chip. */
  #take({ kind, name }: Suggestion, { from, to }: Suggesting): void {
    this.#ports.input.setSelectionRange(from, to);
    this.#type(kind === 'command' ? `/${name} ` : '');
    if (kind === 'context') this.#ports.post({ type: 'addContext', context: name });
  }

  /** As typing does it, so that Ctrl+Z takes it back: only this command keeps the text field's undo history. */
  #type(text: string): void {
    const { input, onEdited } = this.#ports;
    const typed = typeAtCaret(text);
    if (!typed) input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
    onEdited();
    this.#list.close();
  }
}

/** Given up by the standard without a successor; every browser has it. */
interface Typing {
  readonly execCommand?: (command: string, showUi: boolean, text: string) => boolean;
}

/** False where the page has no such command. */
function typeAtCaret(text: string): boolean {
  const page: Typing = document;
  return page.execCommand?.(text === '' ? 'delete' : 'insertText', false, text) ?? false;
}
