import * as l10n from '@vscode/l10n';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import { planParameters } from '../../chat/parameters.ts';
import { planReasoning, takesEffort } from '../../chat/reasoning.ts';
import type { ChoiceView } from '../../protocol/views.ts';
import type { CallParameters } from '../choices/choices.ts';
import { effortText, reasonText } from '../parameters/words.ts';

/** How much the model thinks; nothing for a model that can't be told. */
export function effortView(
  target: ModelTarget | undefined,
  { inference, maxTokens }: CallParameters,
): ChoiceView[] {
  if (!target || !takesEffort(target)) return [];
  const { reasoningEffort: effort } = inference;
  if (effort === undefined) {
    const tooltip = l10n.t('Thinking: left to the model');
    return [{ picker: 'effort', label: l10n.t('Default'), tooltip, active: false }];
  }
  const { sent, leftOut } = planReasoning(target, effort, limitOf(target, maxTokens));
  const [reason] = leftOut.map((one) => one.reason);
  const tooltip = reason
    ? l10n.t('Thinking: {0}, which is not sent: {1}', effortText(effort), reasonText(reason))
    : l10n.t('Thinking: {0}', sent[0]?.value ?? effortText(effort));
  return [{ picker: 'effort', label: effortText(effort), tooltip, active: true }];
}

/** Before a model is found, nothing is known to be missing. */
const ANY: ModelTarget = { modelId: '', label: '', region: '' };

/** What else goes with every call: how much of it was set by the person. */
export function parametersView(
  target: ModelTarget = ANY,
  { inference, maxTokens }: CallParameters,
): ChoiceView {
  const limit = limitOf(target, maxTokens);
  const { sent, leftOut } = planParameters(target, inference, limit);
  const going = sent.filter(({ name }) => name !== 'reasoningEffort');
  const staying = leftOut.filter(({ name }) => name !== 'reasoningEffort');
  const count = going.length + staying.length;
  const tooltip = [
    l10n.t('Parameters: at most {0} tokens in an answer', limit),
    ...going.map(({ name, value }) => l10n.t('{0}: {1}', name, value)),
    ...staying.map(({ name, value, reason }) =>
      l10n.t('{0}: {1}, which is not sent: {2}', name, value, reasonText(reason)),
    ),
  ].join('\n');
  const label = count === 0 ? l10n.t('Default') : l10n.t('{0} set', count);
  return { picker: 'parameters', label, tooltip, active: count > 0 };
}

function limitOf({ maxOutputTokens }: ModelTarget, maxTokens: number): number {
  return Math.min(maxTokens, maxOutputTokens ?? maxTokens);
}
