import * as l10n from '@vscode/l10n';
import { caught, refusedSaying, type Rule } from '../rule.ts';

const UNSUPPORTED_THING =
  /^(?:The provided|The|This) model (?:doesn't|does not) support (?:the )?([^.]+?)(?: that you provided)?(?:\.|$)/i;

/** What the model can't do, and settings it does not take together. */
export const capabilityRules: readonly Rule[] = [
  {
    when: refusedSaying(
      /\bwhen `?thinking`? is (?:enabled|disabled)\b.*\bthinking block\b/i,
      /\bExpected `?(?:thinking|redacted_thinking)`?/,
      /\b`?thinking`?\b.*\bblocks?\b.*\b(?:signature|cannot be modified|must)\b/i,
      /\bInvalid `?signature`? in `?thinking`?/i,
      /^thinking\b.*\b(?:budget_tokens|type|Input should|not supported)\b/,
      /\bthinking\.budget_tokens\b/,
      /\breasoning ?content\b/i,
    ),
    tell: () => ({
      cause: 'reasoning-invalid',
      message: l10n.t('The model refused the reasoning that goes with the conversation.'),
      remedy: l10n.t('Start a new conversation, or choose another model.'),
      actions: ['retry', 'trim-context', 'pick-model'],
    }),
  },
  {
    when: refusedSaying(
      /\b`?temperature`? and `?top_?p`? cannot both be specified\b/i,
      /^`?(?:temperature|top_?p|top_?k)`? (?:and\b.*)?(?:is|are|may|must|can|cannot|can't|should|isn't|aren't)\b/i,
      /\bmalformed input request\b.*\b(?:temperature|top_?[pk])\b/i,
    ),
    tell: () => ({
      cause: 'sampling-conflict',
      message: l10n.t(
        'The model does not take these sampling settings (temperature, top-p) together, or at all.',
      ),
      remedy: l10n.t('Leave the sampling settings out, or choose another model.'),
      actions: ['pick-model', 'retry'],
    }),
  },
  {
    when: refusedSaying(
      UNSUPPORTED_THING,
      /^The model is unsupported for\b/,
      /^You invoked an unsupported model\b/,
      /\b(?:is|are)(?: not|n't) supported (?:for|by|with|in|on)\b/i,
      /^This action doesn't support the model\b/,
      /\bprompt caching\b/i,
    ),
    tell: (error) => {
      const thing = caught(error, UNSUPPORTED_THING);
      return {
        cause: 'unsupported-feature',
        message:
          thing === undefined
            ? l10n.t('The model can’t do what was asked of it.')
            : l10n.t('The model does not support this: {0}.', thing),
        remedy: l10n.t('Choose a model that can, or leave it out.'),
        actions: ['pick-model', 'pick-region'],
      };
    },
  },
];
