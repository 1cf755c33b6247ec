import * as l10n from '@vscode/l10n';
import { factsOf } from './facts/modelFacts.ts';
import type { ReasoningEffort } from './inference.ts';
import type { ModelParameters, ModelTarget } from './modelRequest.ts';
import { leavingOut, sending, unset, type Planned } from './planned.ts';

export type ReasoningFields = Pick<ModelParameters, 'effort' | 'additionalFields'>;
type Effort = Exclude<ReasoningEffort, 'off'>;

const NAME = 'reasoningEffort';
const NONE: ReasoningFields = {};

/** How the effort is put to the model, by its provider as the catalogue names it; nothing is guessed for others. */
export function planReasoning(
  target: ModelTarget,
  effort: ReasoningEffort | undefined,
  maxTokens: number,
): Planned<ReasoningFields> {
  if (effort === undefined) return unset(NONE);
  const reasons = thinks(target);
  if (reasons !== true) {
    return leavingOut(NAME, effort, reasons === false ? 'not-supported' : 'not-known', NONE);
  }
  switch (target.model?.provider) {
    case 'Anthropic':
      return anthropic(target, effort, maxTokens);
    case 'Amazon':
      return amazon(effort);
    case 'OpenAI':
      if (effort === 'off') return leavingOut(NAME, effort, 'not-supported', NONE);
      return sending(NAME, effort, { additionalFields: { reasoning_effort: effort } });
    default:
      return leavingOut(NAME, effort, 'not-known', NONE);
  }
}

/** Of its older models AWS does not tell. */
function thinks({ model, foundationModelId }: ModelTarget): boolean | undefined {
  return model?.reasoning ?? factsOf(foundationModelId).thinksByBudget?.value;
}

/** Whether there is a way to tell the model how much to think. */
export function takesEffort(target: ModelTarget): boolean {
  return planReasoning(target, 'low', Number.MAX_SAFE_INTEGER).sent.length > 0;
}

function anthropic(
  target: ModelTarget,
  effort: ReasoningEffort,
  maxTokens: number,
): Planned<ReasoningFields> {
  const byBudget = factsOf(target.foundationModelId).thinksByBudget !== undefined;
  // A model that is given a budget does not think without one; of the later ones not every one can be kept from it.
  if (effort === 'off')
    return byBudget ? sending(NAME, effort, NONE) : leavingOut(NAME, effort, 'not-known', NONE);
  if (!byBudget) {
    return sending(NAME, effort, { effort, additionalFields: { thinking: { type: 'adaptive' } } });
  }
  const budget = budgetOf(effort, maxTokens);
  if (budget === undefined) return leavingOut(NAME, effort, 'max-tokens-too-small', NONE);
  return sending(NAME, l10n.t('{0} (thinks up to {1} tokens)', effort, budget), {
    additionalFields: { thinking: { type: 'enabled', budget_tokens: budget } },
  });
}

/** Fewer are refused (Extended thinking, Claude Developer Platform). */
const SMALLEST_BUDGET = 1024;
const SHARE: Readonly<Record<Effort, number>> = { low: 0.25, medium: 0.5, high: 0.75 };

/** Thinking is part of the answer's limit, and something must be left for the answer. */
function budgetOf(effort: Effort, maxTokens: number): number | undefined {
  const budget = Math.max(SMALLEST_BUDGET, Math.floor(maxTokens * SHARE[effort]));
  return budget < maxTokens ? budget : undefined;
}

/** At `high` they take no limit for the answer, which is always sent. */
function amazon(effort: ReasoningEffort): Planned<ReasoningFields> {
  if (effort === 'off')
    return sending(NAME, effort, { additionalFields: { reasoningConfig: { type: 'disabled' } } });
  const highest = effort === 'high' ? 'medium' : effort;
  const value = effort === 'high' ? l10n.t('medium (high takes no limit for the answer)') : effort;
  return sending(NAME, value, {
    additionalFields: { reasoningConfig: { type: 'enabled', maxReasoningEffort: highest } },
  });
}
