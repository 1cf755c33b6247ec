import type { ChoicesSnapshot } from '../choices/choices.ts';
import type { Regions } from './regions.ts';

/** Why the whole tree has nothing to show; `some`: it has. */
export type TreeContent = 'some' | 'no-profile' | 'no-permission' | 'no-models';

/** A welcome stands for a tree whose only region has nothing to show. */
export function contentOf(snapshot: ChoicesSnapshot | undefined, regions: Regions): TreeContent {
  if (snapshot?.connection.missing === true) return 'no-profile';
  const [only, ...more] = regions.shown;
  if (!only || more.length > 0) return 'some';
  const gap = regions.of(only)?.gap;
  return gap === 'denied' ? 'no-permission' : gap === 'empty' ? 'no-models' : 'some';
}
