import * as l10n from '@vscode/l10n';
import { sentAttachments, type Prompt } from '../../chat/conversation.ts';
import type { Failure } from '../../chat/failure.ts';
import type { CallView } from '../../protocol/views.ts';
import type { Format } from '../panel/format.ts';
import { callFacts } from './callFacts.ts';
import type { PlannedCall } from './plannedCall.ts';
import { totalsLine } from './totalsText.ts';

/** From here on a person should know that the conversation will soon not fit any more. */
const NEARLY_FULL = 0.8;

/** The line under the composer, and what it opens to. Where nothing is written yet it tells what was spent so far. */
export function callView(call: PlannedCall, format: Format): CallView {
  const { windowShare } = call.forecast;
  return {
    line: isWritten(call.prompt) ? callLine(call, format) : totalsLine(call.totals, format),
    facts: callFacts(call, format),
    ...(windowShare !== undefined && { meter: meterOf(windowShare, format) }),
  };
}

function isWritten(prompt: Prompt): boolean {
  return prompt.text.trim() !== '' || sentAttachments(prompt).length > 0;
}

function callLine({ forecast: { input, reserved, cost } }: PlannedCall, format: Format): string {
  const { compact } = format;
  const quota =
    reserved.burnDown === undefined
      ? l10n.t('reserves ≥ {0} quota', compact(reserved.total))
      : l10n.t('reserves ≈ {0} quota', compact(reserved.total));
  const parts = [
    input.counted
      ? l10n.t('{0} tokens in', compact(input.tokens))
      : l10n.t('≈ {0} tokens in', compact(input.tokens)),
    l10n.t('up to {0} out', compact(reserved.maxTokens)),
    quota,
    cost === undefined ? l10n.t('cost unknown') : l10n.t('at most ≈ {0}', format.usd(cost.most)),
  ];
  return parts.join(' · ');
}

function meterOf(share: number, { percent }: Format): NonNullable<CallView['meter']> {
  const text = percent(share);
  if (share > 1) {
    return {
      share: 1,
      full: true,
      label: l10n.t('{0} of the context window: it may not fit', text),
    };
  }
  return { share, full: share >= NEARLY_FULL, label: l10n.t('{0} of the context window', text) };
}

/** Where the call can't be made as things are chosen. */
export function blockedView({ message, remedy }: Failure): CallView {
  return { line: message, facts: [{ label: l10n.t('What to do'), value: remedy }], blocked: true };
}
