import * as l10n from '@vscode/l10n';
import type { Answer } from '../../chat/conversation.ts';
import type { Reshaped } from '../../chat/modelEvent.ts';

/** What a person should know of how the answer came about, a sentence each; pure. */
export function answerNotes({ reshaped = [] }: Answer): readonly string[] {
  return reshaped.map(reshapedText);
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
    case 'standard-latency':
      return l10n.t('The model has no optimized latency here: it answered at its usual pace.');
  }
}
