/** Elements that came near what is in sight, the nearest first, and elements that went away from it. */
export interface NearnessChange {
  readonly near: readonly Element[];
  readonly far: readonly Element[];
}

export interface Nearness {
  observe(element: Element): void;
  unobserve(element: Element): void;
}

export type WatchNearness = (changed: (change: NearnessChange) => void) => Nearness;

/** Pixels above and below what is in sight that count as near: more than a person scrolls in a frame or two. */
const MARGIN = 1500;

/** Follows where elements are within the scroller. */
export function nearnessWithin(scroller: () => Element): WatchNearness {
  return (changed) => {
    let observer: IntersectionObserver | undefined;
    // The scroller is made after what it holds, and watched from the first element on.
    const watching = (): IntersectionObserver =>
      (observer ??= new IntersectionObserver((entries) => changed(split(entries)), {
        root: scroller(),
        rootMargin: `${MARGIN}px 0px`,
      }));
    return {
      observe: (element) => watching().observe(element),
      unobserve: (element) => observer?.unobserve(element),
    };
  };
}

function split(entries: readonly IntersectionObserverEntry[]): NearnessChange {
  const near = entries
    .filter(({ isIntersecting }) => isIntersecting)
    .sort((a, b) => distance(a) - distance(b));
  return {
    near: near.map(({ target }) => target),
    far: entries.filter(({ isIntersecting }) => !isIntersecting).map(({ target }) => target),
  };
}

/** Pixels from the middle of what is in sight. */
function distance({ boundingClientRect, rootBounds }: IntersectionObserverEntry): number {
  const middle = rootBounds ? (rootBounds.top + rootBounds.bottom) / 2 : 0;
  const { top, bottom } = boundingClientRect;
  return top > middle ? top - middle : Math.max(0, middle - bottom);
}
