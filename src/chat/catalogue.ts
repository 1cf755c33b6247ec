import type { Connection } from './connection.ts';
import type { Failure } from './failure.ts';

/** A foundation model as the region's API describes it; undefined means that the API did not say. */
export interface FoundationModel {
  readonly modelId: string;
  readonly arn: string;
  readonly name: string;
  readonly provider: string;
  readonly family?: string;
  readonly inputModalities: readonly string[];
  readonly outputModalities: readonly string[];
  /** Open enum: ON_DEMAND, PROVISIONED, INFERENCE_PROFILE and whatever comes. */
  readonly inferenceTypes: readonly string[];
  readonly streaming?: boolean;
  readonly lifecycle: ModelLifecycle;
  /** Untyped hints of the wire, validated: absent when AWS did not send them. */
  readonly maxOutputTokens?: number;
  readonly contextWindow?: number;
  readonly systemPrompts?: boolean;
  readonly guardrails?: boolean;
  readonly promptCaching?: boolean;
  readonly reasoning?: boolean;
  readonly latencyOptimized?: boolean;
}

export interface ModelLifecycle {
  /** Open enum: ACTIVE, LEGACY and whatever comes. */
  readonly status: string;
  /** ISO 8601, where AWS tells. */
  readonly legacyTime?: string;
  readonly endOfLifeTime?: string;
}

export interface InferenceProfile {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  /** Open enum: SYSTEM_DEFINED, APPLICATION. */
  readonly type: string;
  readonly status: string;
  /** The foundation models that it routes to, one for each destination region. */
  readonly models: readonly ProfileDestination[];
}

/** `region` undefined: the ARN names none, so any commercial region may answer (a global profile). */
export interface ProfileDestination {
  readonly modelId: string;
  readonly modelArn: string;
  readonly region?: string;
}

/** What one region offers this account. A list that failed leaves the other standing. */
export interface RegionCatalogue {
  readonly region: string;
  readonly models: readonly FoundationModel[];
  readonly profiles: readonly InferenceProfile[];
  readonly failures: readonly CatalogueFailure[];
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
}

export interface CatalogueFailure {
  readonly operation: string;
  readonly failure: Failure;
}

/** GetFoundationModelAvailability, told as one state with its reason. */
export type ModelAccess =
  | { readonly state: 'ready' }
  | { readonly state: 'needs-agreement' | 'pending' | 'not-authorized' | 'not-entitled' | 'not-in-region' }
  | { readonly state: 'unknown'; readonly reason?: string };

export interface ModelCatalogue {
  /** Cached per connection; `refresh` asks AWS again. Rejects with FailureError only if nothing at all came. */
  region(
    connection: Connection,
    options: { readonly refresh?: boolean; readonly signal: AbortSignal },
  ): Promise<RegionCatalogue>;
  /** Cached, negative answers too; never a billed call. Rejects with FailureError. */
  access(connection: Connection, modelId: string, signal: AbortSignal): Promise<ModelAccess>;
}
