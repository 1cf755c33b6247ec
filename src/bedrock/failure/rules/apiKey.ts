import * as l10n from '@vscode/l10n';
import { all, any, named, says, type Matcher, type Rule } from '../rule.ts';

const withApiKey: Matcher = (_error, { connection }) => connection?.apiKey === true;

const expired = any(
  named('ExpiredToken', 'ExpiredTokenException'),
  says(/\b(?:token|key)\b.*\b(?:is|has) expired\b/i),
);

const invalid = any(
  named('UnrecognizedClientException', 'InvalidClientTokenId', 'NotAuthorizedException'),
  says(/^Invalid API Key format\b/, /^Authentication failed: Please make sure your API Key is valid/),
);

const actions = ['enter-api-key', 'pick-profile', 'retry'] as const;

/** AWS refuses the API key that was sent: nothing in the AWS config files would mend that. */
export const apiKeyRules: readonly Rule[] = [
  {
    when: all(withApiKey, expired),
    tell: () => ({
      cause: 'credentials-expired',
      message: l10n.t('The Amazon Bedrock API key has expired.'),
      remedy: l10n.t('Enter a new one, or choose an AWS profile.'),
      actions,
    }),
  },
  {
    when: all(withApiKey, invalid),
    tell: () => ({
      cause: 'credentials-invalid',
      message: l10n.t('AWS does not accept the Amazon Bedrock API key.'),
      remedy: l10n.t(
        'It may have expired, be mistyped, or be of another Region. Enter one anew, or choose an AWS profile.',
      ),
      actions,
    }),
  },
];
