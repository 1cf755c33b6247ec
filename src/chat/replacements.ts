import type { FoundationModel, RegionCatalogue } from './catalogue.ts';
import { byVersion, chatModels, defaultModel } from './modelChoice.ts';
import type { RoutePolicy } from './residency.ts';

/** A model that can't be used. `provider` and `name` are those of the catalogue, where it knows the model. */
export interface Unusable {
  readonly modelId: string;
  readonly provider?: string;
  readonly name?: string;
}

/**
 * Current models that can take its place, best first: those of the same provider with the most words of its name in
 * common (`Claude 3 Haiku` → `Claude Haiku 4.5`), the newest of those first; then the default model.
 */
export function replacementsFor(
  { modelId, provider, name = '' }: Unusable,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): readonly FoundationModel[] {
  const current = chatModels(catalogue, policy).filter(
    (model) => model.modelId !== modelId && model.lifecycle.status !== 'LEGACY',
  );
  const common = (model: FoundationModel): number => words(model.name).intersection(words(name)).size;
  const alike = current
    .filter((model) => model.provider === provider)
    .sort((a, b) => common(b) - common(a) || byVersion(a, b));
  const usual = defaultModel({ ...catalogue, models: current }, policy);
  return [...new Set([...alike, ...(usual ? [usual] : [])])];
}

function words(name: string): Set<string> {
  return new Set(name.toLowerCase().match(/[a-z]{2,}/g));
}
