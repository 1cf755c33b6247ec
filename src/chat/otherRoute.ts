import * as l10n from '@vscode/l10n';
import type { RegionCatalogue } from './catalogue.ts';
import type { Denial, Failure } from './failure.ts';
import type { ModelTarget } from './modelRequest.ts';
import type { RoutePolicy } from './residency.ts';
import { allowedRoutes } from './routing.ts';

const FOUNDATION_MODEL = /^arn:[\w-]+:bedrock:([a-z0-9-]*)::foundation-model\//;

/** The Region of the model that a permission is missing on, empty for a global profile's; undefined: no model's. */
export function refusedRegion(denial: Denial | undefined): string | undefined {
  return FOUNDATION_MODEL.exec(denial?.resource ?? '')?.[1];
}

/** With the best allowed route to the same model that does not lead to the Region that was refused; pure. */
export function aroundRefused(
  failure: Failure,
  target: ModelTarget,
  catalogue: RegionCatalogue,
  policy: RoutePolicy,
): Failure {
  const refused = refusedRegion(failure.denied);
  const model = catalogue.models.find(
    ({ modelId }) => modelId === (target.foundationModelId ?? target.modelId),
  );
  if (refused === undefined || !model) return failure;
  const route = allowedRoutes(model, catalogue, policy).find(
    ({ id, kind, destinationRegions }) =>
      id !== target.modelId &&
      // Whose bill it goes on is not ours to change.
      kind !== 'application-profile' &&
      destinationRegions?.includes(refused) === false,
  );
  if (!route) return failure;
  const { modelId, name: label } = model;
  const routeName =
    route.kind === 'on-demand' ? l10n.t('{0} in {1} only', label, catalogue.region) : route.name;
  return {
    ...failure,
    actions: ['use-inference-profile', ...failure.actions],
    instead: { modelId, label, routeId: route.id, routeName },
  };
}
