import * as l10n from '@vscode/l10n';
import type { ReasoningEffort } from '../../chat/inference.ts';
import type { LeftOutReason } from '../../chat/requestPlan.ts';

export function effortText(effort: ReasoningEffort): string {
  const texts: Readonly<Record<ReasoningEffort, string>> = {
    off: l10n.t('Off'),
    low: l10n.t('Low'),
    medium: l10n.t('Medium'),
    high: l10n.t('High'),
  };
  return texts[effort];
}

/** Why something that is set does not go with the call. */
export function reasonText(reason: LeftOutReason): string {
  const texts: Readonly<Record<LeftOutReason, string>> = {
    'temperature-is-set': l10n.t('temperature is set, and AWS advises against both'),
    'model-reasons': l10n.t('a model that thinks refuses it'),
    'not-supported': l10n.t('this model does not have it'),
    'not-known': l10n.t('whether this model has it is not known'),
    'max-tokens-too-small': l10n.t('the answer’s limit leaves no room to think'),
    'below-minimum': l10n.t('there is too little to be worth caching'),
    invalid: l10n.t('AWS would refuse the value'),
  };
  return texts[reason];
}
