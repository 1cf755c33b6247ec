import { MAX_PATHS } from '../../protocol/messages.ts';
import type { Post } from '../rpc.ts';
import { el } from './dom.ts';

const CANDIDATES = '.md-inline-code, .md-inert-link';
const LONGEST = 260;
/** A name of code, of something that belongs to another or is called. The host says whether the workspace has it. */
const SYMBOL = /^[\p{L}_$][\p{L}\p{N}_$]{2,}(?:(?:\.|::|#)[\p{L}_$][\p{L}\p{N}_$]*)*(?:\(\))?$/u;
/** What a plain word lacks: asking a language server for each `number` and `true` would not pay. */
const CODE_LIKE = /[\p{Lu}_$]|\(\)$|::|#/u;
/** What might be a path: no spaces, a dot or a slash within, no address. The host says whether it is one. */
const PATH = /^(?!\w+:\/\/)[^\s<>"'|*?()]*[^\s<>"'|*?()/.][./][^\s<>"'|*?()]*$/;

/** Makes links of what answers name where the host says that it is a file or a symbol of the workspace. */
export class PathLinks {
  readonly #post: Post;
  /** Those that were found. */
  readonly #found = new Set<string>();
  /** What shows the paths that the host was asked for and has not answered. */
  readonly #waiting = new Map<string, HTMLElement[]>();

  constructor(post: Post) {
    this.#post = post;
  }

  /** Looks through an answer that is over. */
  look(root: Element): void {
    const unknown = new Set<string>();
    for (const element of root.querySelectorAll<HTMLElement>(CANDIDATES)) {
      const path = pathOf(element);
      if (path === undefined || element.closest('a')) continue;
      if (this.#found.has(path)) link(element, path);
      else this.#wait(path, element, unknown);
    }
    // Files are found at once; a language server may take its time.
    const names = [...unknown];
    this.#ask(names.filter((name) => !SYMBOL.test(name)));
    this.#ask(names.filter((name) => SYMBOL.test(name)));
  }

  /** What was not found is forgotten: files come, and the next answer may name it again. */
  answered(asked: readonly string[], found: readonly string[]): void {
    for (const path of found) {
      this.#found.add(path);
      for (const element of this.#waiting.get(path) ?? []) link(element, path);
    }
    for (const path of asked) this.#waiting.delete(path);
  }

  #wait(path: string, element: HTMLElement, unknown: Set<string>): void {
    const waiting = this.#waiting.get(path);
    waiting?.push(element);
    if (waiting) return;
    this.#waiting.set(path, [element]);
    unknown.add(path);
  }

  #ask(paths: readonly string[]): void {
    for (let at = 0; at < paths.length; at += MAX_PATHS) {
      this.#post({ type: 'findFiles', paths: paths.slice(at, at + MAX_PATHS) });
    }
  }
}

function pathOf(element: HTMLElement): string | undefined {
  const isLink = element.classList.contains('md-inert-link');
  const text = isLink ? element.title : element.textContent;
  const mayBe = PATH.test(text) || (!isLink && SYMBOL.test(text) && CODE_LIKE.test(text));
  return text.length <= LONGEST && mayBe ? text : undefined;
}

function link(element: HTMLElement, path: string): void {
  if (!element.isConnected || element.querySelector('a')) return;
  const anchor = el('a', 'path-link', ...element.childNodes);
  anchor.href = '#';
  anchor.dataset['path'] = path;
  anchor.title = path;
  element.replaceChildren(anchor);
}
