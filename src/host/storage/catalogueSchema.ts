import * as v from 'valibot';
import type { CallableResource, FoundationModel, InferenceProfile } from '../../chat/catalogue.ts';
import type { CatalogueRecord } from '../../chat/regionMemory.ts';

/** Files of another version are as if they were not there. */
const CATALOGUE_VERSION = 1;

const text = v.string();
const texts = v.array(v.string());
const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const maybe = <S extends v.GenericSchema>(schema: S) => v.exactOptional(schema);

const destination = v.object({ modelId: text, modelArn: text, region: maybe(text) });

const model = v.object({
  modelId: text,
  arn: text,
  name: text,
  provider: text,
  family: maybe(text),
  inputModalities: texts,
  outputModalities: texts,
  inferenceTypes: texts,
  streaming: maybe(v.boolean()),
  lifecycle: v.object({
    status: text,
    legacyTime: maybe(text),
    endOfLifeTime: maybe(text),
    startOfLifeTime: maybe(text),
    extendedAccessTime: maybe(text),
  }),
  maxOutputTokens: maybe(count),
  contextWindow: maybe(count),
  contextWindowFromPrices: maybe(v.literal(true)),
  systemPrompts: maybe(v.boolean()),
  guardrails: maybe(v.boolean()),
  promptCaching: maybe(v.boolean()),
  reasoning: maybe(v.boolean()),
  latencyOptimized: maybe(v.boolean()),
  tools: maybe(v.boolean()),
  imageFormats: maybe(texts),
  documentFormats: maybe(texts),
  videoFormats: maybe(texts),
  summary: maybe(text),
  releasedAt: maybe(text),
}) satisfies v.GenericSchema<unknown, FoundationModel>;

const profile = v.object({
  id: text,
  arn: text,
  name: text,
  description: maybe(text),
  type: text,
  status: text,
  models: v.array(destination),
}) satisfies v.GenericSchema<unknown, InferenceProfile>;

const resource = v.object({
  kind: v.picklist([
    'imported-model',
    'custom-model',
    'custom-model-deployment',
    'provisioned-throughput',
    'prompt-router',
    'marketplace-endpoint',
  ]),
  arn: text,
  name: text,
  description: maybe(text),
  sendId: maybe(text),
  status: text,
  statusDetail: maybe(text),
  ready: maybe(v.boolean()),
  instruct: maybe(v.boolean()),
  behind: maybe(texts),
  models: v.array(destination),
}) satisfies v.GenericSchema<unknown, CallableResource>;

const access = v.object({
  access: v.object({
    state: v.picklist([
      'ready',
      'needs-agreement',
      'needs-use-case-form',
      'pending',
      'not-authorized',
      'not-entitled',
      'not-in-region',
    ]),
  }),
  at: count,
});

/** One region for one profile, as it is on disk. What a list failed with is not: it may be over. */
const fileSchema = v.object({
  version: v.literal(CATALOGUE_VERSION),
  region: text,
  catalogue: maybe(
    v.object({
      models: v.array(model),
      profiles: v.array(profile),
      resources: v.array(resource),
      fetchedAt: count,
      accountId: maybe(text),
    }),
  ),
  access: v.record(text, access),
});

/** Undefined for anything that is no such file, however it came about. */
export function readRecord(json: string, region: string): CatalogueRecord | undefined {
  const { success, output } = v.safeParse(fileSchema, parsed(json));
  if (!success || output.region !== region) return undefined;
  const { catalogue } = output;
  return {
    access: output.access,
    ...(catalogue && { catalogue: { ...catalogue, region, failures: [] } }),
  };
}

export function writeRecord(record: CatalogueRecord, region: string): string {
  const { catalogue } = record;
  const access = Object.entries(record.access).filter(([, known]) => known.access.state !== 'unknown');
  return JSON.stringify({
    version: CATALOGUE_VERSION,
    region,
    ...(catalogue && { catalogue: { ...catalogue, failures: undefined, cached: undefined } }),
    access: Object.fromEntries(access),
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
