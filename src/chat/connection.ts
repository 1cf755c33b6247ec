/** Whose account and which region a call goes to. Chosen by the person, never changed by a failure. */
export interface Connection {
  /** A profile of the AWS config files; undefined is the default credential chain. */
  readonly profile?: string;
  /** The source region: where the request is sent and signed for. */
  readonly region: string;
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
}

/** STS GetCallerIdentity. */
export interface CallerIdentity {
  readonly accountId: string;
  readonly arn: string;
}

export interface IdentitySource {
  /** Rejects with FailureError. */
  whoAmI(connection: Connection, signal: AbortSignal): Promise<CallerIdentity>;
  /** Regions where the SDK's endpoint rules know Amazon Bedrock or at least the partition; never calls AWS. */
  regions(): Promise<readonly AwsRegion[]>;
}

export interface AwsRegion {
  readonly id: string;
  /** AWS's long name where known: `Europe (Frankfurt)`. */
  readonly name?: string;
  readonly partition: string;
}
