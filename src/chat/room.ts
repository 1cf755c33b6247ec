import {
  answerText,
  isMedia,
  sentAttachments,
  type Attachment,
  type Prompt,
  type Turn,
} from './conversation.ts';
import type { Forecast } from './forecast.ts';
import { estimateTokens } from './tokenEstimate.ts';

/** Tokens by which a call is likely more than the model's context window holds; undefined: it fits, or nobody knows. */
export function shortage({ input, windowShare, plan }: Forecast): number | undefined {
  const { target, maxTokens } = plan.request;
  if (windowShare === undefined || windowShare <= 1 || target.contextWindow === undefined) return undefined;
  return input.tokens + maxTokens - target.contextWindow;
}

/** Something of a call that the person may leave out. */
export interface Spare {
  /** Of the turn, or of the attachment. */
  readonly id: string;
  /** Undefined for pictures and documents, which only the model can measure. */
  readonly tokens: number | undefined;
}

/** Everything but the question itself: earlier turns, oldest first, each with what went with it, then the prompt's own. */
export function spares(
  turns: readonly Turn[],
  prompt: Prompt,
  estimate: (rawTokens: number) => { readonly tokens: number },
): readonly Spare[] {
  const attachment = (one: Attachment): Spare => ({
    id: one.id,
    tokens: isMedia(one) ? undefined : estimate(estimateTokens(one.text)).tokens,
  });
  const talk = turns
    .filter((turn) => turn.leftOut !== true && answerText(turn.answer).trim() !== '')
    .flatMap((turn) => [
      { id: turn.id, tokens: estimate(estimateTokens(turn.prompt.text + answerText(turn.answer))).tokens },
      ...sentAttachments(turn.prompt).map(attachment),
    ]);
  return [...talk, ...sentAttachments(prompt).map(attachment)];
}

/** What to propose to leave out so that `tokens` are saved: in this order, never more than it takes. */
export function proposal(all: readonly Spare[], tokens: number): ReadonlySet<string> {
  let left = tokens;
  const proposed = all.filter((spare) => {
    if (left <= 0 || spare.tokens === undefined) return false;
    left -= spare.tokens;
    return true;
  });
  return new Set(proposed.map(({ id }) => id));
}

/** The prompt with these of its attachments marked as left out: they stay to be read. */
export function promptWithout(prompt: Prompt, ids: ReadonlySet<string>): Prompt {
  const attachments = prompt.attachments.map((one) =>
    ids.has(one.id) ? { ...one, leftOut: true as const } : one,
  );
  return { ...prompt, attachments };
}
