import * as l10n from '@vscode/l10n';
import type { Answer } from '../../chat/conversation.ts';
import type { GuardrailFinding, GuardrailTrace } from '../../chat/modelEvent.ts';
import type { AnswerView } from '../../protocol/views.ts';

type GuardrailView = NonNullable<AnswerView['guardrail']>;

/** What the guardrail did, a sentence a finding. Policies and actions that AWS adds later are shown in its words. */
export function guardrailView(trace: GuardrailTrace, name?: string): GuardrailView {
  const { findings, reason } = trace;
  const known = name ?? appliedText(trace);
  return {
    ...(known !== undefined && { name: known }),
    findings: findings.map(findingView),
    // AWS's own sentence says less than its findings do.
    ...(reason !== undefined && findings.length === 0 && { reason }),
  };
}

/** It did something, or said so. */
export function hasIntervened({ guardrail }: Answer): boolean {
  return guardrail !== undefined && (guardrail.findings.length > 0 || guardrail.reason !== undefined);
}

/** The prompt was blocked: what came is the guardrail's configured message, and no model has said it. */
export function isPromptBlocked({ state, guardrail }: Answer): boolean {
  if (state.kind !== 'complete' || state.stopReason !== 'guardrail_intervened') return false;
  return guardrail?.findings.some(({ side, action }) => side === 'input' && action === 'BLOCKED') === true;
}

/** Where none was chosen, the ones that the account enforces: `a1b2c3 (4)`. */
function appliedText({ applied = [] }: GuardrailTrace): string | undefined {
  const texts = applied.map(({ id, version }) => (version === undefined ? id : `${id} (${version})`));
  return texts.length > 0 ? texts.join(', ') : undefined;
}

function findingView(finding: GuardrailFinding): GuardrailView['findings'][number] {
  const detail = detailText(finding);
  return {
    text: findingText(finding),
    effect: effectOf(finding),
    ...(detail !== undefined && { detail }),
  };
}

function detailText({ confidence, strength, score, threshold }: GuardrailFinding): string | undefined {
  if (score !== undefined && threshold !== undefined)
    return l10n.t('Score {0}, at least {1} is wanted', score.toFixed(2), threshold.toFixed(2));
  if (confidence === undefined) return undefined;
  return strength === undefined
    ? l10n.t('Confidence {0}', confidence.toLowerCase())
    : l10n.t('Confidence {0}, filter set to {1}', confidence.toLowerCase(), strength.toLowerCase());
}

function effectOf({ action }: GuardrailFinding): GuardrailView['findings'][number]['effect'] {
  if (action === 'BLOCKED') return 'blocked';
  return action === 'ANONYMIZED' ? 'masked' : 'other';
}

function findingText({ side, policy, name, action }: GuardrailFinding): string {
  const what = name === '' ? policyText(policy) : l10n.t('{0} “{1}”', policyText(policy), name);
  return side === 'input'
    ? l10n.t('{0}: {1} in the prompt', actionText(action), what)
    : l10n.t('{0}: {1} in the answer', actionText(action), what);
}

function actionText(action: string): string {
  switch (action) {
    case 'BLOCKED':
      return l10n.t('Blocked');
    case 'ANONYMIZED':
      return l10n.t('Masked');
    case 'NONE':
      return l10n.t('Detected');
    default:
      return action;
  }
}

function policyText(policy: string): string {
  switch (policy) {
    case 'topic':
      return l10n.t('denied topic');
    case 'content':
      return l10n.t('content filter');
    case 'word':
      return l10n.t('word filter');
    case 'sensitiveInformation':
      return l10n.t('sensitive information');
    case 'contextualGrounding':
      return l10n.t('grounding check');
    case 'automatedReasoning':
      return l10n.t('automated reasoning');
    default:
      return policy;
  }
}
