import * as l10n from '@vscode/l10n';
import type { ErrorFacts } from '../facts.ts';
import { all, any, caught, refusedAt, refusedSaying, says, withStatus, type Rule } from '../rule.ts';

const LIMITS = [
  /\bexceeds? the model limit of (\d+)/,
  /^max_tokens: \d+ > (\d+)/,
  /\bMember must have value less than or equal to (\d+)/,
  /\b(?:lower than|less than(?: or equal to)?|at most|<=) (\d+)\b/,
];

/** Both in one: what goes in and what may come out do not fit the model together. */
const TOGETHER = /\binput length and `?max_tokens`? exceed\b/i;

/** Too much in, or too much asked for. */
export const limitRules: readonly Rule[] = [
  {
    when: all(
      ({ text }) => !TOGETHER.test(text),
      any(
        refusedSaying(
          /^The maximum tokens you requested exceeds?\b/,
          /^max_tokens: \d+ > \d+/,
          /\bmax_?(?:new_?)?tokens\b.*\b(?:exceeds?|must be (?:at most|less than|<)|should be (?:at most|less than)|is too (?:large|high)|cannot be greater|greater than the (?:maximum|model))\b/i,
        ),
        all(refusedAt('maxTokens'), says(/\b(?:less than|exceeds?|not less or equal|maximum)\b/i)),
      ),
    ),
    tell: (error) => {
      const limit = limitIn(error);
      return {
        cause: 'max-tokens-too-high',
        message:
          limit === undefined
            ? l10n.t('The answer’s token limit is higher than the model allows.')
            : l10n.t('The answer’s token limit is higher than the model’s own, which is {0}.', limit),
        remedy: l10n.t('Send it again with a lower limit, or choose another model.'),
        actions: ['lower-max-tokens', 'pick-model'],
        ...(limit !== undefined && { tokenLimit: Number(limit) }),
      };
    },
  },
  {
    when: any(
      refusedSaying(
        /^Input is too long\b/i,
        /^Input Tokens Exceeded\b/i,
        /\b(?:prompt|input|request|conversation)\b.* is too (?:long|large)\b/i,
        TOGETHER,
        /\b(?:exceeds?|exceeded|longer than|greater than|over) (?:the |your |model's |this model's )*(?:maximum |max )?(?:allowed |supported )?(?:number of )?(?:context (?:length|window|size)|input (?:tokens?|length|size)|prompt (?:length|tokens)|maximum length|token limit|total tokens)\b/i,
        /\b(?:maximum|max) (?:context|input|prompt) ?(?:length|window|tokens|size)\b/i,
        /\bexpected maxLength: /,
        /\btoo many (?:input |total |prompt )?tokens\b(?!,| per)/i,
        /\bcontext (?:window|length|limit)\b.*\b(?:exceed|overflow|too (?:long|large|small))/i,
      ),
      withStatus(413),
      says(/^Request(?: entity)? too large\b/i, /^Http size exceeded\b/i),
    ),
    tell: (error) => ({
      cause: 'input-too-long',
      message: TOGETHER.test(error.text)
        ? l10n.t('The conversation and the answer’s token limit together are more than the model can hold.')
        : l10n.t('The conversation is longer than the model can read.'),
      remedy: l10n.t(
        'Leave out earlier turns or attachments, or choose a model with a larger context window.',
      ),
      actions: TOGETHER.test(error.text)
        ? ['lower-max-tokens', 'trim-context', 'ask-anew', 'pick-model']
        : ['trim-context', 'ask-anew', 'pick-model'],
      ...roomLeft(error),
    }),
  },
];

/** `190000 + 20000 > 200000`: what the answer may have where the input stays as it is. */
function roomLeft(error: ErrorFacts): { readonly tokenLimit?: number } {
  const [, input, , limit] = /\b(\d+) \+ (\d+) > (\d+)\b/.exec(error.text) ?? [];
  const room = Number(limit) - Number(input);
  return room > 0 ? { tokenLimit: room } : {};
}

function limitIn(error: ErrorFacts): string | undefined {
  return LIMITS.map((pattern) => caught(error, pattern)).find((limit) => limit !== undefined);
}
