import type { TreeNode } from './nodes.ts';

/** Registers a row's command, which is given the row it was run on, and all that are selected with it. */
export type OnRow = (
  id: string,
  run: (node: TreeNode | undefined, all: readonly TreeNode[]) => Promise<void> | undefined,
) => void;
