import type { SessionCredentials } from '../sessions.ts';

/** Credentials as container and instance metadata write them. */
export function credentialsDocument(credentials: SessionCredentials) {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = credentials;
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: sessionToken,
    Expiration: expiresAt,
  };
}
