import * as l10n from '@vscode/l10n';
import { waitIn } from '../facts.ts';
import { any, named, refusedSaying, says, all, type Rule } from '../rule.ts';

const MINUTE = 60_000;

/** The account (not the person) may not use the model yet, or at all. */
export const accessRules: readonly Rule[] = [
  {
    when: refusedSaying(
      /^Model use case details have not been submitted\b/,
      /\b(?:not filled out|fill out|submit(?:ted)?|complete) (?:the|a|your)\b.*\buse[- ]case\b/i,
      /\buse[- ]case\b.*\b(?:form|details?)\b.*\b(?:required|missing|not been|before)\b/i,
    ),
    tell: (error) => ({
      cause: 'use-case-form-missing',
      message: l10n.t('The provider wants a use-case form from this account before its models may be used.'),
      remedy: l10n.t(
        'Fill out the form in the Amazon Bedrock console once for the account. It can take 15 minutes to count.',
      ),
      actions: ['open-use-case-form', 'retry', 'retry-later', 'use-replacement', 'pick-model'],
      waitMs: waitIn(error.text) ?? 15 * MINUTE,
    }),
  },
  {
    when: refusedSaying(/\bINVALID_PAYMENT_INSTRUMENT\b/, /\bvalid payment (?:instrument|method)\b/i),
    tell: (error) => ({
      cause: 'marketplace-subscription',
      message: l10n.t(
        'AWS Marketplace can’t subscribe the account to the model: no valid means of payment is on file.',
      ),
      remedy: l10n.t(
        'The account needs one that AWS Marketplace accepts: add it in the AWS Billing console, wait some minutes, then try again.',
      ),
      actions: ['retry', 'retry-later', 'use-replacement', 'pick-model', 'pick-profile'],
      waitMs: waitIn(error.text) ?? 5 * MINUTE,
    }),
  },
  {
    when: refusedSaying(
      /\baws-marketplace:\w+/i,
      /^Model access is denied due to\b.*\bnot authorized\b/i,
      /\bnot authorized\b.*\bMarketplace\b/i,
    ),
    tell: (error) => ({
      cause: 'marketplace-subscription',
      message: l10n.t('Your permissions do not let AWS Marketplace subscribe the account to the model.'),
      remedy: l10n.t(
        'Somebody with aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions has to call the model once for the whole account. After that it can take up to 15 minutes.',
      ),
      actions: ['show-policy', 'retry', 'retry-later', 'use-replacement', 'pick-model', 'pick-profile'],
      waitMs: waitIn(error.text) ?? 5 * MINUTE,
    }),
  },
  {
    when: refusedSaying(
      /\bsubscription\b.*\b(?:pending|in progress|being (?:processed|created|set up|activated)|not (?:yet )?(?:active|complete|completed|ready)|cannot be completed)\b/i,
      /\b(?:pending|processing)\b.*\b(?:subscription|agreement|model access)\b/i,
      /\bmodel access\b.*\b(?:pending|in progress|being (?:enabled|processed))\b/i,
      /\bagreement\b.*\b(?:pending|in progress|being processed)\b/i,
    ),
    tell: (error) => ({
      cause: 'subscription-pending',
      message: l10n.t('The account’s AWS Marketplace subscription to the model is not through yet.'),
      remedy: l10n.t(
        'AWS takes up to 15 minutes after the first call. It can be tried again by itself until then, or choose another model meanwhile.',
      ),
      actions: ['retry-later', 'retry', 'use-replacement', 'pick-model'],
      waitMs: waitIn(error.text) ?? 2 * MINUTE,
    }),
  },
  {
    when: refusedSaying(
      /\b(?:no|not have an?|without an?|missing|accept(?:ed)? the|sign(?:ed)? the|requires? an?|has not been)\b.*\b(?:agreement|EULA|end[- ]user licen[sc]e)\b/i,
      /\b(?:agreement|EULA)\b.*\b(?:not (?:been )?(?:accepted|signed|available|created)|required|missing)\b/i,
    ),
    tell: () => ({
      cause: 'no-agreement',
      message: l10n.t('The account has not accepted the provider’s agreement for the model.'),
      remedy: l10n.t(
        'Open the model in the Bedrock console’s model catalog and accept its terms once for the account, or choose another model. It can take up to 15 minutes to count.',
      ),
      actions: ['open-model-catalog', 'use-replacement', 'pick-model', 'retry', 'retry-later', 'show-policy'],
      waitMs: 5 * MINUTE,
    }),
  },
  {
    when: refusedSaying(/\bMarketplace\b/i, /\bmodel access\b.*\bsubscri(?:be|ption)\b/i),
    tell: (error) => ({
      cause: 'marketplace-subscription',
      message: l10n.t('This account’s AWS Marketplace subscription to the model could not be made.'),
      remedy: l10n.t(
        'Somebody with aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions has to call the model once. Then wait up to 15 minutes and try again.',
      ),
      actions: ['retry', 'retry-later', 'show-policy', 'open-model-catalog', 'use-replacement', 'pick-model'],
      waitMs: waitIn(error.text) ?? 5 * MINUTE,
    }),
  },
  {
    when: refusedSaying(/\bdata[- ]retention\b/i),
    tell: () => ({
      cause: 'data-retention',
      message: l10n.t('The account’s data-retention mode does not allow this model.'),
      remedy: l10n.t(
        'The mode is set for the whole account by an administrator (PutAccountDataRetention), not by a request. Ask for another mode, or choose a model that works with the present one.',
      ),
      actions: ['use-replacement', 'pick-model', 'pick-profile', 'retry'],
    }),
  },
  {
    when: any(
      refusedSaying(
        /\b(?:unsupported|supported|embargoed|sanctioned) (?:countr(?:y|ies)|territor(?:y|ies)|geograph(?:y|ies|ic)|locations?)\b/i,
        /\b(?:your|this|the) (?:country|territory|geograph(?:y|ic location)|location)\b.*\b(?:not (?:supported|allowed|available|permitted)|restricted)\b/i,
        /\bnot (?:available|allowed|supported|permitted) (?:in|from|for) (?:your|this) (?:country|territory|geography|location)\b/i,
        /\b(?:geo(?:graphic(?:al)?(?:ly)?)?)[- ]?restrict/i,
      ),
      (error) => error.status === 451,
    ),
    tell: () => ({
      cause: 'geo-restricted',
      message: l10n.t(
        'The provider does not offer the model in the country that the account or the call is from.',
      ),
      remedy: l10n.t(
        'That is the provider’s rule and no setting changes it: choose a model of another provider, or an account of a supported country.',
      ),
      actions: ['use-replacement', 'pick-model', 'pick-profile', 'copy-request-id'],
    }),
  },
  {
    when: any(
      refusedSaying(
        /^Your account is not (?:authorized|allowed|permitted)\b/i,
        /^Operation not allowed\b/,
        /\bnot allowed for this account\b/i,
        /^Access to this model is not available for\b/,
        /\baccount\b.*\b(?:suspended|closed|restricted|blocked|not (?:been )?(?:verified|activated))\b/i,
        /^Unable to determine service\/operation name to be authorized/,
      ),
      named('OptInRequired', 'SubscriptionRequiredException', 'AccountProblem', 'RegionDisabledException'),
    ),
    tell: () => ({
      cause: 'account-not-authorized',
      message: l10n.t('AWS does not let this account do that in this Region.'),
      remedy: l10n.t(
        'The Region may not offer it, or the account is restricted. Try another Region or profile, or ask AWS Support.',
      ),
      actions: ['pick-region', 'pick-profile', 'pick-model', 'copy-request-id'],
    }),
  },
  {
    when: all(
      named('AccessDeniedException', 'AccessDenied'),
      says(/^Access denied when calling (?:Amazon )?Bedrock\b/i),
    ),
    tell: () => ({
      cause: 'access-denied',
      message: l10n.t('The role that calls the model may not do so.'),
      remedy: l10n.t('Allow bedrock:InvokeModel for it, then try again.'),
      actions: ['show-policy', 'pick-profile', 'retry'],
    }),
  },
  {
    when: refusedSaying(
      /^You don't have access to the model\b/,
      /\b(?:do not|don't|does not|doesn't|no) (?:currently )?have access to (?:the |this |that )?(?:requested |specified )?(?:foundation )?model\b/i,
      /^(?:Access denied|Access is denied) (?:to|for) (?:the |this )?model\b/i,
      /^Model access\b.*\b(?:denied|not (?:been )?(?:enabled|granted))\b/i,
      /\bis not available for this account\b/,
      /\bmodel\b.*\b(?:is )?not enabled\b/i,
    ),
    tell: () => ({
      cause: 'model-access-denied',
      message: l10n.t('This account has no access to the model.'),
      remedy: l10n.t(
        'Choose another model, or ask your administrator to enable this one in the Amazon Bedrock console.',
      ),
      actions: [
        'use-replacement',
        'pick-model',
        'open-model-catalog',
        'show-policy',
        'pick-profile',
        'pick-region',
        'retry',
      ],
    }),
  },
];
