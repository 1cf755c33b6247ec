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
  readonly latencyOptimized?: boolean;
  /** Formats that Converse takes for it, in AWS's words; an empty list of AWS's says nothing, and is absent here. */
  readonly imageFormats?: readonly string[];
  readonly documentFormats?: readonly string[];
  readonly videoFormats?: readonly string[];
  /** No API tells it today: absent until one does. */
  readonly tools?: boolean;
  readonly summary?: string;
  /** ISO 8601. */
  readonly releasedAt?: string;
  /** AWS did not tell the context window: it is the price library's. */
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

/** What an account may own beside inference profiles, and call; a kind for each of AWS's lists. */
export type ResourceKind = CallableKind | 'custom-model';

/** Those that are called by their own ARN; a custom model is called through a deployment or throughput. */
export type CallableKind =
  | 'imported-model'
  | 'custom-model-deployment'
  | 'provisioned-throughput'
  | 'prompt-router'
  | 'marketplace-endpoint';

/** One thing of the account's own, or a prompt router of AWS's. */
export interface CallableResource {
  readonly kind: ResourceKind;
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  /** What is sent as the model ID; absent: it is called through something else (a custom model through a deployment). */
  readonly sendId?: string;
  /** AWS's own word, an open enum; `UNKNOWN` where the list has none. */
  readonly status: string;
  /** AWS's own words about the status. */
  readonly statusDetail?: string;
  /** Whether it answers in this status; absent where the list has no status, or one that nobody has seen yet. */
  readonly ready?: boolean;
  /** False where AWS says that it follows no instructions, so that Converse has no use for it. */
  readonly instruct?: boolean;
  /** ARNs that the list names behind it: foundation models, inference profiles or a custom model. */
  readonly behind?: readonly string[];
  /** The foundation models that those come down to; empty where there are none, or no list tells. */
  readonly models: readonly ProfileDestination[];
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
  /** A list that few need and that this account may not see, or the region does not have: to be told quietly. */
  readonly quiet?: true;
}

/** GetFoundationModelAvailability, told as one state with its reason. */
export type ModelAccess =
  | { readonly state: 'ready' }
  | {
      readonly state:
        'needs-agreement' | 'needs-use-case-form' | 'pending' | 'not-entitled' | 'not-in-region';
    }
  /** `agreed` false: there is no agreement either. */
  | { readonly state: 'not-authorized'; readonly agreed?: false }
  | { readonly state: 'unknown'; readonly reason?: string };

/** An agreement that AWS offers for a model, with its terms. */
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

export interface RegionOptions {
  readonly refresh?: boolean;
  /** `call`: it decides where a call goes, so that nothing may be of long ago; `show`, the default: it is looked at. */
  readonly purpose?: 'show' | 'call';
  readonly signal: AbortSignal;
}

export interface ModelCatalogue {
  /** Cached per connection; `refresh` asks AWS again. Rejects with FailureError only if nothing at all came. */
  region(connection: Connection, options: RegionOptions): Promise<RegionCatalogue>;
  /** Cached, negative answers too; never a billed call. Rejects with FailureError. */
  access(connection: Connection, modelId: string, signal: AbortSignal): Promise<ModelAccess>;
  /** Free, and changes nothing. Rejects with FailureError. */
  agreementOffers(
    connection: Connection,
    modelId: string,
    signal: AbortSignal,
  ): Promise<readonly AgreementOffer[]>;
  /**
   * Subscribes the account: only ever after a person has seen the terms and said yes. What was known of the access to
   * the model is asked anew afterwards. Rejects with FailureError.
   */
  acceptAgreement(
    connection: Connection,
    modelId: string,
    offer: Pick<AgreementOffer, 'token'>,
    signal: AbortSignal,
  ): Promise<void>;
  /** Rejects with FailureError. */
  useCaseForm(connection: Connection, signal: AbortSignal): Promise<UseCaseForm>;
}

/**
 * The catalogue with a memory. `region` answers at once with what an earlier time knew (`cached`) and asks AWS behind;
 * what is fresh and says anything else is announced.
 */
export interface RememberedCatalogue extends ModelCatalogue {
  readonly onDidChange: Event<CatalogueChange>;
  /** What is known without asking AWS. */
  known(connection: Connection): Promise<RegionCatalogue | undefined>;
  /** The regions whose catalogues, as far as known, have the model: those loaded for this account, now or before. */
  regionsWith(connection: Connection, modelId: string): Promise<readonly string[]>;
  /** Other credentials may answer from now on: what is known is only for show until AWS was asked again. */
  doubt(): void;
}

export interface CatalogueChange {
  readonly connection: Connection;
  readonly catalogue: RegionCatalogue;
}
