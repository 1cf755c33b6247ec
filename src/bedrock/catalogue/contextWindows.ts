import { lazy } from '../../base/async.ts';
import type { FoundationModel } from '../../chat/catalogue.ts';

/** Half a megabyte of data: loaded when a first region's models are there, not with the SDK. */
const prices = lazy(async () => {
  const { createLibraryPrices } = await import('../prices/libraryPrices.ts');
  return createLibraryPrices();
});

/** AWS tells the context window of few models: the price library's stands in, and is marked as such. */
export async function withContextWindows(
  models: readonly FoundationModel[],
): Promise<readonly FoundationModel[]> {
  const book = await prices();
  return models.map((model) => {
    if (model.contextWindow !== undefined) return model;
    const tokens = book.contextWindow(model.modelId);
    return tokens === undefined ? model : { ...model, contextWindow: tokens, contextWindowFromPrices: true };
  });
}
