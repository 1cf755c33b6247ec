import * as l10n from '@vscode/l10n';
import type { ReasoningEffort } from '../../chat/inference.ts';
import { planReasoning } from '../../chat/reasoning.ts';
import { settingKeys } from '../ids.ts';
import { leftOutOf, type About, type Parameter } from './parameter.ts';
import { effortText, reasonText } from './words.ts';

const EFFORTS: readonly ReasoningEffort[] = ['off', 'low', 'medium', 'high'];

export const effort: Parameter = {
  key: settingKeys.reasoningEffort,
  icon: 'lightbulb',
  title: () => l10n.t('Thinking'),
  placeholder: () =>
    l10n.t('How much the model thinks before it answers; that counts against the answer’s limit'),
  now: ({ inference }) => inference.reasoningEffort,
  values: (about) => [
    { value: undefined, label: l10n.t('Default'), description: l10n.t('left to the model') },
    ...EFFORTS.map((value) => ({ value, label: effortText(value), description: planned(value, about) })),
  ],
  leftOut: leftOutOf('reasoningEffort'),
};

/** What it comes to with the model in use. */
function planned(value: ReasoningEffort, { target, maxTokens }: About): string | undefined {
  if (!target) return undefined;
  const { sent, leftOut } = planReasoning(target, value, maxTokens);
  const [reason] = leftOut.map((one) => one.reason);
  if (reason) return l10n.t('not sent: {0}', reasonText(reason));
  const [told] = sent.map((one) => one.value);
  return told === value ? undefined : told;
}
