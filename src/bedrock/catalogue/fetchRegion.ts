import type { BedrockClient } from '@aws-sdk/client-bedrock';
import type {
  CatalogueFailure,
  FoundationModel,
  InferenceProfile,
  RegionCatalogue,
} from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { FailureError, type FailureCause } from '../../chat/failure.ts';
import { defined } from '../defined.ts';
import { arnParts } from './arn.ts';
import { listModels, listProfiles } from './lists.ts';
import { resolveResources } from './resolveResources.ts';
import { resourceLists } from './resourceLists.ts';

export interface RegionAsked {
  readonly client: BedrockClient;
  readonly connection: Connection;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** What else is known of a model where AWS does not tell. */
  readonly complete?: (models: readonly FoundationModel[]) => Promise<readonly FoundationModel[]>;
}

/** All lists at once; one that fails leaves the others standing, and only if all do this rejects. */
export async function fetchRegion(asked: RegionAsked, signal: AbortSignal): Promise<RegionCatalogue> {
  const { client, connection, now, complete } = asked;
  const [[models, anyProfiles, ownProfiles], resources] = await Promise.all([
    Promise.allSettled([
      listModels(client, connection, signal),
      listProfiles(client, connection, undefined, signal),
      listProfiles(client, connection, 'APPLICATION', signal),
    ]),
    Promise.allSettled(resourceLists.map(({ list }) => list(client, connection, signal))),
  ]);
  const listedProfiles = [anyProfiles, ownProfiles];
  const outcomes = [models, ...listedProfiles, ...resources];
  if (signal.aborted || outcomes.every(isRejected)) throw firstReason(outcomes);
  const profiles = distinct(listedProfiles.flatMap(valueOf));
  return {
    region: connection.region,
    models: (await complete?.(valueOf(models))) ?? valueOf(models),
    profiles,
    resources: resolveResources(resources.flatMap(valueOf), profiles),
    failures: [
      ...failureOf('ListFoundationModels', [models]),
      ...failureOf('ListInferenceProfiles', listedProfiles),
      ...resources.flatMap((outcome, index) =>
        quietly(failureOf(resourceLists[index]?.operation ?? '', [outcome])),
      ),
    ],
    fetchedAt: now(),
    ...defined({ accountId: accountOf(profiles) }),
  };
}

type Outcome<T> = PromiseSettledResult<readonly T[]>;

function isRejected(outcome: Outcome<unknown>): outcome is PromiseRejectedResult {
  return outcome.status === 'rejected';
}

function valueOf<T>(outcome: Outcome<T>): readonly T[] {
  return outcome.status === 'fulfilled' ? outcome.value : [];
}

function firstReason(outcomes: readonly Outcome<unknown>[]): unknown {
  return outcomes.find(isRejected)?.reason;
}

/** One failure for each operation: AWS's answer to the second request says nothing new. */
function failureOf(operation: string, outcomes: readonly Outcome<unknown>[]): readonly CatalogueFailure[] {
  const reason = firstReason(outcomes);
  return reason instanceof FailureError ? [{ operation, failure: reason.failure }] : [];
}

/** Where AWS's answer is that this account or region has no such list, rather than that something went wrong. */
const NOT_OFFERED: ReadonlySet<FailureCause> = new Set<FailureCause>([
  'access-denied',
  'account-not-authorized',
  'resource-not-found',
  'unsupported-feature',
  'request-invalid',
]);

function quietly(failures: readonly CatalogueFailure[]): readonly CatalogueFailure[] {
  return failures.map((one) => (NOT_OFFERED.has(one.failure.cause) ? { ...one, quiet: true } : one));
}

/** The list without a type may hold application profiles too, now or one day. */
function distinct(profiles: readonly InferenceProfile[]): readonly InferenceProfile[] {
  return [...new Map(profiles.map((profile) => [profile.arn || profile.id, profile])).values()];
}

/** A system profile's ARN names the account that asks, as its own profile's does. */
function accountOf(profiles: readonly InferenceProfile[]): string | undefined {
  return profiles.map(({ arn }) => arnParts(arn)?.accountId).find((id) => id !== undefined);
}
