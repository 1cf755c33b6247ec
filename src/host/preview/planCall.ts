import { planTurn, type TurnChoices } from '../../chat/buildRequest.ts';
import type { TokenEstimate } from '../../chat/calibration.ts';
import type { Conversation, Prompt } from '../../chat/conversation.ts';
import { attachmentTokens, forecast } from '../../chat/forecast.ts';
import { totalsOf } from '../../chat/totals.ts';
import { newAnswer } from '../../chat/turn.ts';
import type { CalibrationStore } from './calibrationStore.ts';
import type { Counted, PlannedCall } from './plannedCall.ts';

/** What a call rests on besides its prompt and what is chosen. */
interface CallBasis {
  /** What was said before it. */
  readonly said: Conversation;
  readonly calibration: Pick<CalibrationStore, 'estimate'>;
  /** Absent: AWS was not asked to count this call. */
  readonly counted?: Counted | undefined;
}

/** The call that would answer this prompt. Throws FailureError where it may not be made as things are chosen. */
export function planCall(
  prompt: Prompt,
  choices: TurnChoices,
  { said, calibration, counted }: CallBasis,
): PlannedCall {
  const plan = planTurn(said.turns, { id: '', prompt, answer: newAnswer(0) }, choices, []);
  const estimate = (raw: number): TokenEstimate =>
    calibration.estimate(raw, choices.target.foundationModelId);
  return {
    choices,
    prompt,
    estimate,
    forecast: forecast(plan, { estimate, counted: countedTokens(counted), price: choices.price }),
    attachments: attachmentTokens(prompt, estimate),
    totals: totalsOf(said),
    ...(counted && { counted }),
  };
}

function countedTokens(counted: Counted | undefined): number | undefined {
  return counted?.kind === 'counted' ? counted.tokens : undefined;
}
