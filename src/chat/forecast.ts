import type { TokenEstimate } from './calibration.ts';
import type { Prompt } from './conversation.ts';
import { sentAttachments } from './conversation.ts';
import { costOf } from './cost.ts';
import type { Message, ModelRequest } from './modelRequest.ts';
import type { ModelPrice } from './prices.ts';
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
  /** Absent: no price is known, or not all of it. */
  readonly cost?: ForecastCost;
  /** Of the model's context window: input and the longest answer together, 0–1 and more; absent: window unknown. */
  readonly windowShare?: number;
}

/** US dollars. */
export interface ForecastCost {
  /** Of the input alone. */
  readonly input: number;
  /** With the longest answer that the call allows. */
  readonly most: number;
}

/** Estimated tokens, each part for itself. */
interface ForecastParts {
  readonly system: number;
  /** What the messages before the last one take, and how many they are. */
  readonly history: { readonly tokens: number; readonly messages: number };
  /** The last message: what the person wrote, and all that goes with it. */
  readonly last: number;
}

/** What a forecast rests on besides the call itself. */
export interface ForecastBasis {
  /** Turns a rule-of-thumb figure into the model's own, as far as its calls have taught that. */
  readonly estimate: (rawTokens: number) => TokenEstimate;
  /** What AWS counted for this very call. */
  readonly counted: number | undefined;
  readonly price: ModelPrice | undefined;
}

export function forecast(plan: RequestPlan, { estimate, counted, price }: ForecastBasis): Forecast {
  const { request, quota } = plan;
  const { maxTokens, target } = request;
  const raw = estimateRequest(request);
  const input = counted === undefined ? estimate(raw.tokens) : exactly(counted);
  const cost = costBetween(input.tokens, maxTokens, price);
  return {
    plan,
    input,
    unmeasured: counted === undefined ? raw.unmeasured : 0,
    parts: partsOf(request, estimate),
    reserved: reservation({
      inputTokens: input.tokens,
      maxTokens,
      ...(quota.burnDown && { burnDown: quota.burnDown.value }),
    }),
    ...(cost && { cost }),
    ...(target.contextWindow !== undefined && {
      windowShare: (input.tokens + maxTokens) / target.contextWindow,
    }),
  };
}

function exactly(tokens: number): TokenEstimate {
  return { tokens, error: 0, calls: 0, counted: true };
}

function partsOf({ system, messages }: ModelRequest, estimate: ForecastBasis['estimate']): ForecastParts {
  const tokensOf = (of: readonly Message[]): number =>
    estimate(estimateRequest({ system: '', messages: of }).tokens).tokens;
  const before = messages.slice(0, -1);
  return {
    system: estimate(estimateTokens(system)).tokens,
    history: { tokens: tokensOf(before), messages: before.length },
    last: tokensOf(messages.slice(-1)),
  };
}

/** As if nothing went through the cache: what that saves is only known afterwards. */
function costBetween(
  inputTokens: number,
  maxTokens: number,
  price: ModelPrice | undefined,
): ForecastCost | undefined {
  const [input, most] = [0, maxTokens].map((outputTokens) =>
    costOf({ inputTokens, outputTokens, totalTokens: inputTokens + outputTokens }, price),
  );
  return input === undefined || most === undefined ? undefined : { input, most };
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
