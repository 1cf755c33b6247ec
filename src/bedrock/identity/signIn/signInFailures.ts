import * as l10n from '@vscode/l10n';
import { FailureError } from '../../../chat/failure.ts';
import type { SignInTarget } from './signInTarget.ts';

type SsoTarget = SignInTarget & { readonly kind: 'sso' };

export function notConfirmed({ profile }: SsoTarget, cause?: Error): FailureError {
  return new FailureError(
    {
      cause: 'sso-session-expired',
      message: l10n.t('The sign-in for the profile “{0}” was not confirmed in time.', profile),
      remedy: l10n.t('Sign in again, and confirm the code in the browser.'),
      actions: ['sign-in', 'pick-profile'],
    },
    { cause },
  );
}

/** `cause` absent: nobody came back from the browser. */
export function notFinished({ profile }: SsoTarget, cause?: Error): FailureError {
  return new FailureError(
    {
      cause: 'sso-session-expired',
      message: l10n.t('The sign-in for the profile “{0}” was not finished in the browser.', profile),
      remedy: l10n.t('Sign in again. Where the browser can’t come back to the editor, use a device code.'),
      actions: ['sign-in', 'pick-profile'],
    },
    { cause },
  );
}

/** `error` is OAuth's name for it: `server_error`, `invalid_request`… */
export function browserRefused({ profile }: SsoTarget, error: string): FailureError {
  return new FailureError({
    cause: 'sso-session-expired',
    message: l10n.t('IAM Identity Center refused the sign-in for the profile “{0}”.', profile),
    remedy: l10n.t('Sign in again, or check sso_start_url and sso_region in the AWS config file.'),
    actions: ['sign-in', 'pick-profile', 'open-aws-config'],
    detail: error.slice(0, 200),
  });
}

export function declined({ profile }: SsoTarget, cause?: Error): FailureError {
  return new FailureError(
    {
      cause: 'sso-session-expired',
      message: l10n.t('The sign-in for the profile “{0}” was refused in the browser.', profile),
      remedy: l10n.t('Sign in again and allow it, or choose another profile.'),
      actions: ['sign-in', 'pick-profile'],
    },
    { cause },
  );
}

export function startUrlRefused({ profile, session }: SsoTarget, cause: Error): FailureError {
  return new FailureError(
    {
      cause: 'profile-invalid',
      message: l10n.t(
        'IAM Identity Center in {0} does not accept the start URL {1} of the profile “{2}”.',
        session.region,
        session.startUrl,
        profile,
      ),
      remedy: l10n.t('Check sso_start_url and sso_region in the AWS config file.'),
      actions: ['open-aws-config', 'pick-profile'],
      detail: cause.message,
    },
    { cause },
  );
}

export function cliMissing(profile: string): FailureError {
  return loginFailure(
    l10n.t(
      'Signing in to the profile “{0}” needs the AWS CLI, which is not on this machine’s PATH.',
      profile,
    ),
    l10n.t(
      'Install the AWS CLI (2.32 or newer), or run `{0}` where it is installed, then try again.',
      loginCommand(profile),
    ),
  );
}

/** The CLI's exit status for arguments or a configuration that it does not understand. */
const USAGE_ERROR = 252;

export function cliFailed(profile: string, exit: number | NodeJS.Signals | null): FailureError {
  if (exit === USAGE_ERROR) {
    return loginFailure(
      l10n.t('The AWS CLI on this machine does not know `aws login`, or not for the profile “{0}”.', profile),
      l10n.t('Update the AWS CLI to 2.32 or newer, then try again.'),
    );
  }
  return loginFailure(
    l10n.t('The AWS CLI could not sign in to the profile “{0}” (exit status {1}).', profile, exit ?? '–'),
    l10n.t('Run `{0}` in a terminal to see why, then try again.', loginCommand(profile)),
  );
}

function loginFailure(message: string, remedy: string): FailureError {
  return new FailureError({
    cause: 'login-session-expired',
    message,
    remedy,
    actions: ['sign-in', 'retry', 'pick-profile'],
  });
}

function loginCommand(profile: string): string {
  return `aws login --profile ${profile}`;
}
