/** Whose account and which region a call goes to. Chosen by the person, never changed by a failure. */
export interface Connection {
  /** A profile of the AWS config files; undefined is the default credential chain. */
  readonly profile?: string;
  /** The source region: where the request is sent and signed for. */
  readonly region: string;
  /**
   * The stored Amazon Bedrock API key is sent instead of a signature, and no profile is used. It opens models, the
   * catalogue and guardrails; knowledge bases, agents and STS refuse with a FailureError.
   */
  readonly apiKey?: true;
}

/** Where the region came from. */
export type RegionOrigin = 'setting' | 'profile' | 'environment' | 'default';

/** How a profile gets its credentials, read from the config files alone. */
export type ProfileKind = 'sso' | 'role' | 'process' | 'keys' | 'login' | 'web-identity' | 'unknown';

export interface AwsProfile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region?: string;
  /** Why this profile can't work as it is written (an undefined sso-session, a role cycle…). */
  readonly problem?: string;
}

/** The AWS config and credentials files as they are now. */
export interface ProfileList {
  readonly profiles: readonly AwsProfile[];
  /** Paths that were read, whether they exist or not. */
  readonly configFile: string;
  readonly credentialsFile: string;
  /** A file that could not be read or parsed, in plain words. */
  readonly problem?: string;
  /** The region that the environment (`AWS_REGION`, `AWS_DEFAULT_REGION`) names. */
  readonly environmentRegion?: string;
  /** The profile that the default chain reads because the environment (`AWS_PROFILE`) names it. */
  readonly environmentProfile?: string;
  /** The environment holds an API key (`AWS_BEARER_TOKEN_BEDROCK`). It is never used: only what was chosen is. */
  readonly environmentBearerToken?: true;
}

/** STS GetCallerIdentity, and where the credentials that it answered for came from. */
export interface CallerIdentity {
  readonly accountId: string;
  readonly arn: string;
  /** The role's name, without its path; for an IAM Identity Center role, `AWSReservedSSO_…`. */
  readonly role?: string;
  /** The role session's name: for IAM Identity Center, the person's user name. */
  readonly session?: string;
  readonly source?: CredentialSource;
}

/** How credentials were found: through a profile of the config files, or by the default chain around them. */
export interface CredentialSource {
  readonly kind: ProfileKind | 'environment' | 'container' | 'instance';
  /** The profile that gave them; undefined where none did. */
  readonly profile?: string;
}

export interface IdentitySource {
  /** Rejects with FailureError. */
  whoAmI(connection: Connection, signal: AbortSignal): Promise<CallerIdentity>;
  /**
   * To be called where a person waits, before what they asked for: asks them for the multi-factor code that the
   * connection's role wants, if it does. Everything else fails with `mfa-required` instead of asking. Whether they were
   * asked. Rejects with FailureError, or with an AbortError when they gave up or the signal aborted.
   */
  unlock(connection: Connection, signal: AbortSignal): Promise<boolean>;
  /** All regions that the SDK's endpoint rules know, with Amazon Bedrock or without; never calls AWS. */
  regions(): Promise<readonly AwsRegion[]>;
  /**
   * The regions that AWS itself lists for Amazon Bedrock, of the partitions that it tells of; asked once, and again on
   * `refresh`. Undefined where it can't be asked or the profile may not. Rejects with an AbortError alone.
   */
  publishedRegions(
    connection: Connection,
    options: { readonly refresh?: boolean; readonly signal: AbortSignal },
  ): Promise<readonly AwsRegion[] | undefined>;
}

export interface AwsRegion {
  readonly id: string;
  /** AWS's long name where known: `Europe (Frankfurt)`. */
  readonly name?: string;
  readonly partition: string;
}
