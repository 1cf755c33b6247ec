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
