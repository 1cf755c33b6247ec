import * as l10n from '@vscode/l10n';
import type { Answer } from '../../chat/conversation.ts';
import type { Reshaped } from '../../chat/modelEvent.ts';

/** What a person should know of how the answer came about, a sentence each; pure. */
export function answerNotes(answer: Answer): readonly string[] {
  const { reshaped = [], by, blocks } = answer;
  const ran = blocks.some((block) => block.kind === 'toolCall' && block.run?.state === 'done');
  return [
    ...reshaped.map(reshapedText),
    ...(ran && by?.guardrail !== undefined
      ? [l10n.t('The guardrail does not look at what tools return.')]
      : []),
    ...(wantsMoreCalls(answer)
      ? [l10n.t('The model still asks for tools after {0} calls, the most for one answer.', callsOf(answer))]
      : []),
  ];
}

/** It was called as often as one answer may, and had not come to an end. */
export function wantsMoreCalls({ state, laterCalls }: Answer): boolean {
  return state.kind === 'complete' && state.stopReason === 'tool_use' && laterCalls !== undefined;
}

function callsOf({ laterCalls = [] }: Answer): number {
  return laterCalls.length + 1;
}

function reshapedText(reshaped: Reshaped): string {
  switch (reshaped.kind) {
    case 'not-streamed':
      return l10n.t('The model does not stream: its answer came in one piece.');
    case 'system-in-message':
      return l10n.t('The model takes no system prompt: the rules went before your first message.');
    case 'token-limit':
      return l10n.t('The model’s own limit of {0} tokens was used for the answer.', reshaped.maxTokens);
    case 'not-cached':
      return l10n.t('The model takes no cache points: the call was made without them.');
    case 'without-tools':
      return l10n.t('The model takes no tools: it was asked without them.');
    case 'standard-latency':
      return l10n.t('The model has no optimized latency here: it answered at its usual pace.');
  }
}
