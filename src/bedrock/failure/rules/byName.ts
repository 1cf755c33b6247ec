import * as l10n from '@vscode/l10n';
import type { ErrorFacts } from '../facts.ts';
import { all, any, during, named, says, withStatus, type Matcher, type Rule } from '../rule.ts';

/** An exception that is new, by the shape of its name: AWS's names tell what they are about. */
function like(pattern: RegExp): Matcher {
  return ({ name }: ErrorFacts) => pattern.test(name);
}

const notFound = any(like(/NotFound(?:Exception|Error)?$|^NoSuch/), withStatus(404));

/** What is left when no words are known: the exception's name, or the status where the name is new too. */
export const byNameRules: readonly Rule[] = [
  {
    when: like(/Throttl|TooManyRequests|RateLimit|RateExceeded|SlowDown/i),
    tell: () => ({
      cause: 'throttled',
      message: l10n.t('AWS receives too many requests for this model just now.'),
      remedy: l10n.t('Wait a little and try again, or choose another model or Region.'),
      actions: ['retry', 'retry-later', 'pick-model', 'pick-region', 'copy-request-id'],
    }),
  },
  {
    when: like(/Quota|LimitExceeded/),
    tell: () => ({
      cause: 'quota-exceeded',
      message: l10n.t('A quota of the account is used up.'),
      remedy: l10n.t(
        'Ask AWS for a higher quota (Service Quotas, Amazon Bedrock), or choose another model or Region.',
      ),
      actions: ['open-quotas', 'pick-model', 'pick-region', 'retry', 'copy-request-id'],
    }),
  },
  {
    when: any(named('UnknownOperationException', 'InvalidAction', 'UnknownEndpoint'), withStatus(405, 501)),
    tell: () => ({
      cause: 'unsupported-feature',
      message: l10n.t('This Region does not offer that operation.'),
      remedy: l10n.t('Choose another Region.'),
      actions: ['pick-region', 'open-log'],
    }),
  },
  {
    when: all(notFound, any(says(/\bknowledge base\b/i), during('Retrieve', 'ListKnowledgeBases'))),
    tell: () => ({
      cause: 'knowledge-base-not-found',
      message: l10n.t('The chosen knowledge base does not exist in this Region.'),
      remedy: l10n.t('Choose another knowledge base, or none.'),
      actions: ['pick-knowledge-base', 'pick-region'],
    }),
  },
  {
    when: notFound,
    tell: () => ({
      cause: 'resource-not-found',
      message: l10n.t('AWS does not have what was asked for in this Region.'),
      remedy: l10n.t(
        'Check the model, the guardrail and the Region that are chosen. AWS’s own words are below.',
      ),
      actions: ['pick-model', 'pick-region', 'open-log', 'copy-request-id'],
    }),
  },
  {
    when: like(/Expired(?:Exception|Error)?$|ExpiredToken/),
    tell: () => ({
      cause: 'credentials-expired',
      message: l10n.t('The credentials have expired.'),
      remedy: l10n.t('Sign in again or renew the credentials, then try again.'),
      actions: ['sign-in', 'retry', 'pick-profile', 'open-aws-config'],
    }),
  },
  {
    when: any(
      like(/AccessDenied|Unauthorized|Forbidden|NotAuthorized|PermissionDenied/),
      withStatus(401, 403),
    ),
    tell: () => ({
      cause: 'access-denied',
      message: l10n.t('AWS denied access.'),
      remedy: l10n.t(
        'Ask your administrator for the permission, or choose another profile. AWS’s own words are below.',
      ),
      actions: ['show-policy', 'pick-profile', 'pick-model', 'retry', 'copy-request-id'],
    }),
  },
  {
    when: like(/^(?:Credentials|Token)?ProviderError$|Credential/),
    tell: () => ({
      cause: 'no-credentials',
      message: l10n.t('No credentials could be had from this profile.'),
      remedy: l10n.t('Choose another profile, or look at this one in the AWS config file.'),
      actions: ['pick-profile', 'open-aws-config', 'sign-in', 'retry'],
    }),
  },
  {
    when: any(
      like(
        /Validation|BadRequest|Conflict|Serialization|Malformed|^Invalid|Invalid\w*(?:Request|Parameter|Input)/,
      ),
      withStatus(400, 409, 422),
      says(/^(?:No|Empty) value provided for input HTTP label\b/),
    ),
    tell: () => ({
      cause: 'request-invalid',
      message: l10n.t('AWS refused the request.'),
      remedy: l10n.t('Its own words are below. Another model may take it as it is.'),
      actions: ['retry', 'pick-model', 'open-log', 'copy-request-id'],
    }),
  },
  {
    when: like(/Timeout|TimedOut/),
    tell: () => ({
      cause: 'network',
      message: l10n.t('AWS did not answer in time.'),
      remedy: l10n.t('Check the network connection, the VPN and the proxy, then try again.'),
      actions: ['retry', 'open-log'],
    }),
  },
  {
    when: named('AbortError', 'Canceled'),
    tell: () => ({
      cause: 'cancelled',
      message: l10n.t('It was stopped.'),
      remedy: l10n.t('Try again when you like.'),
      actions: ['retry'],
    }),
  },
];
