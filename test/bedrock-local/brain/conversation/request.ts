import * as v from 'valibot';

const text = v.object({ text: v.string() });
const cachePoint = v.optional(v.looseObject({ ttl: v.optional(v.string()) }));
const citations = v.optional(v.object({ enabled: v.boolean() }));

const documentBlock = v.object({
  name: v.string(),
  format: v.optional(v.string()),
  /** Bytes come as base64, or already decoded. */
  source: v.looseObject({
    text: v.optional(v.string()),
    bytes: v.optional(v.union([v.string(), v.instance(Uint8Array)])),
    content: v.optional(v.array(text)),
  }),
  citations,
});

const searchResultBlock = v.object({
  source: v.string(),
  title: v.string(),
  content: v.array(text),
  citations,
});

const toolResultBlock = v.object({
  toolUseId: v.string(),
  status: v.optional(v.string()),
  content: v.array(
    v.looseObject({
      text: v.optional(v.string()),
      json: v.optional(v.unknown()),
      searchResult: v.optional(searchResultBlock),
    }),
  ),
});

const contentBlock = v.looseObject({
  text: v.optional(v.string()),
  image: v.optional(v.unknown()),
  video: v.optional(v.unknown()),
  document: v.optional(documentBlock),
  toolUse: v.optional(v.object({ toolUseId: v.string(), name: v.string(), input: v.optional(v.unknown()) })),
  toolResult: v.optional(toolResultBlock),
  searchResult: v.optional(searchResultBlock),
  guardContent: v.optional(v.looseObject({ text: v.optional(text) })),
  cachePoint,
});

const message = v.object({ role: v.string(), content: v.array(contentBlock) });

const toolSpec = v.object({
  name: v.string(),
  description: v.optional(v.string()),
  inputSchema: v.object({ json: v.optional(v.record(v.string(), v.unknown())) }),
});

const toolConfig = v.object({
  tools: v.array(v.looseObject({ toolSpec: v.optional(toolSpec), cachePoint })),
  toolChoice: v.optional(
    v.looseObject({ any: v.optional(v.unknown()), tool: v.optional(v.object({ name: v.string() })) }),
  ),
});

const inferenceConfig = v.object({
  maxTokens: v.optional(v.number()),
  temperature: v.optional(v.number()),
  topP: v.optional(v.number()),
  stopSequences: v.optional(v.array(v.string())),
});

const guardrailConfig = v.object({
  guardrailIdentifier: v.optional(v.string()),
  guardrailVersion: v.optional(v.string()),
  trace: v.optional(v.string(), 'disabled'),
  streamProcessingMode: v.optional(v.string(), 'sync'),
});

const outputConfig = v.looseObject({
  textFormat: v.optional(
    v.looseObject({
      structure: v.optional(v.looseObject({ jsonSchema: v.optional(v.looseObject({ schema: v.string() })) })),
    }),
  ),
});

/** The part of Converse's input that the stand-in answers to; the wire has validated the rest. */
export const converseRequest = v.object({
  modelId: v.optional(v.string(), ''),
  messages: v.optional(v.array(message), []),
  system: v.optional(v.array(v.looseObject({ text: v.optional(v.string()), cachePoint })), []),
  inferenceConfig: v.optional(inferenceConfig, {}),
  toolConfig: v.optional(toolConfig),
  guardrailConfig: v.optional(guardrailConfig),
  additionalModelRequestFields: v.optional(v.unknown()),
  outputConfig: v.optional(outputConfig),
  performanceConfig: v.optional(v.unknown()),
  serviceTier: v.optional(v.unknown()),
});

export type ConverseRequest = v.InferOutput<typeof converseRequest>;
export type Message = v.InferOutput<typeof message>;
export type ContentBlock = v.InferOutput<typeof contentBlock>;
export type ToolSpec = v.InferOutput<typeof toolSpec>;
export type DocumentBlock = v.InferOutput<typeof documentBlock>;
export type SearchResultBlock = v.InferOutput<typeof searchResultBlock>;

/** The words of a message: its text blocks and what is under guard, in order. */
export function textOf(message: Message): string {
  return message.content.flatMap((block) => block.text ?? block.guardContent?.text?.text ?? []).join('\n\n');
}
