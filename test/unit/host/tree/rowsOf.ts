import type { RegionCatalogue } from '../../../../src/chat/catalogue.ts';
import { NO_FILTER } from '../../../../src/host/tree/filter.ts';
import type { RoutePolicy } from '../../../../src/chat/routing.ts';
import { regionNode } from '../../../../src/host/tree/nodes.ts';
import { RegionIndex } from '../../../../src/host/tree/regionIndex.ts';
import { regionRows, type RegionRow, type RowsView } from '../../../../src/host/tree/regionRows.ts';

/** Rows of a catalogue as they are without a filter, favourites or leave for global routes. */
export function rowsOf(
  catalogue: RegionCatalogue,
  changes: Partial<RowsView & { readonly policy: RoutePolicy }> = {},
  region = regionNode('eu-central-1'),
): readonly RegionRow[] {
  const { policy = { allowGlobal: false }, ...view } = changes;
  return regionRows(region, new RegionIndex(catalogue, policy), {
    filter: NO_FILTER,
    favourites: [],
    accessible: () => true,
    ...view,
  });
}
