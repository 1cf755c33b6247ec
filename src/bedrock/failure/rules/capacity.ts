import * as l10n from '@vscode/l10n';
import { all, any, named, says, withStatus, type Rule } from '../rule.ts';

const throttling = named(
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'LimitExceededException',
  'SlowDown',
  'PriorRequestNotComplete',
);

/** Quotas, load, and faults on AWS's side. */
export const capacityRules: readonly Rule[] = [
  {
    when: all(throttling, says(/\bper day\b/i, /\bdaily\b/i)),
    tell: () => ({
      cause: 'throttled',
      message: l10n.t('The account’s token quota for the day is used up for this model.'),
      remedy: l10n.t(
        'Choose another model or Region, or ask AWS for a higher quota. Waiting a little will not help.',
      ),
      actions: ['pick-model', 'pick-region', 'retry'],
    }),
  },
  {
    when: all(throttling, says(/\btokens?\b/i)),
    tell: () => ({
      cause: 'throttled',
      message: l10n.t('The account’s tokens per minute for this model are used up.'),
      remedy: l10n.t(
        'Wait a minute and try again. A lower token limit helps: quota is reserved for the whole answer.',
      ),
      actions: ['retry', 'lower-max-tokens', 'pick-model', 'pick-region'],
    }),
  },
  {
    when: any(throttling, says(/^Too many (?:connections|requests|concurrent requests)\b/i)),
    tell: () => ({
      cause: 'throttled',
      message: l10n.t('AWS receives too many requests for this model just now.'),
      remedy: l10n.t('Wait a little and try again, or choose another model or Region.'),
      actions: ['retry', 'pick-model', 'pick-region'],
    }),
  },
  {
    when: named('ServiceQuotaExceededException'),
    tell: () => ({
      cause: 'quota-exceeded',
      message: l10n.t('A quota of the account is used up.'),
      remedy: l10n.t(
        'Ask AWS for a higher quota (Service Quotas, Amazon Bedrock), or choose another model or Region.',
      ),
      actions: ['pick-model', 'pick-region', 'retry'],
    }),
  },
  {
    when: any(named('ModelTimeoutException'), says(/^Model has timed out\b/)),
    tell: () => ({
      cause: 'model-timeout',
      message: l10n.t('The model took too long to answer.'),
      remedy: l10n.t('Try again, ask for less at once, or choose a faster model.'),
      actions: ['retry', 'lower-max-tokens', 'pick-model'],
    }),
  },
  {
    when: named('ModelErrorException', 'ModelStreamErrorException'),
    tell: () => ({
      cause: 'model-error',
      message: l10n.t('The model failed while it was answering.'),
      remedy: l10n.t('Try again. If it fails again, ask in other words or choose another model.'),
      actions: ['retry', 'pick-model', 'copy-request-id'],
    }),
  },
  {
    when: any(
      named(
        'ServiceUnavailableException',
        'ServiceUnavailable',
        'BadGatewayException',
        'DependencyFailedException',
      ),
      withStatus(502, 503, 504),
    ),
    tell: () => ({
      cause: 'service-unavailable',
      message: l10n.t('Amazon Bedrock can’t serve the request just now.'),
      remedy: l10n.t('Wait a little and try again, or choose another model or Region.'),
      actions: ['retry', 'pick-model', 'pick-region', 'copy-request-id'],
    }),
  },
  {
    when: any(
      named('InternalServerException', 'InternalServerError', 'InternalFailure', 'InternalError'),
      (error) => (error.status ?? 0) >= 500,
    ),
    tell: () => ({
      cause: 'service-error',
      message: l10n.t('Amazon Bedrock had an internal error.'),
      remedy: l10n.t('Try again. If it goes on, AWS Support can look it up by the request ID.'),
      actions: ['retry', 'pick-model', 'copy-request-id'],
    }),
  },
];
