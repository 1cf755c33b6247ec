import * as l10n from '@vscode/l10n';
import { all, any, caught, named, refusedAt, refusedSaying, says, type Rule } from '../rule.ts';

const ON_DEMAND_MODEL = /^Invocation of model ID (\S+) with on-demand throughput isn't supported\b/;

/** Which model, and by which route. */
export const modelRules: readonly Rule[] = [
  {
    when: refusedSaying(
      ON_DEMAND_MODEL,
      /\b(?:doesn't|does not) support on-demand throughput\b/,
      /\bon-demand (?:throughput|inference) (?:isn't|is not) (?:supported|available)\b/,
      /\b(?:only|must be) (?:be )?(?:called|invoked|used|available) (?:through|via|with|using) an inference profile\b/i,
      /\binference profile that contains this model\b/,
    ),
    tell: (error) => {
      const model = caught(error, ON_DEMAND_MODEL);
      return {
        cause: 'needs-inference-profile',
        message:
          model === undefined
            ? l10n.t('The model can’t be called by its own ID, only through an inference profile.')
            : l10n.t('The model {0} can only be called through an inference profile.', model),
        remedy: l10n.t('Use an inference profile that contains the model.'),
        actions: ['use-inference-profile', 'pick-model', 'pick-region', 'retry'],
      };
    },
  },
  {
    when: refusedSaying(
      /\bmarked by (?:the )?provider as Legacy\b/i,
      /\breached (?:the |its )?end[- ]of(?:[- ]its)?[- ]life\b/i,
      /\bend[- ]of[- ]life\b.*\bmodel\b|\bmodel\b.*\bend[- ]of[- ]life\b/i,
      /\bmodel\b.*\b(?:is|has been|was) (?:deprecated|retired|discontinued|sunset|decommissioned|no longer (?:available|supported|offered))\b/i,
      /\bupgrade to an active model\b/i,
    ),
    tell: (error) => ({
      cause: 'model-legacy',
      message: /\bLegacy\b/i.test(error.text)
        ? l10n.t('The model is marked as legacy, and closed to accounts that have not used it lately.')
        : l10n.t('The model has reached the end of its life.'),
      remedy: l10n.t('Choose a newer model.'),
      actions: ['use-replacement', 'pick-model'],
    }),
  },
  {
    when: any(
      refusedSaying(
        /^The provided (?:model|inference profile) (?:identifier|ID|ARN) is (?:invalid|not valid)/i,
        /^The provided ARN is invalid\b/i,
        /^The model that you provided is (?:invalid|not valid)\b/,
        /^Could not resolve the foundation model\b/,
        /^(?:The )?(?:requested |provided )?(?:model|inference profile)\b.*\b(?:does not exist|doesn't exist|was not found|isn't found|not found|could not be found)\b/i,
        /\bmodel\b.*\b(?:is not|isn't) (?:currently )?(?:available|supported|offered) in (?:this |the |your )?(?:AWS )?(?:region\b|[a-z]{2}(?:-[a-z]+)+-\d)/i,
        /\b(?:unknown|invalid|unrecognized|no such) (?:foundation )?model(?: id(?:entifier)?)?\b/i,
        /^(?:The )?model (?:identifier|ID) (?:you provided )?is (?:invalid|not valid|unknown)\b/i,
      ),
      refusedAt('model'),
    ),
    tell: (_error, { connection }) => ({
      cause: 'model-not-found',
      message:
        connection === undefined
          ? l10n.t('There is no model or inference profile with this ID in this Region.')
          : l10n.t('There is no model or inference profile with this ID in {0}.', connection.region),
      remedy: l10n.t('Choose a model from the list of this Region, or another Region.'),
      actions: ['pick-model', 'use-inference-profile', 'pick-region', 'retry'],
    }),
  },
  {
    when: any(named('ModelNotReadyException'), refusedSaying(/^Model is not ready for inference\b/)),
    tell: () => ({
      cause: 'model-not-ready',
      message: l10n.t('The model is still being loaded.'),
      remedy: l10n.t('Wait a minute and try again, or choose another model.'),
      actions: ['retry', 'retry-later', 'pick-model'],
    }),
  },
  {
    when: says(
      /^No value provided for input HTTP label: modelId\b/,
      /^Empty value provided for input HTTP label: modelId\b/,
    ),
    tell: () => ({
      cause: 'no-model',
      message: l10n.t('No model is chosen.'),
      remedy: l10n.t('Choose a model.'),
      actions: ['pick-model'],
    }),
  },
  {
    when: refusedSaying(
      /\b(?:guardrail|knowledge base|inference profile|agent|prompt|resource)\b.*\b(?:not|n't) (?:yet )?(?:in (?:an? |the )?)?(?:ready|active|available|prepared)\b/i,
      /\b(?:guardrail|knowledge base|inference profile|agent|resource)\b.*\b(?:is|are) (?:still )?(?:being )?(?:creat|updat|delet|prepar|version)(?:ing|ed)\b/i,
      /\b(?:guardrail|knowledge base|inference profile|agent|resource)\b.*\bin (?:the )?[A-Z_]+ (?:state|status)\b/,
    ),
    tell: () => ({
      cause: 'resource-not-ready',
      message: l10n.t(
        'Something that the call needs is not ready: a guardrail, a knowledge base or a profile.',
      ),
      remedy: l10n.t(
        'It may just be made or changed: try again in a minute, or choose another one. AWS’s own words are below.',
      ),
      actions: ['retry', 'retry-later', 'pick-guardrail', 'pick-knowledge-base', 'pick-model'],
    }),
  },
  {
    when: any(
      refusedSaying(/\bguardrail (?:identifier|ID|version|ARN)\b.*\b(?:does not|doesn't) exist\b/i),
      refusedSaying(
        /^(?:The |Your )?(?:provided |specified |requested )?guardrail\b.*\b(?:is (?:invalid|not valid)|not found|(?:does not|doesn't) exist|could not be found)\b/i,
      ),
      refusedAt('guardrail'),
      all(named('ResourceNotFoundException'), says(/\bguardrail\b/i)),
    ),
    tell: () => ({
      cause: 'guardrail-not-found',
      message: l10n.t('The chosen guardrail, or its version, does not exist in this Region.'),
      remedy: l10n.t(
        'Choose another guardrail or version, or none. Nothing was sent to the model without it.',
      ),
      actions: ['pick-guardrail', 'pick-region'],
    }),
  },
  {
    when: any(
      refusedSaying(
        /\bknowledge base\b.*\b(?:does not|doesn't) exist\b/i,
        /\bknowledge base\b.*\bnot found\b/i,
      ),
      refusedAt('knowledgeBase'),
    ),
    tell: () => ({
      cause: 'knowledge-base-not-found',
      message: l10n.t('The chosen knowledge base does not exist in this Region.'),
      remedy: l10n.t('Choose another knowledge base, or none.'),
      actions: ['pick-knowledge-base', 'pick-region'],
    }),
  },
];
