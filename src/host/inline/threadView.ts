import * as l10n from '@vscode/l10n';
import { remaining } from '../../base/countdown.ts';
import { answerText, isOver, type Answer, type Turn } from '../../chat/conversation.ts';
import type { Failure } from '../../chat/failure.ts';
import type { ActionView } from '../../protocol/views.ts';
import { failureNotes } from '../actions/failureNotes.ts';
import { escapeMarkdown } from '../escapeMarkdown.ts';
import { commands } from '../ids.ts';
import { answerNotes } from '../panel/answerNotes.ts';
import { guardrailView, hasIntervened, isPromptBlocked } from '../panel/guardrailView.ts';
import { waitingText } from '../panel/stateView.ts';
import { inertMarkdown, withCodeSpans } from './inertMarkdown.ts';

/** One comment of the thread. Only text that is all our own may hold command links. */
export interface CommentView {
  readonly author: string;
  readonly markdown: string;
  readonly ours: boolean;
}

export interface ThreadContext {
  readonly actions: (failure: Failure, turn: Turn) => readonly ActionView[];
  /** When a turn that failed is sent again by itself, and what time it is now: epoch milliseconds. */
  readonly retryAt: (turnId: string) => number | undefined;
  readonly now: number;
}

/** What the thread shows for a conversation; pure. The first prompt is the selection itself and not repeated. */
export function threadComments(turns: readonly Turn[], context: ThreadContext): readonly CommentView[] {
  return turns.flatMap((turn, i) => [
    ...(i === 0 ? [] : [{ author: l10n.t('You'), markdown: escapeMarkdown(turn.prompt.text), ours: false }]),
    ...answerComments(turn.answer),
    ...guardrailComments(turn.answer),
    ...failureComments(turn, context),
  ]);
}

function answerComments(answer: Answer): readonly CommentView[] {
  if (isPromptBlocked(answer)) return [];
  const text = inertMarkdown(answerText(answer));
  const notes = answerNotes(answer).map((note) => `_${escapeMarkdown(note)}_`);
  const parts = [text, stateMarkdown(answer, text), ...notes, sourcesMarkdown(answer)].filter(
    (part) => part !== '',
  );
  if (parts.length === 0) return [];
  return [{ author: answer.by?.modelLabel ?? 'Bedrock', markdown: parts.join('\n\n'), ours: false }];
}

/** What a guardrail did is not the model's words either. */
function guardrailComments(answer: Answer): readonly CommentView[] {
  const { guardrail } = answer;
  if (!guardrail || !hasIntervened(answer)) return [];
  const { findings, reason = '' } = guardrailView(guardrail);
  const blocked = isPromptBlocked(answer);
  const title = blocked ? l10n.t('The guardrail blocked the prompt') : l10n.t('Guardrail');
  const parts = [
    `**${escapeMarkdown(title)}** ${escapeMarkdown(blocked ? answerText(answer).trim() : reason)}`.trim(),
    findings.map(({ text }) => `- ${escapeMarkdown(text)}`).join('\n'),
  ];
  return [{ author: 'Bedrock', markdown: parts.filter((part) => part !== '').join('\n\n'), ours: true }];
}

/** A failure is never the model's words: a comment of its own says cause, remedy and what can be done. */
function failureComments(turn: Turn, { actions, retryAt, now }: ThreadContext): readonly CommentView[] {
  const { state } = turn.answer;
  if (state.kind !== 'failed' && state.kind !== 'interrupted') return [];
  const links = actions(state.failure, turn).map((action) => actionLink(turn.id, action));
  const at = retryAt(turn.id);
  const countdown = at === undefined ? '' : `_${escapeMarkdown(countdownText(at - now))}_`;
  const notes = failureNotes(state.failure, turn.answer).map(withCodeSpans);
  const markdown = [failureMarkdown(state.failure), notes.join(' '), countdown, links.join(' · ')]
    .filter((part) => part !== '')
    .join('\n\n');
  return [{ author: 'Bedrock', markdown, ours: true }];
}

function countdownText(ms: number): string {
  const { minutes, seconds } = remaining(ms);
  if (minutes === 0) return l10n.t('Trying again in {0} s', seconds);
  return l10n.t('Trying again in {0} min {1} s', minutes, seconds);
}

function actionLink(turnId: string, { id, label }: ActionView): string {
  return `[${escapeMarkdown(label)}](command:${commands.inlineAct}?${encodeURIComponent(JSON.stringify([turnId, id]))})`;
}

function stateMarkdown(answer: Answer, text: string): string {
  const { state } = answer;
  const guardrailTold = hasIntervened(answer);
  switch (state.kind) {
    case 'waiting':
      return state.retrying || state.doing === 'retrieving'
        ? `_${escapeMarkdown(waitingText(state))}_`
        : l10n.t('_Thinking…_');
    case 'streaming':
      return text === '' ? l10n.t('_Thinking…_') : '';
    case 'stopped':
      return l10n.t('_Stopped._');
    case 'interrupted':
    case 'failed':
      return '';
    case 'complete':
      return completeNote(state.stopReason, guardrailTold);
  }
}

function completeNote(stopReason: string, guardrailTold: boolean): string {
  if (guardrailTold && stopReason === 'guardrail_intervened') return '';
  if (stopReason === 'max_tokens') return l10n.t('_Cut at the maximum number of tokens._');
  return stopReason === 'guardrail_intervened' ? l10n.t('_The guardrail intervened._') : '';
}

function failureMarkdown(failure: Failure): string {
  const detail =
    failure.detail === undefined ? '' : `\n\n> ${escapeMarkdown(failure.detail).replaceAll('\n', ' ')}`;
  return `**${withCodeSpans(failure.message)}** ${withCodeSpans(failure.remedy)}${detail}`;
}

function sourcesMarkdown({ sources, ...answer }: Answer): string {
  if (sources.length === 0 || !isOver({ sources, ...answer })) return '';
  const rows = sources.map(
    ({ title, uri }, i) => `${i + 1}. ${escapeMarkdown(uri === undefined ? title : `${title} — ${uri}`)}`,
  );
  return `${l10n.t('Sources:')}\n\n${rows.join('\n')}`;
}

/** The thread's title line: whose account and which model answers. */
export function threadLabel(turns: readonly Turn[], fallback: string): string {
  const answer = turns.at(-1)?.answer;
  const by = answer?.by;
  if (!by) return fallback;
  const parts = [by.modelLabel, by.region, by.profile, by.guardrail, by.knowledgeBase];
  return parts.filter((part) => part !== undefined).join(' · ');
}
