import type { Event } from '../base/event.ts';
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
  /** Whether Converse takes images, documents, video for it, and in which formats: an empty list says that it takes none. */
  readonly imageFormats?: readonly string[];
  readonly documentFormats?: readonly string[];
  readonly videoFormats?: readonly string[];
  /** What AWS takes where a request names no maxTokens. */
  readonly defaultMaxTokens?: number;
  readonly latencyOptimized?: boolean;
  /** No API tells it today: absent until one does. */
  readonly tools?: boolean;
  /** AWS's JSON Schema (as text) of what `additionalModelRequestFields` may hold. */
  readonly requestFieldsSchema?: string;
  readonly summary?: string;
  /** ISO 8601. */
  readonly releasedAt?: string;
  /** The context window is not the API's but the price library's. */
  readonly contextWindowFromPrices?: true;
}

export interface ModelLifecycle {
  /** Open enum: ACTIVE, LEGACY and whatever comes. */
  readonly status: string;
  /** ISO 8601, where AWS tells. */
  readonly legacyTime?: string;
  readonly endOfLifeTime?: string;
  readonly startOfLifeTime?: string;
  /** From when on using a legacy model costs more. */
  readonly extendedAccessTime?: string;
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

/** What an account may own beside models and profiles, and call; the kinds of AWS's list operations. */
export type ResourceKind =
  | 'imported-model'
  | 'custom-model'
  | 'custom-model-deployment'
  | 'provisioned-throughput'
  | 'prompt-router'
  | 'marketplace-endpoint';

/** One thing of the account's own (or a prompt router of AWS's) that is called by its ARN. */
export interface CallableResource {
  readonly kind: ResourceKind;
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  /** What is sent as the model ID; absent: it is called through something else (a custom model through its deployment). */
  readonly sendId?: string;
  /** AWS's own word, an open enum; `UNKNOWN` where the list has none. */
  readonly status: string;
  /** Whether the status is one in which it answers; undefined where the list has no status or an unknown one. */
  readonly ready?: boolean;
  /** AWS's own words about a status. */
  readonly statusDetail?: string;
  /** The foundation models that it comes down to, as the API resolved them; empty where there are none or none is told. */
  readonly models: readonly ProfileDestination[];
  /** Where it differs from the model called: the custom model behind a deployment or throughput. */
  readonly customModelArn?: string;
}

/** What one region offers this account. A list that failed leaves the others standing. */
export interface RegionCatalogue {
  readonly region: string;
  readonly models: readonly FoundationModel[];
  readonly profiles: readonly InferenceProfile[];
  readonly resources: readonly CallableResource[];
  readonly failures: readonly CatalogueFailure[];
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  /** Whose it is, where an ARN in it tells. */
  readonly accountId?: string;
  /** It is of an earlier time, from the disk; a fresh one is announced if it says anything else. */
  readonly cached?: true;
}

export interface CatalogueFailure {
  readonly operation: string;
  readonly failure: Failure;
  /** Refused for want of a permission, or unknown in this region, and needed by few: to be told quietly. */
  readonly quiet?: true;
}

/** GetFoundationModelAvailability, told as one state with its reason. */
export type ModelAccess = AccessState & {
  /** Epoch milliseconds. */
  readonly checkedAt?: number;
};

type AccessState =
  | { readonly state: 'ready' }
  | {
      readonly state:
        | 'needs-agreement'
        | 'needs-use-case-form'
        | 'pending'
        | 'not-authorized'
        | 'not-entitled'
        | 'not-in-region';
    }
  | { readonly state: 'unknown'; readonly reason?: string };

/** An agreement that AWS offers for a model, with its terms; accepting it may cost money when the model is used. */
export interface AgreementOffer {
  readonly id?: string;
  /** Handed back to accept exactly this offer. */
  readonly token: string;
  readonly legalTermsUrl?: string;
  readonly refundPolicy?: string;
  /** ISO 8601 duration, as AWS writes it. */
  readonly duration?: string;
  readonly rates: readonly OfferRate[];
}

export interface OfferRate {
  readonly dimension?: string;
  readonly description?: string;
  /** A decimal number as AWS writes it, in US dollars. */
  readonly price?: string;
  readonly unit?: string;
}

/** Whether the account has sent the form that some providers want once (GetUseCaseForModelAccess). */
export type UseCaseForm = 'sent' | 'missing';

export interface ModelCatalogue {
  /** Cached per connection; `refresh` asks AWS again. Rejects with FailureError only if nothing at all came. */
  region(
    connection: Connection,
    options: { readonly refresh?: boolean; readonly signal: AbortSignal },
  ): Promise<RegionCatalogue>;
  /** Cached, negative answers too; never a billed call. Rejects with FailureError. */
  access(connection: Connection, modelId: string, signal: AbortSignal): Promise<ModelAccess>;
  /** Free, and changes nothing. Rejects with FailureError. */
  agreementOffers(
    connection: Connection,
    modelId: string,
    signal: AbortSignal,
  ): Promise<readonly AgreementOffer[]>;
  /** Subscribes the account: only ever after a person has seen the terms and said yes. Rejects with FailureError. */
  acceptAgreement(
    connection: Connection,
    modelId: string,
    offer: AgreementOffer,
    signal: AbortSignal,
  ): Promise<void>;
  /** Rejects with FailureError. */
  useCaseForm(connection: Connection, signal: AbortSignal): Promise<UseCaseForm>;
}

/**
 * The catalogue with a memory on disk. `region` answers at once with what an earlier time knew (`cached`) and asks
 * AWS behind; what is fresh and says anything else is announced.
 */
export interface RememberedCatalogue extends ModelCatalogue {
  readonly onDidChange: Event<CatalogueChange>;
  /** What is known without asking AWS. */
  known(connection: Connection): Promise<RegionCatalogue | undefined>;
  /** The regions whose catalogues, as far as known, have the model: those loaded for this account, now or before. */
  regionsWith(connection: Connection, modelId: string): Promise<readonly string[]>;
}

export interface CatalogueChange {
  readonly connection: Connection;
  readonly catalogue: RegionCatalogue;
}
