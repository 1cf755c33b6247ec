import * as l10n from '@vscode/l10n';
import { messageOf } from '../base/errors.ts';

/**
 * Why something failed, as a closed union: every AWS error, credential problem and broken stream becomes one of
 * these. An error nobody has seen yet is `unknown` (with AWS's own words in `detail`), never a crash.
 */
export type FailureCause =
  // identity
  | 'no-credentials'
  | 'profile-not-found'
  | 'profile-invalid'
  | 'sso-session-expired'
  | 'login-session-expired'
  | 'mfa-required'
  | 'credentials-expired'
  | 'credentials-invalid'
  | 'signature-mismatch'
  | 'clock-skew'
  | 'credential-process-failed'
  | 'region-missing'
  // access
  | 'access-denied'
  | 'model-access-denied'
  | 'marketplace-subscription'
  | 'subscription-pending'
  | 'no-agreement'
  | 'use-case-form-missing'
  | 'geo-restricted'
  | 'data-retention'
  | 'account-not-authorized'
  // model and route
  | 'model-not-found'
  | 'needs-inference-profile'
  | 'model-legacy'
  | 'model-not-ready'
  // request
  | 'input-too-long'
  | 'max-tokens-too-high'
  | 'unsupported-feature'
  | 'sampling-conflict'
  | 'too-many-attachments'
  | 'image-invalid'
  | 'document-invalid'
  | 'tools-invalid'
  | 'reasoning-invalid'
  | 'content-invalid'
  | 'request-invalid'
  | 'guardrail-not-found'
  | 'knowledge-base-not-found'
  | 'resource-not-found'
  | 'resource-not-ready'
  // capacity and service
  | 'throttled'
  | 'quota-exceeded'
  | 'service-unavailable'
  | 'service-error'
  | 'model-error'
  | 'model-timeout'
  // network and stream
  | 'network'
  | 'region-unreachable'
  | 'stream-interrupted'
  | 'stream-corrupted'
  | 'stream-idle'
  | 'empty-answer'
  // ours
  | 'attachment-too-large'
  | 'nothing-selected'
  | 'not-text'
  | 'no-model'
  | 'residency-blocked'
  | 'cancelled'
  | 'unknown';

/** What a person can do about it, each a button. */
export type FailureAction =
  | 'retry'
  /** Sends it again by itself after a countdown that can be cancelled: offered where waiting helps. */
  | 'retry-later'
  | 'continue'
  | 'sign-in'
  | 'pick-profile'
  | 'enter-api-key'
  | 'pick-region'
  | 'pick-model'
  | 'use-replacement'
  | 'pick-guardrail'
  | 'pick-knowledge-base'
  | 'use-inference-profile'
  | 'open-residency-setting'
  | 'open-aws-config'
  | 'open-use-case-form'
  | 'open-model-catalog'
  | 'open-quotas'
  | 'lower-max-tokens'
  /** Sends it once without what was set for sampling, reasoning, latency and tier. */
  | 'drop-parameters'
  | 'trim-context'
  | 'ask-anew'
  | 'show-policy'
  | 'open-log'
  | 'copy-request-id';

export interface Failure {
  readonly cause: FailureCause;
  /** What went wrong, in one plain sentence. */
  readonly message: string;
  /** What to do about it, in one or two sentences. */
  readonly remedy: string;
  readonly actions: readonly FailureAction[];
  /** AWS's or the SDK's own words. */
  readonly detail?: string;
  /** The exception's name, the HTTP status and the request id, where known. */
  readonly exception?: string;
  readonly status?: number;
  readonly requestId?: string;
  /** What IAM refused, as far as AWS tells. */
  readonly denied?: Denial;
  /** Which quota is used up, as far as AWS tells. */
  readonly quota?: Quota;
  /** How long to wait before another try can help, in milliseconds, where AWS or its documentation tells. */
  readonly waitMs?: number;
  /** The highest token limit of an answer that would have been accepted, where AWS tells. */
  readonly tokenLimit?: number;
  /** What the catalogue offers in place of what was called. */
  readonly instead?: ModelInstead;
  /** Regions that are known to have the model, where this one has not. */
  readonly elsewhere?: readonly string[];
  /** The called model's, where that is what it failed for. */
  readonly lifecycle?: ModelDates;
}

/** ISO 8601, where AWS tells. */
interface ModelDates {
  readonly legacyTime?: string;
  readonly endOfLifeTime?: string;
}

/** A choice of model (and route) that a person can take over with one click. */
export interface ModelInstead {
  readonly modelId: string;
  /** The model's name, as it is stored with the choice. */
  readonly label: string;
  /** The route to it, where one must be chosen; absent: the best one. */
  readonly routeId?: string;
  readonly routeName?: string;
}

/** An account's quota for one model; a field is absent where AWS does not tell. */
export interface Quota {
  readonly of?: 'tokens' | 'requests';
  readonly per?: 'minute' | 'day';
}

/** The kinds of policy that AWS names when it refuses. */
export type PolicyKind =
  | 'identity'
  | 'resource'
  | 'permissions-boundary'
  | 'session'
  | 'service-control'
  | 'resource-control'
  | 'vpc-endpoint'
  | 'role-trust';

/** A refusal of IAM, read from its message. */
export interface Denial {
  /** `bedrock:InvokeModel` */
  readonly action: string;
  /** An ARN; absent where AWS names none, or `*`. */
  readonly resource?: string;
  /** The ARN of who was refused. */
  readonly identity?: string;
  /** The kind of policy that refused or did not allow; absent where AWS does not tell, or tells a new kind. */
  readonly policy?: PolicyKind;
  /** The ARN of the policy that refuses, where AWS tells. */
  readonly policyArn?: string;
  /** A policy forbids it, so that no other policy can allow it. */
  readonly explicit: boolean;
  /** What the policy wants of the request, where AWS names its condition key. */
  readonly condition?: 'guardrail';
}

/** What every port rejects with (cancellation apart): an error that already knows its cause and remedy. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}

/** The failure inside an error; an error that passed no classifier is our own defect and is shown as such. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return {
    cause: 'unknown',
    message: l10n.t('Something unexpected went wrong.'),
    remedy: l10n.t('Try again. If it happens again, the log has the details.'),
    actions: ['retry', 'open-log'],
    detail: messageOf(error),
  };
}
