import hljs from 'highlight.js/lib/common';
import type { Emitter } from 'highlight.js';

/** Above this many characters a block stays plain: colouring it would be felt as a pause. */
const MAX_LENGTH = 60_000;

/** Builds nodes where highlight.js would write HTML. */
class NodeEmitter implements Emitter {
  readonly root = document.createDocumentFragment();
  readonly #open: Node[] = [this.root];

  openNode(scope: string): void {
    const span = document.createElement('span');
    span.className = `hljs-${scope.replaceAll('.', ' hljs-')}`;
    this.#top.appendChild(span);
    this.#open.push(span);
  }

  closeNode(): void {
    if (this.#open.length > 1) this.#open.pop();
  }

  // highlight.js calls these two by both names.
  startScope(scope: string): void {
    this.openNode(scope);
  }

  endScope(): void {
    this.closeNode();
  }

  addText(text: string): void {
    if (text !== '') this.#top.appendChild(document.createTextNode(text));
  }

  __addSublanguage(emitter: Emitter): void {
    if (emitter instanceof NodeEmitter) this.#top.appendChild(emitter.root);
  }

  finalize(): void {
    this.#open.length = 1;
  }

  toHTML(): string {
    return '';
  }

  get #top(): Node {
    return this.#open.at(-1) ?? this.root;
  }
}

hljs.configure({ __emitter: NodeEmitter });

/** The code as coloured nodes, or undefined where the language is unknown or the code too long. */
export function highlighted(code: string, language: string): Node | undefined {
  if (code.length > MAX_LENGTH || !hljs.getLanguage(language)) return undefined;
  const { _emitter } = hljs.highlight(code, { language, ignoreIllegals: true });
  if (!(_emitter instanceof NodeEmitter)) return undefined;
  // A grammar that throws loses text: plain code is better than less code.
  return _emitter.root.textContent === code ? _emitter.root : undefined;
}
