import * as l10n from '@vscode/l10n';
import type { GuardrailFinding, GuardrailTrace } from '../../chat/modelEvent.ts';
import type { AnswerView } from '../../protocol/views.ts';

type GuardrailView = NonNullable<AnswerView['guardrail']>;

/** What the guardrail did, a sentence a finding. Policies and actions that AWS adds later are shown in its words. */
export function guardrailView(trace: GuardrailTrace, name?: string): GuardrailView {
  return {
    ...(name !== undefined && { name }),
    findings: trace.findings.map((finding) => ({ text: findingText(finding), effect: effectOf(finding) })),
    ...(trace.reason !== undefined && { reason: trace.reason }),
  };
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
      return l10n.t('topic');
    case 'content':
      return l10n.t('content filter');
    case 'word':
      return l10n.t('word');
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
