/** A piece of the page that shows one item and can tell whether it also shows the item's next version. */
export interface ItemView<T> {
  readonly node: ChildNode;
  /** Shows `item` if that costs no rebuild. `open` says that more of it may come. False: build another. */
  update(item: T, open: boolean): boolean;
}

type Build<T> = (item: T, open: boolean) => ItemView<T>;

/**
 * Makes the last children of `parent` (those of `views`) show `items`; what has not changed is not touched, so
 * that a selection in it, its scroll position and its layout stay.
 */
export function reconcile<T>(
  parent: Node,
  views: ItemView<T>[],
  items: readonly T[],
  open: boolean,
  build: Build<T>,
): void {
  items.forEach((item, i) => {
    const itemOpen = open && i === items.length - 1;
    const view = views[i];
    if (view?.update(item, itemOpen)) return;
    const next = build(item, itemOpen);
    if (view) view.node.replaceWith(next.node);
    else parent.appendChild(next.node);
    views[i] = next;
  });
  for (const { node } of views.splice(items.length)) node.remove();
}

/** For what is rebuilt whole whenever it differs. */
export function fixedView<T>(node: ChildNode, key: string, keyOf: (item: T) => string): ItemView<T> {
  return { node, update: (item) => keyOf(item) === key };
}
