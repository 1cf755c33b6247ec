/** Credentials that the stand-in knows and whose they are. They open nothing anywhere else. */
export interface Account {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Where set, the request must carry it as `x-amz-security-token`. */
  readonly sessionToken?: string;
  /** ISO 8601; in the past: ExpiredTokenException. */
  readonly expiresAt?: string;
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
}

/** An Amazon Bedrock API key: a bearer token, for `bedrock` and `bedrock-runtime` alone. */
export interface ApiKey {
  readonly key: string;
  /** ISO 8601. */
  readonly expiresAt?: string;
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
  /** A bearer's request names no region, and all regions share one address here: it is the key's own. */
  readonly region: string;
}
