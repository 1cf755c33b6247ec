import * as l10n from '@vscode/l10n';
import { caught, refusedSaying, type Rule } from '../rule.ts';

const MODEL_LIMIT = /\bexceeds the model limit of (\d+)/;

/** Too much in, or too much asked for. */
export const limitRules: readonly Rule[] = [
  {
    when: refusedSaying(
      /^The maximum tokens you requested exceeds\b/,
      /^max_tokens: \d+ > \d+/,
      /\bat 'inferenceConfig\.maxTokens' failed to satisfy constraint: Member must have value less than\b/,
      /\bmax_?tokens\b.*\b(?:exceeds|must be less than|should be less than|is too (?:large|high))\b/i,
    ),
    tell: (error) => {
      const limit = caught(error, MODEL_LIMIT) ?? caught(error, /^max_tokens: \d+ > (\d+)/);
      return {
        cause: 'max-tokens-too-high',
        message:
          limit === undefined
            ? l10n.t('The answer’s token limit is higher than the model allows.')
            : l10n.t('The answer’s token limit is higher than the model’s own, which is {0}.', limit),
        remedy: l10n.t('Lower the limit in the settings, or choose another model.'),
        actions: ['lower-max-tokens', 'pick-model'],
      };
    },
  },
  {
    when: refusedSaying(
      /^Input is too long\b/i,
      /^Input Tokens Exceeded\b/i,
      /^prompt is too long\b/i,
      /^input length and `?max_tokens`? exceed context limit\b/i,
      /\b(?:exceeds?|exceeded|longer than) (?:the |model's |this model's )*(?:maximum )?(?:context (?:length|window)|input (?:token|length)|maximum length)\b/i,
      /\bmaximum context length\b/i,
      /^Malformed input request: expected maxLength: /,
      /^too many (?:input tokens\b|tokens in (?:the )?(?:prompt|request|input)\b)/i,
    ),
    tell: () => ({
      cause: 'input-too-long',
      message: l10n.t('The conversation is longer than the model can read.'),
      remedy: l10n.t(
        'Start a new conversation, send less code, or choose a model with a larger context window.',
      ),
      actions: ['trim-context', 'pick-model'],
    }),
  },
];
