import { calcPrice, type ModelPrice as LibraryPrice } from '@pydantic/genai-prices';
import type { LongerPrice, ModelPrice, PriceBook, PricedCall } from '../../chat/prices.ts';
import { defined } from '../defined.ts';

type Match = NonNullable<ReturnType<typeof calcPrice>>;

const GLOBAL = 'global.';
/** The library knows some models under the ID of a profile only; all geographies of one model share a price there. */
const SOME_GEOGRAPHY = 'us.';

/** AWS's list prices as the library has them. Importing this file loads its data: half a megabyte, so late. */
export function createLibraryPrices(now: () => number = Date.now): PriceBook {
  const find = (call: PricedCall): Match | undefined => match(call, new Date(now()));
  return {
    price(call) {
      const found = find(call);
      return found && toPrice(found.model_price);
    },
    contextWindow(foundationModelId) {
      const routes = ['regional', 'global'] as const;
      const found = routes.map((route) => find({ foundationModelId, route })?.model.context_window);
      return found.find((tokens) => tokens !== undefined);
    },
  };
}

function match({ foundationModelId: id, route }: PricedCall, timestamp: Date): Match | undefined {
  if (id === undefined || route === 'reserved') return undefined;
  const keys = route === 'global' ? [GLOBAL + id] : [id, SOME_GEOGRAPHY + id];
  const found = keys.map((key) => calcPrice({}, key, { providerId: 'aws', timestamp })).find(Boolean);
  if (!found || !isSameVersion(found.model.id, id)) return undefined;
  return found.model.id.startsWith(GLOBAL) && route !== 'global' ? undefined : found;
}

/** The library compares the beginnings of IDs, so that version 2 or a long-context variant would get another's price. */
function isSameVersion(libraryId: string, modelId: string): boolean {
  const [a, b] = [libraryId, modelId].map((id) => /-v\d[^-]*$/.exec(id)?.[0]);
  return a === undefined || b === undefined || a === b || `${a}:0` === b || a === `${b}:0`;
}

const KEYS = {
  input: 'input_mtok',
  output: 'output_mtok',
  cacheRead: 'cache_read_mtok',
  cacheWrite: 'cache_write_mtok',
  cacheWrite1h: 'cache_write_1h_mtok',
} as const;

type Figures = Record<keyof typeof KEYS, number | undefined>;

function toPrice(price: LibraryPrice): ModelPrice | undefined {
  const base = figures((key) => baseOf(price[key]));
  if (base.input === undefined && base.output === undefined) return undefined;
  const longer = longerOf(price, base);
  return { ...defined(base), ...(longer.length > 0 && { longer }), source: 'library' };
}

/** The tiers of all figures, each with every figure that then holds. */
function longerOf(price: LibraryPrice, base: Figures): readonly LongerPrice[] {
  const starts = Object.values(KEYS).flatMap((key) => tiersOf(price[key]).map(({ start }) => start));
  return [...new Set(starts)]
    .sort((a, b) => a - b)
    .map((above) => ({
      above,
      ...defined(
        figures(
          (key, name) => tiersOf(price[key]).findLast(({ start }) => start <= above)?.price ?? base[name],
        ),
      ),
    }));
}

function figures(read: (key: string, name: keyof Figures) => number | undefined): Figures {
  const entries = Object.entries(KEYS) as [keyof Figures, string][];
  return Object.fromEntries(entries.map(([name, key]) => [name, read(key, name)])) as Figures;
}

type LibraryFigure = LibraryPrice[string];

function baseOf(figure: LibraryFigure): number | undefined {
  return typeof figure === 'object' ? figure.base : figure;
}

function tiersOf(figure: LibraryFigure): readonly { readonly start: number; readonly price: number }[] {
  return typeof figure === 'object' ? figure.tiers : [];
}
