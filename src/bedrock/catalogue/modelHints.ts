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
  readonly imageFormats?: readonly string[];
  readonly documentFormats?: readonly string[];
  readonly videoFormats?: readonly string[];
  readonly summary?: string;
  readonly releasedAt?: string;
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
    reasoning: presence(at(summary, 'converse', 'reasoningSupported')),
    imageFormats: formats(at(summary, 'converse', 'userImageTypesSupported')),
    documentFormats: formats(at(summary, 'converse', 'userDocumentTypesSupported')),
    videoFormats: formats(at(summary, 'converse', 'userVideoTypesSupported')),
    summary: words(at(summary, 'description', 'shortDescription')),
    releasedAt: moment(at(summary, 'description', 'releaseDate')),
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

/** AWS's empty list does not mean none: models that read documents have one too. */
function formats(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const named = (value as unknown[]).filter((one) => typeof one === 'string');
  return named.length === 0 ? undefined : named;
}

/** ISO 8601; not what no calendar has. */
function moment(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** An object where the model has it, whatever that object says (`embedded` is a way of reasoning); null where not. */
function presence(value: unknown): boolean | undefined {
  if (value === undefined) return undefined;
  return value === null ? false : typeof value === 'object' ? true : flag(value);
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
