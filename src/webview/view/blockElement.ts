import type { BlockView } from '../../protocol/views.ts';

/** One block of an answer on the page. */
export interface BlockElement {
  readonly element: HTMLElement;
  /** Shows the block's next version; false where it has to be built anew. `live` says that it may still grow. */
  update(block: BlockView, live: boolean): boolean;
  append(text: string): void;
}
