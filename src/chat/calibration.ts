import type { Answer } from './conversation.ts';
import { inputTotal, usagesOf } from './cost.ts';

/** What the usage of earlier calls says about the estimates for one foundation model. */
export interface ModelCalibration {
  /** Tokens that AWS counted for each one that was estimated. */
  readonly ratio: number;
  /** How far single calls were from `ratio`, relative to it: a mean. */
  readonly spread: number;
  readonly calls: number;
}

/** By foundation model ID. Figures alone: nothing of what was said. */
export type Calibration = Readonly<Record<string, ModelCalibration>>;

export interface TokenEstimate {
  readonly tokens: number;
  /** Half the width of the band that the true figure is likely in, relative: 0.25 is ± 25 %. */
  readonly error: number;
  /** Calls of this model that it was measured by; 0: a rule of thumb. */
  readonly calls: number;
  /** It is no estimate: AWS counted. */
  readonly counted?: true;
}

/** Before anything was measured: code and prose in common scripts lie within it. */
const UNMEASURED_ERROR = 0.35;
/** Not even a model that always agrees is believed to the token. */
const LEAST_ERROR = 0.05;
/** Twice the mean distance covers nine calls of ten, if they lie as measurements do. */
const BAND = 2;
/** A newer call weighs at least this much, so that another kind of work is learnt too. */
const LEAST_WEIGHT = 0.1;
/** Fewer tokens tell more of the message's frame than of its text. */
const LEAST_TOKENS = 50;
/** What lies outside was counted by other rules: a guardrail, a tool, media. */
const PLAUSIBLE = { least: 0.2, most: 5 } as const;

export function calibrated(raw: number, model: ModelCalibration | undefined): TokenEstimate {
  if (!model) return { tokens: raw, error: UNMEASURED_ERROR, calls: 0 };
  const { ratio, spread, calls } = model;
  // A few calls that happened to agree prove little.
  const unproven = UNMEASURED_ERROR / (calls + 1);
  return {
    tokens: Math.round(raw * ratio),
    error: Math.min(UNMEASURED_ERROR, Math.max(LEAST_ERROR, spread * BAND, unproven)),
    calls,
  };
}

/** The calibration after one more answer; the same one where it teaches nothing. */
export function learnt(table: Calibration, answer: Answer): Calibration {
  const id = answer.by?.foundationModelId;
  const ratio = ratioOf(answer);
  if (id === undefined || ratio === undefined) return table;
  return { ...table, [id]: withCall(Object.hasOwn(table, id) ? table[id] : undefined, ratio) };
}

/** Of what AWS counted to what was estimated, for the latest call; undefined where it teaches nothing. */
function ratioOf(answer: Answer): number | undefined {
  const { asked } = answer;
  const usage = usagesOf(answer)?.at(-1);
  if (!asked || !usage || asked.unmeasured !== undefined || asked.inputTokens < LEAST_TOKENS)
    return undefined;
  const ratio = inputTotal(usage) / asked.inputTokens;
  return ratio < PLAUSIBLE.least || ratio > PLAUSIBLE.most ? undefined : ratio;
}

function withCall(before: ModelCalibration | undefined, ratio: number): ModelCalibration {
  if (!before) return { ratio, spread: 0, calls: 1 };
  const calls = before.calls + 1;
  const weight = Math.max(LEAST_WEIGHT, 1 / calls);
  const distance = Math.abs(ratio - before.ratio) / before.ratio;
  return {
    ratio: before.ratio + (ratio - before.ratio) * weight,
    spread: before.spread + (distance - before.spread) * weight,
    calls,
  };
}
