import * as l10n from '@vscode/l10n';
import type { Quota } from '../../../chat/failure.ts';
import type { ErrorFacts } from '../facts.ts';
import { all, any, named, says, withStatus, type Explanation, type Matcher, type Rule } from '../rule.ts';

const throttling = any(
  named(
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
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'ProvisionedThroughputExceededException',
  ),
  (error) => error.status === 429 && !OTHER_429.has(error.name),
);

/** What else AWS sends with that status. */
const OTHER_429: ReadonlySet<string> = new Set(['ModelNotReadyException', 'ServiceQuotaExceededException']);

/** Quotas, load, and faults on AWS's side. */
export const capacityRules: readonly Rule[] = [
  {
    when: any(
      throttling,
      says(/^Too many (?:connections|requests|concurrent requests|tokens(?:,| per))/i, /^Rate exceeded\b/i),
    ),
    tell: throttled,
  },
  {
    when: any(
      named('ServiceQuotaExceededException'),
      says(/\bexceeds? (?:the |your )*(?:service |account )*quota\b/i),
    ),
    tell: (error) => ({
      cause: 'quota-exceeded',
      message: l10n.t('A quota of the account is used up.'),
      remedy: l10n.t(
        'Ask AWS for a higher quota (Service Quotas, Amazon Bedrock), or choose another model or Region.',
      ),
      actions: ['open-quotas', 'pick-model', 'pick-region', 'retry', 'copy-request-id'],
      ...quotaOf(error),
    }),
  },
  {
    when: any(named('ModelTimeoutException'), says(/^Model has timed out\b/)),
    tell: () => ({
      cause: 'model-timeout',
      message: l10n.t('The model took too long to answer.'),
      remedy: l10n.t('Try again, ask for less at once, or choose a faster model.'),
      actions: ['retry', 'lower-max-tokens', 'trim-context', 'ask-anew', 'pick-model'],
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
    when: named('DependencyFailedException', 'DependencyFailed'),
    tell: () => ({
      cause: 'service-unavailable',
      message: l10n.t('Something that Amazon Bedrock calls for this, such as a vector store, has failed.'),
      remedy: l10n.t(
        'Try again. If it goes on, the resource itself or its role needs a look: AWS’s own words are below.',
      ),
      actions: ['retry', 'retry-later', 'pick-knowledge-base', 'copy-request-id'],
    }),
  },
  {
    when: any(
      named(
        'ServiceUnavailableException',
        'ServiceUnavailable',
        'BadGatewayException',
        'OverloadedException',
      ),
      withStatus(502, 503, 504, 529),
      says(/^overloaded(?:_error)?\b/i),
    ),
    tell: () => ({
      cause: 'service-unavailable',
      message: l10n.t('Amazon Bedrock can’t serve the request just now.'),
      remedy: l10n.t('Wait a little and try again, or choose another model or Region.'),
      actions: ['retry', 'retry-later', 'pick-model', 'pick-region', 'copy-request-id'],
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

function quotaOf({ text }: ErrorFacts): { readonly quota?: Quota } {
  const of = OF.find(([pattern]) => pattern.test(text))?.[1];
  const per = PER.find(([pattern]) => pattern.test(text))?.[1];
  if (of === undefined && per === undefined) return {};
  return { quota: { ...(of && { of }), ...(per && { per }) } };
}

const OF: readonly (readonly [RegExp, NonNullable<Quota['of']>])[] = [
  [/\btokens?\b|\bTP[MD]\b/i, 'tokens'],
  [/\brequests?\b|\brate\b|\binvocations?\b|\bRPM\b/i, 'requests'],
];
const PER: readonly (readonly [RegExp, NonNullable<Quota['per']>])[] = [
  [/\bper[- ]day\b|\bdaily\b|\ba day\b|\bTPD\b/i, 'day'],
  [/\bper[- ]minute\b|\ba minute\b|\b[TR]PM\b/i, 'minute'],
];

/** AWS's text without a span means the minute: only the day is ever said. */
const throttledByDay: Matcher = (error) => quotaOf(error).quota?.per === 'day';
const throttledByTokens: Matcher = (error) => quotaOf(error).quota?.of === 'tokens';
const throttledByConnections = says(/^Too many (?:concurrent|connections)\b/i);

function throttled(error: ErrorFacts): Explanation {
  if (throttledByDay(error, {})) return ofTheDay(error);
  if (all(throttling, throttledByTokens)(error, {})) return tokensOfTheMinute(error);
  const connections = throttledByConnections(error, {});
  return {
    cause: 'throttled',
    message: connections
      ? l10n.t('The account has too many calls of this model open at the same time.')
      : l10n.t('AWS receives too many requests for this model just now.'),
    remedy: connections
      ? l10n.t('Wait until others are answered and try again, or choose another model or Region.')
      : l10n.t(
          'The quota counts requests per minute: wait a little and try again, or choose another model or Region.',
        ),
    actions: ['retry', 'retry-later', 'pick-model', 'pick-region', 'open-quotas', 'copy-request-id'],
    ...(connections ? {} : { quota: { of: 'requests', per: 'minute', ...quotaOf(error).quota } }),
  };
}

function ofTheDay(error: ErrorFacts): Explanation {
  const { quota } = quotaOf(error);
  return {
    cause: 'throttled',
    message:
      quota?.of === 'requests'
        ? l10n.t('The account’s requests of the day for this model are used up.')
        : l10n.t('The account’s token quota for the day is used up for this model.'),
    remedy: l10n.t(
      'Choose another model or Region, or ask AWS for a higher quota. Waiting a little will not help.',
    ),
    actions: ['pick-model', 'pick-region', 'open-quotas', 'pick-profile', 'retry', 'copy-request-id'],
    quota: { ...quota, per: 'day' },
  };
}

function tokensOfTheMinute(error: ErrorFacts): Explanation {
  return {
    cause: 'throttled',
    message: l10n.t('The account’s tokens per minute for this model are used up.'),
    remedy: l10n.t(
      'Wait a minute and try again. A lower token limit helps: quota is reserved for the whole answer.',
    ),
    actions: [
      'retry',
      'retry-later',
      'lower-max-tokens',
      'pick-model',
      'pick-region',
      'open-quotas',
      'copy-request-id',
    ],
    quota: { per: 'minute', ...quotaOf(error).quota },
  };
}
