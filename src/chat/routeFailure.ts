import * as l10n from '@vscode/l10n';
import type { RegionCatalogue } from './catalogue.ts';
import { FailureError, type Failure, type FailureAction } from './failure.ts';
import type { ModelTarget } from './modelRequest.ts';
import { refusalOf, type RoutePolicy } from './residency.ts';
import type { RouteRefusal } from './routing.ts';

/** What was asked for, in words for people. */
export interface Asked {
  /** The model's name; undefined: whatever is best. */
  readonly label?: string;
  readonly region: string;
  readonly policy: RoutePolicy;
}

const CHOOSE: readonly FailureAction[] = ['pick-model', 'pick-region'];
const CHOOSE_OR_ALLOW: readonly FailureAction[] = [...CHOOSE, 'open-residency-setting'];

/**
 * The last look at a call before it is made, whoever made the target and whenever: throws FailureError
 * (`residency-blocked`, `no-model`) if it could go where the policy does not allow.
 */
export function assertAllowed(target: ModelTarget, policy: RoutePolicy): void {
  const { region, routeKind: kind, destinationRegions, label } = target;
  const reason = refusalOf({ region, kind, destinationRegions }, policy);
  if (reason) throw new FailureError(routeFailure(reason, { label, region, policy }));
}

/** A list that could not be had explains better than its emptiness why a model or route is not there. */
export function routeFailureIn(catalogue: RegionCatalogue, reason: RouteRefusal, asked: Asked): Failure {
  const missing = MISSING_LIST[reason.kind];
  const list = catalogue.failures.find(({ operation }) => missing.includes(operation));
  return list?.failure ?? routeFailure(reason, asked);
}

const MISSING_LIST: Readonly<Record<RouteRefusal['kind'], readonly string[]>> = {
  'model-gone': ['ListFoundationModels'],
  'resource-gone': [
    'ListImportedModels',
    'ListCustomModelDeployments',
    'ListProvisionedModelThroughputs',
    'ListPromptRouters',
    'ListMarketplaceModelEndpoints',
  ],
  'resource-not-ready': [],
  'route-gone': ['ListInferenceProfiles', 'ListFoundationModels'],
  'no-route': ['ListInferenceProfiles', 'ListFoundationModels'],
  'region-not-allowed': [],
  'global-not-allowed': [],
  'application-profile-required': ['ListInferenceProfiles'],
  'application-profile-not-chosen': [],
};

/** The refusal as a failure that a person can act on. */
function routeFailure(reason: RouteRefusal, asked: Asked): Failure {
  switch (reason.kind) {
    case 'region-not-allowed':
      return regionBlocked(reason.regions, asked);
    case 'global-not-allowed':
      return globalBlocked(asked);
    case 'application-profile-required':
      return failure('no-model', CHOOSE_OR_ALLOW, {
        message: l10n.t(
          'The settings require an application inference profile, and {0} is not called through one.',
          name(asked),
        ),
        remedy: l10n.t(
          'Nothing was sent. Pick a model that has an application inference profile in this Region.',
        ),
      });
    case 'application-profile-not-chosen':
      return failure('no-model', ['pick-model', 'open-residency-setting'], {
        message: l10n.t(
          '{0} has several application inference profiles: {1}.',
          name(asked),
          reason.names.join(', '),
        ),
        remedy: l10n.t(
          'Nothing was sent. Pick the one that shall be charged: pick the model, then its route.',
        ),
      });
    case 'resource-not-ready':
      return failure('model-not-ready', CHOOSE, {
        message: l10n.t('{0} does not answer now: AWS gives its status as {1}.', name(asked), reason.status),
        remedy: l10n.t('Wait until it is ready and refresh the models, or pick another model.'),
      });
    default:
      return notThere(reason.kind, asked);
  }
}

function regionBlocked(regions: readonly string[], asked: Asked): Failure {
  const { region, policy } = asked;
  const outside = regions.join(', ');
  const source = regions.includes(region);
  return failure('residency-blocked', CHOOSE_OR_ALLOW, {
    message: source
      ? l10n.t('Calls are sent to {0}, a Region that your settings do not allow.', region)
      : l10n.t('{0} could be processed in {1}, which your settings do not allow.', name(asked), outside),
    remedy: l10n.t(
      'Nothing was sent. Allowed are: {0}. Pick a model or route that stays there, another Region, or change the setting.',
      (policy.allowedRegions ?? []).join(', '),
    ),
  });
}

function globalBlocked(asked: Asked): Failure {
  return failure('residency-blocked', CHOOSE_OR_ALLOW, {
    message: l10n.t(
      '{0} could be processed in any commercial AWS Region (global), which your settings do not allow.',
      name(asked),
    ),
    remedy: l10n.t(
      'Nothing was sent. Pick a model or route that stays in a geography, or allow global inference profiles.',
    ),
  });
}

function notThere(
  kind: 'no-route' | 'model-gone' | 'resource-gone' | 'route-gone',
  { label, region }: Asked,
): Failure {
  const message =
    label === undefined
      ? l10n.t('No model in {0} can be called with the present settings.', region)
      : kind === 'route-gone'
        ? l10n.t('The route to {0} that was chosen is no longer there in {1}.', label, region)
        : l10n.t('{0} can’t be called in {1} as chosen.', label, region);
  return failure('no-model', kind === 'route-gone' ? ['use-inference-profile', ...CHOOSE] : CHOOSE, {
    message,
    remedy: l10n.t('Pick a model that this region offers, or another region.'),
  });
}

function name({ label }: Asked): string {
  return label ?? l10n.t('The model');
}

function failure(
  cause: Failure['cause'],
  actions: readonly FailureAction[],
  words: Pick<Failure, 'message' | 'remedy'>,
): Failure {
  return { cause, actions, ...words };
}
