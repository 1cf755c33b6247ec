import * as l10n from '@vscode/l10n';
import type { FailureAction } from '../../../chat/failure.ts';
import { any, caught, refusedAt, refusedSaying, type Rule } from '../rule.ts';

const UNSUPPORTED_THING =
  /^(?:The provided|The|This|Your) (?:[\w.:-]+ )?model (?:doesn't|does not|can't|cannot) (?:support|accept|handle) (?:the )?([^.]+?)(?: that you provided)?(?:\.|$)/i;

/** `Service tier priority is not supported for the given model` */
const NAMED_THING = /^(?:The )?([A-Z][\w -]{2,60}?) (?:is|are)(?: not|n't)(?: currently| yet)? supported\b/i;

/** Settings that go beside the messages: without them the call can pass. */
const SETTING =
  /\b(?:service ?tier|latency|performance ?config\w*|effort|thinking|reasoning|output_?config|metadata|additionalModelRequestFields)\b/i;

/** What is in the conversation rather than how it is asked: leaving it out helps. */
const ATTACHED = /\b(?:image|document|video|audio|file|conversation history|citation)/i;

/** What the model can't do, and settings it does not take together. */
export const capabilityRules: readonly Rule[] = [
  {
    when: any(
      refusedSaying(
        /\bwhen `?thinking`? is (?:enabled|disabled)\b.*\bthinking block\b/i,
        /\bExpected `?(?:thinking|redacted_thinking)`?/,
        /\b`?thinking`?\b.*\bblocks?\b.*\b(?:signature|cannot be modified|must)\b/i,
        /\bInvalid `?signature`? in `?thinking`?/i,
        /^`?(?:"?thinking[\w.]*"?)`?\b.*\b(?:budget_tokens|type|Input should|not supported|is not)\b/,
        /\bthinking\.(?:budget_tokens|type|enabled)\b/,
        /\breasoning ?(?:content|effort)\b/i,
      ),
      refusedAt('reasoning'),
    ),
    tell: () => ({
      cause: 'reasoning-invalid',
      message: l10n.t('The model refused the reasoning that goes with the conversation.'),
      remedy: l10n.t(
        'Send it without the reasoning setting, start a new conversation, or choose another model.',
      ),
      actions: ['drop-parameters', 'ask-anew', 'pick-model', 'retry', 'trim-context'],
    }),
  },
  {
    when: any(
      refusedSaying(
        /\b`?(?:temperature|top_?[pk])`? and `?(?:temperature|top_?[pk])`?\b/i,
        /^[`'"]?(?:temperature|top_?p|top_?k)[`'"]?(?:\b.*)?\b(?:is|are|may|must|can|cannot|can't|should|isn't|aren't|not)\b/i,
        /\bmalformed input request\b.*\b(?:temperature|top_?[pk])\b/i,
        /\b(?:support|accept|allow)\b.*\b`?(?:temperature|top_?[pk])`?/i,
        /\b(?:temperature|top_?[pk])`?\b.*\b(?:deprecated|unsupported|not supported)\b/i,
      ),
      refusedAt('sampling'),
    ),
    tell: () => ({
      cause: 'sampling-conflict',
      message: l10n.t(
        'The model does not take these sampling settings (temperature, top-p) together, or at all.',
      ),
      remedy: l10n.t('Send it without them, or choose another model.'),
      actions: ['drop-parameters', 'pick-model', 'retry'],
    }),
  },
  {
    when: any(
      refusedSaying(
        UNSUPPORTED_THING,
        /^The model is unsupported for\b/,
        /^You invoked an unsupported model\b/,
        /\b(?:is|are)(?: not|n't)(?: currently| yet)? supported\b/i,
        /\b(?:is|are) unsupported (?:for|by|with|in|on)\b/i,
        /\b(?:does not|doesn't|do not|don't) support\b/i,
        /\bprompt[- ]caching\b|\bcache[ _]?(?:points?|control|checkpoints?)\b/i,
        /\bpre-?fill\b/i,
        /\bextraneous key \[(?!tool)[^\]]+\] is not permitted\b/,
        /\b(?:unknown|unrecognized|unexpected) (?:field|parameter|argument|key|property)\b/i,
        /\bExtra inputs are not permitted\b/i,
      ),
      refusedAt('caching', 'structuredOutput'),
    ),
    tell: (error) => {
      const thing = caught(error, UNSUPPORTED_THING) ?? caught(error, NAMED_THING);
      const leaving: readonly FailureAction[] = ATTACHED.test(thing ?? error.text)
        ? ['trim-context']
        : SETTING.test(thing ?? error.text)
          ? ['drop-parameters']
          : [];
      return {
        cause: 'unsupported-feature',
        message:
          thing === undefined
            ? l10n.t('The model can’t do what was asked of it.')
            : l10n.t('The model does not support this: {0}.', thing),
        remedy: l10n.t('Choose a model that can, or leave it out.'),
        actions: [...leaving, 'pick-model', 'pick-region', 'retry'],
      };
    },
  },
];
