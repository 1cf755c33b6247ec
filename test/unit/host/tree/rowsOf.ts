import type { RegionCatalogue } from '../../../../src/chat/catalogue.ts';
import { NO_FILTER } from '../../../../src/host/tree/filter.ts';
import { regionNode } from '../../../../src/host/tree/nodes.ts';
import { regionRows, type RegionRow, type RowsView } from '../../../../src/host/tree/regionRows.ts';

/** Rows of a catalogue as they are without a filter, favourites or leave for global routes. */
export function rowsOf(
  catalogue: RegionCatalogue,
  changes: Partial<RowsView> = {},
  region = regionNode('eu-central-1'),
): readonly RegionRow[] {
  return regionRows(region, catalogue, {
    policy: { allowGlobal: false },
    filter: NO_FILTER,
    favourites: [],
    accessible: () => true,
    ...changes,
  });
}
