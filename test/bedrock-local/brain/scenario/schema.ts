import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const fault = v.variant('type', [
  v.strictObject({ type: v.literal('hang') }),
  v.strictObject({ type: v.literal('reset'), afterBytes: count }),
  v.strictObject({ type: v.literal('truncateFrame') }),
  v.strictObject({ type: v.literal('badCrc') }),
  v.strictObject({ type: v.literal('end') }),
]);

const block = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), text: v.string() }),
  v.strictObject({ kind: v.literal('reasoning'), text: v.string(), signature: v.string() }),
  v.strictObject({ kind: v.literal('redactedReasoning'), base64: v.string() }),
  v.strictObject({ kind: v.literal('toolUse'), toolUseId: v.string(), name: v.string(), input: v.unknown() }),
  v.strictObject({
    kind: v.literal('cited'),
    text: v.string(),
    citations: v.array(v.record(v.string(), v.unknown())),
  }),
]);

const payload = v.record(v.string(), v.unknown());

const rule = v.strictObject({
  comment: v.optional(v.string()),
  /** All of them must hold; an empty match is every call. */
  match: v.optional(
    v.strictObject({
      /** AWS's name: `ConverseStream`, `Retrieve`, … */
      operation: v.optional(v.string()),
      /** In the last user message, the retrieval query or the guarded text. */
      promptIncludes: v.optional(v.string()),
      modelId: v.optional(v.string()),
      region: v.optional(v.string()),
    }),
    {},
  ),
  /** How often it may be used; without it, always. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Nothing at all is sent before that. */
  delayFirstByteMs: v.optional(count),
  /** An HTTP error in place of the answer. */
  error: v.optional(v.strictObject({ name: v.string(), status: v.number(), message: v.string() })),
  /** What is answered; what is left out comes from the rules. */
  answer: v.optional(
    v.strictObject({
      text: v.optional(v.string()),
      blocks: v.optional(v.array(block)),
      stopReason: v.optional(v.string()),
      /** The stream's events as they are, in place of everything else. */
      events: v.optional(v.array(v.strictObject({ name: v.string(), payload }))),
      /** The body of an operation that does not stream, as it is. */
      output: v.optional(payload),
      deltaMs: v.optional(count),
      chunk: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    }),
  ),
  /** What goes wrong in the stream, and after how many events or characters of text (else at once). */
  stream: v.optional(
    v.strictObject({
      /** Lower camel case; one that the API does not model is sent just the same. */
      exception: v.optional(v.strictObject({ name: v.string(), message: v.string() })),
      fault: v.optional(fault),
      afterEvents: v.optional(count),
      afterChars: v.optional(count),
    }),
  ),
});

/** A script for the stand-in: the first rule that matches and has uses left applies, else the default answers. */
export const scenarioSchema = v.strictObject({
  description: v.optional(v.string()),
  rules: v.array(rule),
});

export type Scenario = v.InferOutput<typeof scenarioSchema>;
export type ScenarioRule = v.InferOutput<typeof rule>;
export type ScriptedAnswer = NonNullable<ScenarioRule['answer']>;
export type StreamScript = NonNullable<ScenarioRule['stream']>;
