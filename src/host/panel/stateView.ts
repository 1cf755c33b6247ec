import * as l10n from '@vscode/l10n';
import type { AnswerState } from '../../chat/conversation.ts';
import type { Failure } from '../../chat/failure.ts';
import type { FailureView, StateView } from '../../protocol/views.ts';

export function stateView(state: AnswerState, failure: (failure: Failure) => FailureView): StateView {
  switch (state.kind) {
    case 'waiting':
      return { kind: 'waiting', label: waitingText(state.doing) };
    case 'streaming':
    case 'stopped':
      return { kind: state.kind };
    case 'complete':
      return completeView(state.stopReason);
    case 'interrupted':
    case 'failed':
      return { kind: state.kind, failure: failure(state.failure) };
  }
}

function waitingText(doing: 'retrieving' | 'calling'): string {
  return doing === 'retrieving' ? l10n.t('Searching the knowledge base…') : l10n.t('Waiting for the model…');
}

function completeView(stopReason: string): StateView {
  const note = stopNote(stopReason);
  return { kind: 'complete', ...(note !== undefined && { note }) };
}

/** What a person must know about how the answer ended; `stopReason` is AWS's open enum. */
function stopNote(stopReason: string): string | undefined {
  switch (stopReason) {
    case 'end_turn':
    case 'stop_sequence':
    case 'tool_use':
      return undefined;
    case 'max_tokens':
      return l10n.t('The answer was cut at the maximum number of tokens.');
    case 'model_context_window_exceeded':
      return l10n.t('The answer was cut because the model’s context window is full.');
    case 'guardrail_intervened':
      return l10n.t('The guardrail intervened.');
    case 'content_filtered':
      return l10n.t('The model’s provider filtered the answer.');
    case 'malformed_model_output':
      return l10n.t('The model’s answer was malformed, so the end may be missing.');
    case 'malformed_tool_use':
      return l10n.t('The model asked for a tool in a form that can’t be read.');
    default:
      return l10n.t('The answer ended with “{0}”.', stopReason);
  }
}
