import * as l10n from '@vscode/l10n';
import { any, named, refusedSaying, says, all, type Rule } from '../rule.ts';

/** The account (not the person) may not use the model yet, or at all. */
export const accessRules: readonly Rule[] = [
  {
    when: refusedSaying(
      /^Model use case details have not been submitted\b/,
      /\b(?:not filled out|fill out|submit) the\b.*\buse[- ]case\b.*\bform\b/i,
    ),
    tell: () => ({
      cause: 'use-case-form-missing',
      message: l10n.t('The provider wants a use-case form from this account before its models may be used.'),
      remedy: l10n.t(
        'Fill out the form in the Amazon Bedrock console once for the account. It can take 15 minutes to count.',
      ),
      actions: ['open-use-case-form', 'retry', 'pick-model'],
    }),
  },
  {
    when: refusedSaying(
      /^Model access is denied due to\b/,
      /\baws-marketplace:(?:Subscribe|ViewSubscriptions|Unsubscribe)\b/,
      /\bAWS Marketplace subscription\b/,
      /\bagreement\b.*\bmodel\b/i,
    ),
    tell: (error) => ({
      cause: 'marketplace-subscription',
      message: l10n.t('This account’s AWS Marketplace subscription to the model could not be made.'),
      remedy: /\bPAYMENT\b/i.test(error.text)
        ? l10n.t(
            'The account needs a valid means of payment. Add one in AWS Billing, wait some minutes, try again.',
          )
        : l10n.t(
            'Someone with aws-marketplace:Subscribe and ViewSubscriptions must call the model once. Then wait about 15 minutes and try again.',
          ),
      actions: ['retry', 'show-policy', 'pick-model'],
    }),
  },
  {
    when: refusedSaying(/^data retention mode\b/i),
    tell: () => ({
      cause: 'data-retention',
      message: l10n.t('The account’s data retention setting does not allow this model.'),
      remedy: l10n.t(
        'An administrator can change the data retention mode of Amazon Bedrock for the account; other models may work as it is.',
      ),
      actions: ['pick-model', 'retry'],
    }),
  },
  {
    when: any(
      refusedSaying(
        /^Your account is not authorized to invoke this API operation/,
        /^Operation not allowed\b/,
        /^Access to (?:Amazon )?Bedrock models is not allowed for this account/,
        /^Access to this model is not available for\b/,
        /\bis not allowed from unsupported countries\b/,
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
    when: any(
      refusedSaying(
        /^You don't have access to the model\b/,
        /^(?:Access denied|Access is denied) (?:to|for) (?:the |this )?model\b/i,
        /\bis not available for this account\b/,
      ),
      all(named('AccessDeniedException'), says(/^Access denied when calling Bedrock\b/)),
    ),
    tell: (error) =>
      error.text.startsWith('Access denied when calling Bedrock')
        ? {
            cause: 'access-denied',
            message: l10n.t('The role that calls the model may not do so.'),
            remedy: l10n.t('Allow bedrock:InvokeModel for it, then try again.'),
            actions: ['show-policy', 'pick-profile', 'retry'],
          }
        : {
            cause: 'model-access-denied',
            message: l10n.t('This account has no access to the model.'),
            remedy: l10n.t(
              'Choose another model, or ask your administrator to enable this one in the Amazon Bedrock console.',
            ),
            actions: ['pick-model', 'pick-profile', 'pick-region', 'retry'],
          },
  },
];
