import * as l10n from '@vscode/l10n';
import { firstLine } from '../../base/text.ts';
import type { Answer, ToolRun } from '../../chat/conversation.ts';
import { inputOf, type ToolCall } from '../../chat/toolCalls.ts';
import type { BlockView, ToolRunView } from '../../protocol/views.ts';
import { SHOWN_RESULT, toolActions } from './toolActions.ts';

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
    actions: toolActions(run, at),
  };
}

function statusText({ state, result }: ToolRun): string | undefined {
  switch (state) {
    case 'asking':
    case 'done':
      return undefined;
    case 'running':
      return l10n.t('Running…');
    case 'failed':
      return result === undefined ? l10n.t('Failed') : l10n.t('Failed: {0}', firstLine(result, SHOWN_ABOUT));
    case 'denied':
      return l10n.t('Denied by you');
    case 'cancelled':
      return l10n.t('Stopped');
  }
}

/** The arguments that are words, without their names. */
function aboutText(call: ToolCall): string {
  const values = Object.values(inputOf(call) ?? {}).filter((value) => typeof value === 'string');
  return firstLine(values.join(' · '), SHOWN_ABOUT);
}

function shortened(text: string): string {
  return text.length > SHOWN_RESULT ? `${text.slice(0, SHOWN_RESULT)}…` : text;
}

/** What an answer under way is doing where that is no speech. */
export function toolsLabel({ blocks }: Answer): string | undefined {
  const runs = blocks.flatMap((block) => (block.kind === 'toolCall' && block.run ? [block.run] : []));
  if (runs.some(({ state }) => state === 'asking')) return l10n.t('Waiting for your permission');
  const running = runs.find(({ state }) => state === 'running');
  return running && l10n.t('Running {0}…', running.label ?? '');
}
