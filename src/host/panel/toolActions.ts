import * as l10n from '@vscode/l10n';
import type { Answer, ToolRun } from '../../chat/conversation.ts';
import { TOOL_DECISIONS, type ToolDecision } from '../../chat/toolApprovals.ts';
import type { ToolCall } from '../../chat/toolCalls.ts';
import type { ActionView } from '../../protocol/views.ts';

/** The whole of a result can be opened: the page is sent no more of it with every change. */
export const SHOWN_RESULT = 2000;

const PREFIX = 'tool';
const SHOW = 'show';

/** What a person may say to a call, at its place in the answer. */
export function toolActions({ state, result = '' }: ToolRun, at: number): ActionView[] {
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
  const [prefix, does = '', place] = action.split(':');
  const call = prefix === PREFIX ? blocks[Number(place)] : undefined;
  if (call?.kind !== 'toolCall') return false;
  act(ports, Number(place), call, does);
  return true;
}

function act(ports: ToolActionPorts, at: number, { name, run }: ToolCall, does: string): void {
  const decision = TOOL_DECISIONS.find((one) => one === does);
  if (decision) ports.decide(at, decision);
  else if (does === SHOW) ports.show(run?.label ?? name, run?.result ?? '');
}
