import * as l10n from '@vscode/l10n';
import type { Answer, ToolRun } from '../../chat/conversation.ts';
import { inputOf, type ToolCall } from '../../chat/toolCalls.ts';
import { TOOL_DECISIONS, type ToolDecision } from '../../chat/toolApprovals.ts';
import type { ActionView, BlockView, ToolRunView } from '../../protocol/views.ts';

/** The whole of a result can be opened: the page is sent no more of it with every change. */
const SHOWN_RESULT = 2000;
const SHOWN_ABOUT = 120;

/** A tool's call, which stands at this place of the answer. */
export function toolView(call: ToolCall, at: number): BlockView {
  const { name, text, run } = call;
  return { kind: 'toolCall', name, text, ...(run && { run: runView(call, run, at) }) };
}

function runView(call: ToolCall, run: ToolRun, at: number): ToolRunView {
  const { state, label = call.name, result } = run;
  const status = statusText(run);
  return {
    state,
    title: label,
    about: aboutText(call),
    ...(status !== undefined && { status }),
    ...(result !== undefined && { result: shortened(result) }),
    actions: actionsOf(run, at),
  };
}

function statusText({ state, result }: ToolRun): string | undefined {
  switch (state) {
    case 'asking':
      return l10n.t('Waiting for your permission');
    case 'running':
      return l10n.t('Running…');
    case 'done':
      return undefined;
    case 'failed':
      return result === undefined ? l10n.t('Failed') : l10n.t('Failed: {0}', firstLine(result));
    case 'denied':
      return l10n.t('Denied by you');
    case 'cancelled':
      return l10n.t('Stopped');
  }
}

/** The arguments that are words or numbers, without their names. */
function aboutText(call: ToolCall): string {
  const values = Object.values(inputOf(call) ?? {}).filter((value) =>
    ['string', 'number'].includes(typeof value),
  );
  return firstLine(values.join(' · '));
}

function firstLine(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line.length > SHOWN_ABOUT ? `${line.slice(0, SHOWN_ABOUT)}…` : line;
}

function shortened(text: string): string {
  return text.length > SHOWN_RESULT ? `${text.slice(0, SHOWN_RESULT)}…` : text;
}

const PREFIX = 'tool';
const SHOW = 'show';

function actionsOf({ state, result = '' }: ToolRun, at: number): ActionView[] {
  const action = (does: ToolDecision | typeof SHOW, label: string): ActionView => ({
    id: `${PREFIX}:${does}:${at}`,
    label,
  });
  if (state === 'asking') {
    return [
      action('once', l10n.t('Allow Once')),
      action('conversation', l10n.t('Allow in This Conversation')),
      action('always', l10n.t('Always Allow')),
      action('deny', l10n.t('Deny')),
    ];
  }
  return result.length > SHOWN_RESULT ? [action(SHOW, l10n.t('Show All'))] : [];
}

export interface ToolActionPorts {
  readonly decide: (at: number, decision: ToolDecision) => unknown;
  /** Opens what the model was told. */
  readonly show: (title: string, text: string) => unknown;
}

/** Whether the action was one of a tool's call in this answer, and is done. */
export function runToolAction(ports: ToolActionPorts, { blocks }: Answer, action: string): boolean {
  const [prefix, does, place = ''] = action.split(':');
  const at = Number(place);
  const call = blocks[at];
  if (prefix !== PREFIX || call?.kind !== 'toolCall') return false;
  const decision = TOOL_DECISIONS.find((one) => one === does);
  if (decision) ports.decide(at, decision);
  else if (does === SHOW) ports.show(call.run?.label ?? call.name, call.run?.result ?? '');
  return true;
}

/** What an answer under way is doing where that is no speech. */
export function toolsLabel({ blocks }: Answer): string | undefined {
  const runs = blocks.flatMap((block) => (block.kind === 'toolCall' && block.run ? [block.run] : []));
  if (runs.some(({ state }) => state === 'asking')) return l10n.t('Waiting for your permission');
  const running = runs.find(({ state }) => state === 'running');
  return running && l10n.t('Running {0}…', running.label ?? '');
}
