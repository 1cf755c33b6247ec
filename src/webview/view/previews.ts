import { isBase64 } from '../../base/base64.ts';
import type { Post } from '../rpc.ts';

/** How many pictures are kept; the host has them all. */
const KEPT = 24;

/** Types whose bytes may be shown as a picture. SVG is not among them: it is a document with a life of its own. */
const SHOWN: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif', 'webp']);

/** Small pictures of what goes with a prompt, asked for when they are first shown. */
export class Previews {
  readonly #post: Post;
  readonly #urls = new Map<string, string>();
  readonly #waiting = new Map<string, HTMLImageElement>();

  constructor(post: Post) {
    this.#post = post;
  }

  image(id: string): HTMLImageElement {
    const image = document.createElement('img');
    image.className = 'chip-preview';
    image.alt = '';
    const url = this.#urls.get(id);
    if (url !== undefined) image.src = url;
    else {
      image.hidden = true;
      if (!this.#waiting.has(id)) this.#post({ type: 'preview', id });
      this.#waiting.set(id, image);
    }
    return image;
  }

  receive(id: string, format: string, base64: string): void {
    const image = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!image || !SHOWN.has(format) || !isBase64(base64)) return;
    const url = `data:image/${format};base64,${base64}`;
    this.#keep(id, url);
    image.src = url;
    image.hidden = false;
  }

  #keep(id: string, url: string): void {
    this.#urls.set(id, url);
    const [oldest] = this.#urls.keys();
    if (this.#urls.size > KEPT && oldest !== undefined) this.#urls.delete(oldest);
  }
}
