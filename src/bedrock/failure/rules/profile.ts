import * as l10n from '@vscode/l10n';
import { all, any, caught, coded, named, says, type Rule } from '../rule.ts';
import { profileOf } from './signIn.ts';

const fromProvider = named('CredentialsProviderError', 'TokenProviderError', 'ProviderError');

const NOT_FOUND = [
  /^Could not resolve credentials using profile: \[([^\]]*)\]/,
  /^Profile '?([^']*?)'? could not be found in shared credentials file/,
  /^Profile (\S+) was not found\b/,
];

/** What is wrong in the AWS config files, or missing from them. */
export const profileRules: readonly Rule[] = [
  {
    when: all(fromProvider, says(...NOT_FOUND)),
    tell: (error) => ({
      cause: 'profile-not-found',
      message: l10n.t(
        'The profile “{0}” is not in the AWS config files, or nothing in it gives credentials.',
        NOT_FOUND.map((pattern) => caught(error, pattern)).find((name) => name !== undefined) ?? '',
      ),
      remedy: l10n.t('Choose another profile, or add this one to the AWS config file.'),
      actions: ['pick-profile', 'open-aws-config'],
    }),
  },
  {
    when: all(fromProvider, says(/\bcredential_process returned expired credentials\b/)),
    tell: (_error, context) => ({
      cause: 'credential-process-failed',
      message: l10n.t(
        'The credential_process of {0} gave credentials that have expired.',
        profileOf(context),
      ),
      remedy: l10n.t('Renew them with the tool that it runs (it may want you to sign in), then try again.'),
      actions: ['retry', 'open-aws-config', 'pick-profile'],
    }),
  },
  {
    when: all(fromProvider, says(/\bcredential_process (?:returned|did not return|missing)\b/)),
    tell: (_error, context) => ({
      cause: 'credential-process-failed',
      message: l10n.t('What the credential_process of {0} printed is no credentials.', profileOf(context)),
      remedy: l10n.t(
        'It has to print JSON with Version 1, AccessKeyId and SecretAccessKey, and nothing else. Mend the command, then try again.',
      ),
      actions: ['retry', 'open-aws-config', 'pick-profile'],
    }),
  },
  {
    when: all(
      fromProvider,
      says(
        /^Command failed: /,
        /^spawn \S+ E[A-Z]+/,
        /\bcommand not found\b|\bis not recognized as an internal or external command\b/,
        /^stdout maxBuffer length exceeded/,
      ),
    ),
    tell: (_error, context) => ({
      cause: 'credential-process-failed',
      message: l10n.t('The credential_process of {0} failed.', profileOf(context)),
      remedy: l10n.t(
        'Run its command in a terminal to see why, mend it in the AWS config file, and try again.',
      ),
      actions: ['retry', 'open-aws-config', 'pick-profile'],
    }),
  },
  {
    when: any(
      all(
        fromProvider,
        says(
          /\bdoes not contain login_session\b/,
          /\bdid not contain credential_process\b/,
          /^Detected a cycle\b/,
          /^Unsupported credential source\b/,
          /^Incomplete configuration\b/,
          /^Profile \S+ requires a role to be assumed\b/,
          /^Profile is configured with invalid SSO credentials\b/,
          /\bis not configured with SSO credentials\b/,
          /^Conflicting SSO (?:region|start_url)\b/,
          /^Sso session '.*' (?:could not be found|is missing)\b/,
          /\bis missing required property 'sso_session'/,
        ),
      ),
      all(named('TypeError'), says(/^Cannot read properties of undefined \(reading 'sso_\w+'\)/)),
      // Ours, of the section that a profile's `services` names.
      says(/^The section \[services /),
    ),
    tell: (error, context) => ({
      cause: 'profile-invalid',
      message:
        error.name === 'TypeError'
          ? l10n.t('The AWS config file lacks the sso-session section for {0}.', profileOf(context))
          : l10n.t(
              'The AWS config file has an incomplete or contradictory entry for {0}.',
              profileOf(context),
            ),
      remedy: l10n.t('Mend it in the AWS config file, or choose another profile.'),
      actions: ['open-aws-config', 'pick-profile'],
    }),
  },
  {
    when: all(
      fromProvider,
      says(
        /\bmetadata (?:service|token|endpoint)\b/i,
        /\b(?:169\.254\.169\.254|169\.254\.170\.2|AWS_CONTAINER_CREDENTIALS_\w+)\b/,
      ),
    ),
    tell: (_error, context) => ({
      cause: 'no-credentials',
      message: l10n.t(
        'The metadata service of this machine gave no credentials for {0}.',
        profileOf(context),
      ),
      remedy: l10n.t(
        'On EC2, ECS or EKS: check that a role is attached and that the metadata service may be reached. Elsewhere: choose another profile.',
      ),
      actions: ['pick-profile', 'retry', 'open-aws-config'],
    }),
  },
  {
    when: all(coded('EACCES', 'EPERM', 'EISDIR'), says(/, (?:open|read|scandir)\b/)),
    tell: () => ({
      cause: 'profile-invalid',
      message: l10n.t('An AWS config file could not be read.'),
      remedy: l10n.t('Check that the file may be read by you, or choose another profile.'),
      actions: ['open-aws-config', 'pick-profile'],
    }),
  },
  {
    when: all(coded('ENOENT'), says(/, open\b/)),
    tell: (_error, context) => ({
      cause: 'profile-invalid',
      message: l10n.t('A file that {0} names does not exist.', profileOf(context)),
      remedy: l10n.t('Mend it in the AWS config file, or choose another profile.'),
      actions: ['open-aws-config', 'pick-profile', 'retry'],
    }),
  },
  {
    when: says(
      /^Region is missing\b/,
      /^Invalid region in ARN\b/,
      /^Invalid Configuration: Missing Region\b/,
    ),
    tell: () => ({
      cause: 'region-missing',
      message: l10n.t('No AWS Region is chosen.'),
      remedy: l10n.t('Choose a Region, or set one in the profile.'),
      actions: ['pick-region', 'open-aws-config'],
    }),
  },
  {
    when: any(
      all(fromProvider, says(/^Could not load (?:credentials|token) from any providers/)),
      named('MissingAuthenticationToken', 'MissingAuthenticationTokenException'),
      says(/^No providers in chain/),
    ),
    tell: (_error, { connection }) => ({
      cause: 'no-credentials',
      message:
        connection?.profile === undefined
          ? l10n.t('No AWS credentials were found on this machine.')
          : l10n.t('The profile “{0}” gave no credentials.', connection.profile),
      remedy: l10n.t('Choose a profile, or set one up with `aws configure sso` or `aws login`.'),
      actions: ['pick-profile', 'open-aws-config', 'retry'],
    }),
  },
];
