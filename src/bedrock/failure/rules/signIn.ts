import * as l10n from '@vscode/l10n';
import type { FailureContext } from '../rule.ts';
import { all, any, named, says, type Rule } from '../rule.ts';

const fromProvider = named('CredentialsProviderError', 'TokenProviderError', 'ProviderError');

/** Sign-ins by IAM Identity Center, `aws login` and MFA, as the SDK's credential providers tell of them. */
export const signInRules: readonly Rule[] = [
  {
    when: any(
      all(fromProvider, says(/^The SSO session\b.* has expired\b/, /^Token is expired\b.*\bsso\b/)),
      all(fromProvider, says(/^UnauthorizedException: /, /\bInvalidGrantException\b|\bInvalid grant\b/i)),
      all(fromProvider, says(/\btoken\b.*\bexpired\b.*\brefresh failed\b/i)),
      // IAM Identity Center's own, of a sign-in that it will not renew.
      named('InvalidGrantException', 'UnauthorizedClientException', 'InvalidClientException'),
      all(named('UnauthorizedException'), says(/\b(?:session )?token\b.*\b(?:not found|invalid|expired)\b/i)),
    ),
    tell: (_error, context) => ({
      cause: 'sso-session-expired',
      message: l10n.t('The IAM Identity Center sign-in of {0} has expired.', profileOf(context)),
      remedy: signInAgain('aws sso login', context),
      actions: ['sign-in', 'retry', 'pick-profile'],
    }),
  },
  {
    when: all(
      fromProvider,
      says(/^The SSO session\b.*\b(?:not found|invalid)\b/, /^Value not present for '\w+' in SSO Token\b/),
    ),
    tell: (_error, context) => ({
      cause: 'sso-session-expired',
      message: l10n.t('There is no IAM Identity Center sign-in for {0}.', profileOf(context)),
      remedy: signInAgain('aws sso login', context),
      actions: ['sign-in', 'retry', 'pick-profile'],
    }),
  },
  {
    when: all(fromProvider, says(/\bYou may be missing permission for the 'CreateOAuth2Token' action/)),
    tell: () => ({
      cause: 'access-denied',
      message: l10n.t(
        'The sign-in of `aws login` may not be renewed: signin:CreateOAuth2Token is not allowed.',
      ),
      remedy: l10n.t(
        'Ask your administrator for the permission signin:CreateOAuth2Token, or choose another profile.',
      ),
      actions: ['pick-profile', 'retry'],
    }),
  },
  {
    when: all(
      fromProvider,
      says(
        /^Your session has expired\. Please reauthenticate/,
        /^Unable to refresh credentials because of a change in your password/,
        /^Failed to refresh token: .*\baws login\b/,
        /^Token refresh response missing required fields/,
      ),
    ),
    tell: (_error, context) => ({
      cause: 'login-session-expired',
      message: l10n.t('The `aws login` sign-in of {0} has expired.', profileOf(context)),
      remedy: signInAgain('aws login', context),
      actions: ['sign-in', 'retry', 'pick-profile'],
    }),
  },
  {
    when: all(
      fromProvider,
      says(
        /^Failed to load (?:a )?token (?:from|for session) /,
        /^Token validation failed, missing fields: /,
        /^Failed to generate Dpop proof\b/i,
      ),
    ),
    tell: (_error, context) => ({
      cause: 'login-session-expired',
      message: l10n.t('There is no `aws login` sign-in for {0}.', profileOf(context)),
      remedy: signInAgain('aws login', context),
      actions: ['sign-in', 'retry', 'pick-profile'],
    }),
  },
  {
    when: all(fromProvider, says(/\brequires multi-factor authentication\b/)),
    tell: (_error, context) => ({
      cause: 'mfa-required',
      message: l10n.t('AWS wants a code from your multi-factor device for {0}.', profileOf(context)),
      remedy: l10n.t('Sign in with the code that your device shows, or choose another profile.'),
      actions: ['sign-in', 'retry', 'pick-profile'],
    }),
  },
  {
    when: says(/^MultiFactorAuthentication failed\b/),
    tell: (_error, context) => ({
      cause: 'mfa-required',
      message: l10n.t('AWS did not accept the multi-factor code for {0}.', profileOf(context)),
      remedy: l10n.t('Try again with the code that your device shows now, or choose another profile.'),
      actions: ['retry', 'pick-profile'],
    }),
  },
];

/** For the middle of a sentence. */
export function profileOf({ connection }: FailureContext): string {
  const name = connection?.profile;
  return name === undefined ? l10n.t('this AWS profile') : l10n.t('the AWS profile “{0}”', name);
}

function signInAgain(command: string, { connection }: FailureContext): string {
  const profile = connection?.profile;
  const whole = profile === undefined ? command : `${command} --profile ${profile}`;
  return l10n.t('Sign in again, here or with `{0}` in a terminal, then try again.', whole);
}
