import * as l10n from '@vscode/l10n';
import type { TokenIdentity } from '@smithy/types';
import { FailureError } from '../../chat/failure.ts';

/** The stored Amazon Bedrock API key; undefined where none is stored. */
export type ApiKey = () => Promise<string | undefined>;

/** The key as the SDK's clients want it. Rejects with FailureError where none is stored. */
export function bearerToken(apiKey: ApiKey | undefined): () => Promise<TokenIdentity> {
  return async () => {
    const token = await apiKey?.();
    if (token === undefined || token === '') throw noApiKey();
    // Expired as it comes, so that the SDK keeps no copy: the next request asks for the key that is stored then.
    return { token, expiration: new Date(0) };
  };
}

/** Stands in for credentials where a service takes no API key. Rejects with FailureError. */
export function refuseApiKey(): Promise<never> {
  return Promise.reject(
    new FailureError({
      cause: 'no-credentials',
      message: l10n.t(
        'An Amazon Bedrock API key opens models only: not knowledge bases, agents or the account’s identity.',
      ),
      remedy: l10n.t('Choose an AWS profile for these.'),
      actions: ['pick-profile'],
    }),
  );
}

function noApiKey(): FailureError {
  return new FailureError({
    cause: 'no-credentials',
    message: l10n.t('No Amazon Bedrock API key is stored.'),
    remedy: l10n.t('Enter one, or choose an AWS profile.'),
    actions: ['enter-api-key', 'pick-profile'],
  });
}
