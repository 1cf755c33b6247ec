import * as v from 'valibot';
import type { ModelPrice, PriceBook, PricedCall } from '../chat/prices.ts';
import { settingKeys } from './ids.ts';
import type { SettingsReader } from './settings.ts';

const figure = v.optional(v.pipe(v.number(), v.finite(), v.minValue(0)));

const entry = v.object({
  input: figure,
  output: figure,
  cacheRead: figure,
  cacheWrite: figure,
  cacheWrite1h: figure,
});

/**
 * Prices of the settings before those of the library. What is written wrongly in the settings is as if it were not
 * there, each entry for itself.
 */
export function pricesOf(reader: SettingsReader, library: PriceBook): PriceBook {
  const own = ownPrices(reader.get<unknown>(settingKeys.prices));
  return {
    price: (call) => ownPrice(own, call) ?? library.price(call),
    contextWindow: (modelId) => library.contextWindow(modelId),
  };
}

/** What is sent says more than the model behind it: a profile, or throughput, may have a price of its own. */
function ownPrice(own: ReadonlyMap<string, ModelPrice>, call: PricedCall): ModelPrice | undefined {
  const { sentId, foundationModelId, route } = call;
  const ofSent = sentId === undefined ? undefined : own.get(sentId);
  if (ofSent || foundationModelId === undefined || route === 'reserved') return ofSent;
  return own.get(foundationModelId);
}

function ownPrices(setting: unknown): ReadonlyMap<string, ModelPrice> {
  if (typeof setting !== 'object' || setting === null) return new Map();
  return new Map(
    Object.entries(setting).flatMap(([id, value]) => {
      const { success, output } = v.safeParse(entry, value);
      return success ? [[id, { ...withoutUndefined(output), source: 'settings' as const }]] : [];
    }),
  );
}

type Figures = Omit<ModelPrice, 'longer' | 'source'>;

function withoutUndefined(figures: v.InferOutput<typeof entry>): Figures {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
}
