import type { BedrockClient } from '@aws-sdk/client-bedrock';
import type { CatalogueFailure, InferenceProfile, RegionCatalogue } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { FailureError } from '../../chat/failure.ts';
import { listModels, listProfiles } from './lists.ts';

/** All lists at once; one that fails leaves the others standing, and only if all do this rejects. */
export async function fetchRegion(
  client: BedrockClient,
  connection: Connection,
  now: () => number,
  signal: AbortSignal,
): Promise<RegionCatalogue> {
  const [models, anyProfiles, applicationProfiles] = await Promise.allSettled([
    listModels(client, connection, signal),
    listProfiles(client, connection, undefined, signal),
    listProfiles(client, connection, 'APPLICATION', signal),
  ]);
  const profiles = [anyProfiles, applicationProfiles];
  const outcomes = [models, ...profiles];
  if (signal.aborted || outcomes.every(isRejected)) throw firstReason(outcomes);
  return {
    region: connection.region,
    models: valueOf(models),
    profiles: distinct(profiles.flatMap(valueOf)),
    resources: [],
    failures: [
      ...failureOf('ListFoundationModels', [models]),
      ...failureOf('ListInferenceProfiles', profiles),
    ],
    fetchedAt: now(),
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

/** The list without a type may hold application profiles too, now or one day. */
function distinct(profiles: readonly InferenceProfile[]): readonly InferenceProfile[] {
  return [...new Map(profiles.map((profile) => [profile.arn || profile.id, profile])).values()];
}
