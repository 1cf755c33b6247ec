import * as l10n from '@vscode/l10n';
import type { Answer, AnswerState, Retrying } from '../../chat/conversation.ts';
import type { Failure } from '../../chat/failure.ts';
import type { ActionView, FailureView, StateView } from '../../protocol/views.ts';
import { toolsLabel } from './toolView.ts';

/** `actions`: what can be done about an answer that ended by itself, but early. */
export function stateView(
  answer: Answer,
  failure: (failure: Failure) => FailureView,
  actions: ActionView[] = [],
): StateView {
  const { state } = answer;
  switch (state.kind) {
    case 'waiting':
      return { kind: 'waiting', label: waitingText(state) };
    case 'streaming':
      return streamingView(toolsLabel(answer));
    case 'stopped':
      return { kind: 'stopped' };
    case 'complete':
      return completeView(state.stopReason, actions);
    case 'interrupted':
    case 'failed':
      return { kind: state.kind, failure: failure(state.failure) };
  }
}

function streamingView(label: string | undefined): StateView {
  return { kind: 'streaming', ...(label !== undefined && { label }) };
}

/** What an answer of which nothing has come is waiting for. */
export function waitingText({ doing, retrying }: Extract<AnswerState, { kind: 'waiting' }>): string {
  if (retrying) return retryingText(retrying);
  return doing === 'retrieving' ? l10n.t('Searching the knowledge base…') : l10n.t('Waiting for the model…');
}

function retryingText({ attempt, attempts, cause }: Retrying): string {
  switch (cause) {
    case 'throttled':
      return l10n.t('AWS is throttling; trying again ({0} of {1})…', attempt, attempts);
    case 'network':
      return l10n.t('AWS could not be reached; trying again ({0} of {1})…', attempt, attempts);
    case 'model-not-ready':
      return l10n.t('The model is still being loaded; trying again ({0} of {1})…', attempt, attempts);
    default:
      return l10n.t('Amazon Bedrock can’t serve it just now; trying again ({0} of {1})…', attempt, attempts);
  }
}

function completeView(stopReason: string, actions: ActionView[]): StateView {
  const note = stopNote(stopReason);
  return {
    kind: 'complete',
    ...(note !== undefined && { note }),
    ...(actions.length > 0 && { actions }),
  };
}

/** How an answer ended, in words, also where that was the ordinary way; AWS's own word beside them. */
export function endText(state: AnswerState): string | undefined {
  if (state.kind === 'stopped') return l10n.t('Stopped by you');
  if (state.kind !== 'complete') return undefined;
  const { stopReason } = state;
  const words = (stopNote(stopReason) ?? ordinaryEnd(stopReason)).replace(/\.$/, '');
  return words.includes(stopReason) ? words : l10n.t('{0} ({1})', words, stopReason);
}

function ordinaryEnd(stopReason: string): string {
  if (stopReason === 'stop_sequence') return l10n.t('A stop sequence came');
  return stopReason === 'tool_use' ? l10n.t('The model asked for a tool') : l10n.t('The model had finished');
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
