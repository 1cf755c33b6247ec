import { Throttle } from '../../base/async.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { TreeNode } from './nodes.ts';

/** Answers about access arrive by the dozen: rows change together, ten times a second at most. */
const CHANGE_MS = 100;

/** Nodes that have changed and that the view has not been told of. */
export class ChangedNodes implements Disposable {
  readonly #nodes = new Set<TreeNode>();
  readonly #throttle: Throttle;

  constructor(tell: (nodes: readonly TreeNode[]) => void) {
    this.#throttle = new Throttle(CHANGE_MS, () => {
      const nodes = [...this.#nodes];
      this.#nodes.clear();
      tell(nodes);
    });
  }

  add(nodes: readonly TreeNode[]): void {
    for (const node of nodes) this.#nodes.add(node);
    this.#throttle.schedule();
  }

  dispose(): void {
    this.#throttle.dispose();
  }
}
