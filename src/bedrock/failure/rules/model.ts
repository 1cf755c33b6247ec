import * as l10n from '@vscode/l10n';
import { all, any, caught, named, refusedSaying, says, type Rule } from '../rule.ts';

const ON_DEMAND_MODEL = /^Invocation of model ID (\S+) with on-demand throughput isn't supported\b/;

/** Which model, and by which route. */
export const modelRules: readonly Rule[] = [
  {
    when: refusedSaying(
      ON_DEMAND_MODEL,
      /\b(?:doesn't|does not) support on-demand throughput\b/,
      /\bon-demand throughput (?:isn't|is not) supported\b/,
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
        actions: ['use-inference-profile', 'pick-model', 'pick-region'],
      };
    },
  },
  {
    when: refusedSaying(
      /\bmarked by (?:the )?provider as Legacy\b/i,
      /\breached the end of its life\b/,
      /\bmodel\b.*\b(?:is|has been) (?:deprecated|retired)\b/i,
    ),
    tell: () => ({
      cause: 'model-legacy',
      message: l10n.t('The model is retired, or closed to accounts that have not used it lately.'),
      remedy: l10n.t('Choose a newer model.'),
      actions: ['pick-model'],
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
        /^Value '[^']*' at 'modelId' failed to satisfy constraint\b/,
        /\bvalidation errors? detected: Value (?:'[^']*' )?at 'modelId' failed to satisfy constraint\b/,
      ),
    ),
    tell: (_error, { connection }) => ({
      cause: 'model-not-found',
      message:
        connection === undefined
          ? l10n.t('There is no model or inference profile with this ID in this Region.')
          : l10n.t('There is no model or inference profile with this ID in {0}.', connection.region),
      remedy: l10n.t('Choose a model from the list of this Region, or another Region.'),
      actions: ['pick-model', 'use-inference-profile', 'pick-region'],
    }),
  },
  {
    when: any(named('ModelNotReadyException'), refusedSaying(/^Model is not ready for inference\b/)),
    tell: () => ({
      cause: 'model-not-ready',
      message: l10n.t('The model is still being loaded.'),
      remedy: l10n.t('Wait a minute and try again, or choose another model.'),
      actions: ['retry', 'pick-model'],
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
    when: any(
      refusedSaying(/\bguardrail (?:identifier|ID|version|ARN)\b.*\b(?:does not|doesn't) exist\b/i),
      refusedSaying(/^The (?:provided )?guardrail\b.*\b(?:is (?:invalid|not valid)|not found)\b/i),
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
];
