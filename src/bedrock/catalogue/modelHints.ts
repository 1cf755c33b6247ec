import { defined } from '../defined.ts';

/** Fields that ListFoundationModels sends and AWS's model does not describe: each may be gone tomorrow. */
export interface ModelHints {
  readonly family?: string;
  readonly maxOutputTokens?: number;
  readonly contextWindow?: number;
  readonly systemPrompts?: boolean;
  readonly guardrails?: boolean;
  readonly promptCaching?: boolean;
  readonly reasoning?: boolean;
  readonly latencyOptimized?: boolean;
}

/** Hints by model ID from the raw response; whatever has not the expected type is as if it were not there. */
export function readModelHints(body: unknown): ReadonlyMap<string, ModelHints> {
  const hints = new Map<string, ModelHints>();
  const summaries = at(body, 'modelSummaries');
  if (!Array.isArray(summaries)) return hints;
  for (const summary of summaries as unknown[]) {
    const modelId = at(summary, 'modelId');
    if (typeof modelId === 'string') hints.set(modelId, hintsOf(summary));
  }
  return hints;
}

function hintsOf(summary: unknown): ModelHints {
  return defined({
    family: words(at(summary, 'modelFamily')),
    maxOutputTokens: count(at(summary, 'converse', 'maxTokensMaximum')),
    contextWindow: tokens(at(summary, 'description', 'maxContextWindow')),
    systemPrompts: flag(at(summary, 'converse', 'systemRoleSupported')),
    guardrails: flag(at(summary, 'guardrailsSupported')),
    promptCaching: flag(at(summary, 'explicitPromptCaching', 'isSupported')),
    latencyOptimized: flag(at(summary, 'latencyOptimizationSupported')),
    reasoning: flag(at(summary, 'converse', 'reasoningSupported', 'embedded')),
  });
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  return current;
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : undefined;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1000, m: 1_000_000 };

/** `200K`, `1M`, `128000`, as AWS writes context windows. */
function tokens(value: unknown): number | undefined {
  if (typeof value !== 'string') return count(value);
  const [, digits, unit] = /^\s*(\d+(?:\.\d+)?)\s*([km]?)\s*$/i.exec(value) ?? [];
  const factor = UNITS[unit?.toLowerCase() ?? ''];
  return digits === undefined || factor === undefined
    ? undefined
    : count(Math.round(Number(digits) * factor));
}
