import { isBase64 } from '../../base/base64.ts';
import type { Post } from '../rpc.ts';
import { icon } from './dom.ts';

/** Characters of pictures that are kept besides those on the page; the host has them all. */
export const KEPT = 16 * 1024 * 1024;

/** Types whose bytes may be shown as a picture. SVG is not among them: it is a document with a life of its own. */
const SHOWN: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif', 'webp']);

/** Small pictures of what goes or went with a prompt, asked for when they are first shown. */
export class Previews {
  readonly #post: Post;
  /** By id, the one that was shown longest ago first. */
  readonly #urls = new Map<string, string>();
  readonly #waiting = new Map<string, readonly HTMLImageElement[]>();
  #kept = 0;

  constructor(post: Post) {
    this.#post = post;
  }

  /** `alt` is what stands for it where it can't be seen. */
  image(id: string, alt: string): HTMLImageElement {
    const image = document.createElement('img');
    image.className = 'chip-preview';
    image.alt = alt;
    image.addEventListener('error', () => image.replaceWith(icon('file-media')));
    const url = this.#take(id);
    if (url === undefined) this.#wait(id, image);
    else {
      this.#keep(id, url);
      image.src = url;
    }
    return image;
  }

  receive(id: string, format: string, base64: string): void {
    const images = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#forgetGone();
    if (!images || !SHOWN.has(format) || !isBase64(base64)) return;
    const url = `data:image/${format};base64,${base64}`;
    this.#take(id);
    this.#keep(id, url);
    for (const image of images) {
      image.src = url;
      image.hidden = false;
    }
  }

  /** Asks anew where nobody waits any more who is on the page: the host may have had nothing to answer then. */
  #wait(id: string, image: HTMLImageElement): void {
    image.hidden = true;
    const before = this.#waiting.get(id) ?? [];
    this.#waiting.set(id, [...before, image]);
    if (onPage(before).length === 0) this.#post({ type: 'preview', id });
  }

  /** Who waited and has been taken down is let go; shown again, it asks again. */
  #forgetGone(): void {
    for (const [id, images] of this.#waiting) {
      const left = onPage(images);
      if (left.length > 0) this.#waiting.set(id, left);
      else this.#waiting.delete(id);
    }
  }

  #take(id: string): string | undefined {
    const url = this.#urls.get(id);
    if (url === undefined) return undefined;
    this.#urls.delete(id);
    this.#kept -= url.length;
    return url;
  }

  #keep(id: string, url: string): void {
    this.#urls.set(id, url);
    this.#kept += url.length;
    for (const oldest of this.#urls.keys()) {
      if (this.#kept <= KEPT) return;
      this.#take(oldest);
    }
  }
}

function onPage(images: readonly HTMLImageElement[]): readonly HTMLImageElement[] {
  return images.filter(({ isConnected }) => isConnected);
}
