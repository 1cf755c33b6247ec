import type { CacheTtl, InferenceSettings, ReasoningEffort } from '../chat/inference.ts';
import { settingKeys } from './ids.ts';
import type { SettingsReader } from './settings.ts';

const EFFORTS: readonly ReasoningEffort[] = ['off', 'low', 'medium', 'high'];
const TTLS: readonly CacheTtl[] = ['5m', '1h'];

/** What is set for every call. A person may have written anything: what can't be read counts as not set. */
export function inferenceSettings(reader: SettingsReader): InferenceSettings {
  const value = (key: string): unknown => reader.get<unknown>(key);
  const temperature = share(value(settingKeys.temperature));
  const topP = share(value(settingKeys.topP));
  const reasoningEffort = EFFORTS.find((one) => one === value(settingKeys.reasoningEffort));
  const cacheTtl = TTLS.find((one) => one === value(settingKeys.promptCaching));
  const serviceTier = value(settingKeys.serviceTier);
  const requestMetadata = pairs(value(settingKeys.requestMetadata));
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(reasoningEffort && { reasoningEffort }),
    ...(cacheTtl && { cacheTtl }),
    ...(typeof serviceTier === 'string' && serviceTier.trim() !== '' && { serviceTier: serviceTier.trim() }),
    ...(value(settingKeys.latency) === 'optimized' && { latency: 'optimized' }),
    ...(requestMetadata && { requestMetadata }),
  };
}

/** 0–1 */
function share(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined;
}

function pairs(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
