import * as l10n from '@vscode/l10n';
import { all, any, named, says, type Rule } from '../rule.ts';
import { profileOf } from './signIn.ts';

const badSignature = named('InvalidSignatureException', 'SignatureDoesNotMatch', 'IncompleteSignature');

/** AWS (or the SDK, for AWS) refuses the credentials themselves. */
export const credentialRules: readonly Rule[] = [
  {
    when: any(
      named('RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'),
      all(badSignature, says(/^Signature (?:expired|not yet current)\b/)),
    ),
    tell: () => ({
      cause: 'clock-skew',
      message: l10n.t('AWS refused the request because this machine’s clock is wrong.'),
      remedy: l10n.t('Set the clock (turn on automatic time), then try again.'),
      actions: ['retry'],
    }),
  },
  {
    when: any(
      badSignature,
      named('IncompleteSignatureException'),
      all(named('AccessDeniedException'), says(/^The request signature we calculated does not match\b/)),
    ),
    tell: (_error, context) => ({
      cause: 'signature-mismatch',
      message: l10n.t(
        'AWS could not verify the signature: the secret key of {0} seems wrong.',
        profileOf(context),
      ),
      remedy: l10n.t(
        'Check the secret access key in the AWS config files. A proxy that changes requests can cause this too.',
      ),
      actions: ['open-aws-config', 'pick-profile'],
    }),
  },
  {
    when: any(
      named('ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired'),
      all(
        named(
          'UnrecognizedClientException',
          'InvalidClientTokenId',
          'AccessDeniedException',
          'AccessDenied',
          'CredentialsProviderError',
          'NotAuthorizedException',
        ),
        says(/\b(?:token|credentials?)\b.*\b(?:is|has|have|are) expired\b/i),
      ),
    ),
    tell: (_error, context) => ({
      cause: 'credentials-expired',
      message: l10n.t('The credentials of {0} have expired.', profileOf(context)),
      remedy: l10n.t('Sign in again or renew the credentials, then try again.'),
      actions: ['sign-in', 'retry', 'pick-profile', 'open-aws-config'],
    }),
  },
  {
    when: named(
      'InvalidIdentityToken',
      'InvalidIdentityTokenException',
      'IDPRejectedClaim',
      'IDPRejectedClaimException',
      'IDPCommunicationError',
      'IDPCommunicationErrorException',
    ),
    tell: (_error, context) => ({
      cause: 'credentials-invalid',
      message: l10n.t('AWS did not accept the web identity token of {0}.', profileOf(context)),
      remedy: l10n.t(
        'The file that web_identity_token_file names must hold a token of a provider that the account trusts.',
      ),
      actions: ['retry', 'open-aws-config', 'pick-profile'],
    }),
  },
  {
    when: any(
      named(
        'UnrecognizedClientException',
        'UnrecognizedClient',
        'InvalidClientTokenId',
        'InvalidAccessKeyId',
        'AuthFailure',
        'NotAuthorizedException',
      ),
      says(
        /^The security token included in the request is (?:invalid|not valid)\b/,
        /^Resolved credential object is not valid/,
        /^SSO returns an invalid temporary credential/,
        /^Invalid API Key format\b/,
        /^Authentication failed: Please make sure your API Key is valid/,
      ),
    ),
    tell: (_error, context) => ({
      cause: 'credentials-invalid',
      message: l10n.t('AWS does not know the credentials of {0}.', profileOf(context)),
      remedy: l10n.t(
        'The access key may be wrong, deactivated or deleted, or its session ended. Check it, or choose another profile.',
      ),
      actions: ['open-aws-config', 'sign-in', 'pick-profile'],
    }),
  },
];
