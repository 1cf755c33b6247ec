import type { TokenEstimate } from './calibration.ts';
import type { Prompt } from './conversation.ts';
import { sentAttachments } from './conversation.ts';
import type { Message } from './modelRequest.ts';
import { reservation, type Reservation } from './quota.ts';
import type { RequestPlan } from './requestPlan.ts';
import { estimateRequest, estimateTokens } from './tokenEstimate.ts';

/** What a call will take, as far as that can be known before it is made; pure. */
export interface Forecast {
  readonly plan: RequestPlan;
  readonly input: TokenEstimate;
  /** Pictures and documents that no estimate covers. */
  readonly unmeasured: number;
  readonly parts: ForecastParts;
  readonly reserved: Reservation;
  /** Of the model's context window: input and the longest answer together, 0–1 and more; absent: window unknown. */
  readonly windowShare?: number;
}

/** Estimated tokens, each part for itself. */
interface ForecastParts {
  readonly system: number;
  /** What the messages before the last one take, and how many they are. */
  readonly history: { readonly tokens: number; readonly messages: number };
  /** The last message: what the person wrote, and all that goes with it. */
  readonly last: number;
}

/**
 * `estimate` turns a rule-of-thumb figure into the model's own, as far as its calls have taught that; `counted` is what
 * AWS counted for this very call.
 */
export function forecast(
  plan: RequestPlan,
  estimate: (rawTokens: number) => TokenEstimate,
  counted?: number,
): Forecast {
  const { request, quota } = plan;
  const { system, messages, maxTokens, target } = request;
  const raw = estimateRequest(request);
  const input: TokenEstimate =
    counted === undefined
      ? estimate(raw.tokens)
      : { tokens: counted, error: 0, calls: 0, counted: true };
  const scaled = (of: readonly Message[]): number =>
    estimate(estimateRequest({ system: '', messages: of }).tokens).tokens;
  const before = messages.slice(0, -1);
  return {
    plan,
    input,
    unmeasured: counted === undefined ? raw.unmeasured : 0,
    parts: {
      system: estimate(estimateTokens(system)).tokens,
      history: { tokens: scaled(before), messages: before.length },
      last: scaled(messages.slice(-1)),
    },
    reserved: reservation({
      inputTokens: input.tokens,
      maxTokens,
      ...(quota.burnDown && { burnDown: quota.burnDown.value }),
    }),
    ...(target.contextWindow !== undefined && {
      windowShare: (input.tokens + maxTokens) / target.contextWindow,
    }),
  };
}

/** Each thing that goes with the prompt, with what it takes; undefined for what can't be estimated. */
export function attachmentTokens(
  prompt: Prompt,
  estimate: (rawTokens: number) => TokenEstimate,
): readonly { readonly label: string; readonly tokens: number | undefined }[] {
  return sentAttachments(prompt).map((one) => ({
    label: one.label,
    tokens: 'text' in one ? estimate(estimateTokens(one.text)).tokens : undefined,
  }));
}
