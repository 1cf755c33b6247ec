import * as l10n from '@vscode/l10n';
import {
  answerText,
  isOver,
  type Answer,
  type AnswerBlock,
  type AnsweredBy,
  type Turn,
} from '../../chat/conversation.ts';
import type { Failure } from '../../chat/failure.ts';
import type { Citation } from '../../chat/modelEvent.ts';
import type { Passage } from '../../chat/resources.ts';
import type {
  ActionView,
  AnswerView,
  BlockView,
  FailureView,
  SourceView,
  StateView,
  TurnView,
} from '../../protocol/views.ts';
import { failureNotes } from '../actions/failureNotes.ts';
import { dotted } from '../words.ts';
import { answerFacts } from './answerFacts.ts';
import { answerNotes } from './answerNotes.ts';
import { attachmentView } from './attachmentView.ts';
import { endActions } from './endActions.ts';
import type { Format } from './format.ts';
import { guardrailView, hasIntervened, isPromptBlocked } from './guardrailView.ts';
import { stateView } from './stateView.ts';
import { toolView } from './toolView.ts';
import { usageView } from './usageView.ts';

export interface TurnViewContext {
  readonly format: Format;
  /** The buttons of a failure card: only those that do something. */
  readonly actions: (failure: Failure, turn: Turn) => ActionView[];
  /** When a turn that failed is sent again by itself, in epoch milliseconds. */
  readonly retryAt?: (turnId: string) => number | undefined;
}

/** A turn as the page shows it; pure. Blocks keep their positions, which appended text refers to. */
export function turnView(turn: Turn, context: TurnViewContext): TurnView {
  const { id, prompt } = turn;
  return {
    id,
    prompt: { text: prompt.text, attachments: prompt.attachments.map(attachmentView) },
    answer: answerView(turn, context),
  };
}

function answerView(turn: Turn, { format, actions, retryAt }: TurnViewContext): AnswerView {
  const { answer } = turn;
  const failure = (failed: Failure): FailureView =>
    failureView(failed, failureNotes(failed, turn.answer), actions(failed, turn), retryAt?.(turn.id));
  return {
    state: withoutGuardrailNote(answer, stateView(answer, failure, endActions(turn))),
    blocks: isPromptBlocked(answer) ? [] : answer.blocks.map((block, at) => blockView(block, at, format)),
    sources: answer.sources.map(sourceView),
    ...(!isOver(answer) && { startedAt: answer.startedAt }),
    ...(answer.by && { by: byText(answer.by, turn.leftOut === true) }),
    ...notesOf(answer),
    ...usageView(answer, format),
    ...factsOf(answer, format),
    ...guardrailOf(answer),
  };
}

function blockView(block: AnswerBlock, at: number, format: Format): BlockView {
  const { text } = block;
  switch (block.kind) {
    case 'text':
      return { kind: 'text', text, citations: block.citations.map(citationView) };
    case 'reasoning':
      return { kind: 'reasoning', text, redacted: block.redacted !== undefined, ...tookOf(block, format) };
    case 'toolCall':
      return toolView(block, at);
    case 'unknown':
      return { kind: 'unknown', name: block.name, text };
    case 'toolResult':
      return { kind: 'toolResult', text };
  }
}

function tookOf(
  { startedAt, endedAt }: Extract<AnswerBlock, { kind: 'reasoning' }>,
  { seconds }: Format,
): { took?: string } {
  return startedAt === undefined || endedAt === undefined ? {} : { took: seconds(endedAt - startedAt) };
}

type CitationView = Extract<BlockView, { kind: 'text' }>['citations'][number];

function citationView({ title, text, location }: Citation): CitationView {
  return { title, text, ...(location !== undefined && { location }) };
}

function sourceView({ title, text, uri, score }: Passage): SourceView {
  return { title, text, ...(uri !== undefined && { uri }), ...(score !== undefined && { score }) };
}

function byText({ modelLabel, region, guardrail, knowledgeBase }: AnsweredBy, leftOut: boolean): string {
  const left = leftOut ? l10n.t('left out of later questions') : undefined;
  return dotted(modelLabel, region, guardrail, knowledgeBase, left) ?? modelLabel;
}

function factsOf(answer: Answer, format: Format): Pick<AnswerView, 'facts'> {
  const facts = answerFacts(answer, format);
  return facts.length === 0 ? {} : { facts };
}

function notesOf(answer: Answer): Pick<AnswerView, 'notes'> {
  const notes = answerNotes(answer);
  return notes.length > 0 ? { notes: [...notes] } : {};
}

/**
 * What it did, told once: by its card and, where the prompt was blocked, in the words that it was configured with.
 * That it was applied and let everything pass is said once the answer is there.
 */
function guardrailOf(answer: Answer): Pick<AnswerView, 'guardrail'> {
  const { guardrail, by, state } = answer;
  if (!hasIntervened(answer) && (!hasLooked(answer) || state.kind !== 'complete')) return {};
  const message = isPromptBlocked(answer) ? answerText(answer).trim() : '';
  const view = guardrailView(guardrail ?? { findings: [] }, by?.guardrail);
  return { guardrail: { ...view, ...(message !== '' && { message }) } };
}

/** One was chosen, or the account enforces one. */
function hasLooked({ by, guardrail }: Answer): boolean {
  return by?.guardrail !== undefined || (guardrail?.applied ?? []).length > 0;
}

function withoutGuardrailNote({ state, ...answer }: Answer, view: StateView): StateView {
  const told = state.kind === 'complete' && state.stopReason === 'guardrail_intervened';
  if (!told || view.kind !== 'complete' || !hasIntervened({ state, ...answer })) return view;
  return { kind: 'complete', ...(view.actions && { actions: view.actions }) };
}

function failureView(
  failure: Failure,
  notes: readonly string[],
  actions: ActionView[],
  retryAt: number | undefined,
): FailureView {
  const { message, remedy, detail, requestId } = failure;
  const code = codeText(failure);
  return {
    message,
    remedy,
    actions,
    ...(notes.length > 0 && { notes: [...notes] }),
    ...(detail !== undefined && { detail }),
    ...(code !== undefined && { code }),
    ...(isUnspecific(failure) && { unspecific: true as const }),
    ...(requestId !== undefined && { requestId }),
    ...(retryAt !== undefined && { retryAt }),
  };
}

/** `ValidationException · 400`: what a search engine or AWS Support wants to know. */
function codeText({ exception, status }: Failure): string | undefined {
  return dotted(exception, status?.toString());
}

/** Our own words say little about these: AWS's are shown at once. */
function isUnspecific({ cause, denied }: Failure): boolean {
  return UNSPECIFIC.has(cause) || (cause === 'access-denied' && denied === undefined);
}

const UNSPECIFIC: ReadonlySet<Failure['cause']> = new Set([
  'unknown',
  'request-invalid',
  'resource-not-found',
  'resource-not-ready',
  'tools-invalid',
  'content-invalid',
]);
