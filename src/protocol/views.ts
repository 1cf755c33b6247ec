import * as v from 'valibot';

/** What the page shows: made by the host from the domain, in words and numbers that need no further lookup. */

const optional = <T extends v.GenericSchema>(schema: T): v.ExactOptionalSchema<T, undefined> =>
  v.exactOptional(schema);

export const AttachmentView = v.object({
  id: v.string(),
  /** What it was taken from: decides the icon alone, so that an unknown one is only drawn plainly. */
  kind: v.string(),
  /** `src/app.ts` */
  label: v.string(),
  /** `lines 3–20`, `PNG image` */
  detail: v.string(),
  /** UTF-8 bytes of text, or the bytes of the file. */
  bytes: v.number(),
  /** Of the model, about: of text that is not sent yet. */
  tokens: optional(v.number()),
});
export type AttachmentView = v.InferOutput<typeof AttachmentView>;

/** An action offered to the person; `id` goes back to the host unread. */
export const ActionView = v.object({ id: v.string(), label: v.string() });
export type ActionView = v.InferOutput<typeof ActionView>;

export const FailureView = v.object({
  message: v.string(),
  remedy: v.string(),
  actions: v.array(ActionView),
  /** Facts behind it, a sentence each. */
  notes: optional(v.array(v.string())),
  /** AWS's own words. */
  detail: optional(v.string()),
  /** `ValidationException · 400` */
  code: optional(v.string()),
  /** The message says little: AWS's words are shown at once. */
  unspecific: optional(v.literal(true)),
  requestId: optional(v.string()),
  /** Epoch milliseconds: it is sent again then, and the page counts down. */
  retryAt: optional(v.number()),
});
export type FailureView = v.InferOutput<typeof FailureView>;

/** One row of what is known about something. `copy`: worth copying, and exactly what is copied. */
export const FactView = v.object({ label: v.string(), value: v.string(), copy: optional(v.string()) });
export type FactView = v.InferOutput<typeof FactView>;

const CitationView = v.object({
  title: v.string(),
  text: v.string(),
  location: optional(v.string()),
});

/** A tool's call that runs here. */
const ToolRunView = v.object({
  state: v.picklist(['asking', 'running', 'done', 'failed', 'denied', 'cancelled']),
  /** `Read File` */
  title: v.string(),
  /** Of the arguments, what tells one call from another: `src/app.ts`. */
  about: v.string(),
  /** How it stands, in words; absent: it is done, or asked about. */
  status: optional(v.string()),
  /** What the model was told, or its beginning. */
  result: optional(v.string()),
  /** What a person may say to it. */
  actions: v.array(ActionView),
});
export type ToolRunView = v.InferOutput<typeof ToolRunView>;

export const BlockView = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: v.string(), citations: v.array(CitationView) }),
  /** `took`: `3.2 s`, once it is over and where that is known. */
  v.object({
    kind: v.literal('reasoning'),
    text: v.string(),
    redacted: v.boolean(),
    took: optional(v.string()),
  }),
  /** `text` is the JSON input as it arrives. */
  v.object({
    kind: v.literal('toolCall'),
    name: v.string(),
    text: v.string(),
    run: optional(ToolRunView),
  }),
  v.object({ kind: v.literal('toolResult'), text: v.string() }),
  v.object({ kind: v.literal('unknown'), name: v.string(), text: v.string() }),
]);
export type BlockView = v.InferOutput<typeof BlockView>;

export const StateView = v.variant('kind', [
  v.object({ kind: v.literal('waiting'), label: v.string() }),
  /** `label`: what is under way, where that is not the answer. */
  v.object({ kind: v.literal('streaming'), label: optional(v.string()) }),
  /** `note` tells of an end that is not an ordinary one (maximum tokens, guardrail, content filter). */
  v.object({
    kind: v.literal('complete'),
    note: optional(v.string()),
    /** What can be done about it (an answer that was cut can go on). */
    actions: optional(v.array(ActionView)),
  }),
  v.object({ kind: v.literal('stopped') }),
  v.object({ kind: v.literal('interrupted'), failure: FailureView }),
  v.object({ kind: v.literal('failed'), failure: FailureView }),
]);
export type StateView = v.InferOutput<typeof StateView>;

export const SourceView = v.object({
  title: v.string(),
  text: v.string(),
  uri: optional(v.string()),
  score: optional(v.number()),
});
export type SourceView = v.InferOutput<typeof SourceView>;

const FindingView = v.object({
  /** `Blocked: topic “Weather” in the prompt` */
  text: v.string(),
  /** `Confidence high, filter set to medium` */
  detail: optional(v.string()),
  /** What became of it; decides the icon alone. */
  effect: v.picklist(['blocked', 'masked', 'other']),
});

const GuardrailView = v.object({
  /** What the guardrail answered in place of the model: the prompt was blocked, and no model has spoken. */
  message: optional(v.string()),
  /** Its name and version, `no-weather (DRAFT)`, where that is known. */
  name: optional(v.string()),
  /** None: it let everything pass. */
  findings: v.array(FindingView),
  reason: optional(v.string()),
});

export const AnswerView = v.object({
  state: StateView,
  blocks: v.array(BlockView),
  sources: v.array(SourceView),
  /** Epoch milliseconds; the page counts the seconds of an answer that is under way. */
  startedAt: optional(v.number()),
  /** Model · region · guardrail · knowledge base. */
  by: optional(v.string()),
  /** `1,204 in · 310 out · ≈ $0.0027 · 2.3 s` */
  usage: optional(v.string()),
  /** The same, spelled out for a tooltip and screen readers. */
  usageDetail: optional(v.string()),
  /** All that is known about how the answer came about. */
  facts: optional(v.array(FactView)),
  guardrail: optional(GuardrailView),
  /** What to know of how the answer came about, a sentence each. */
  notes: optional(v.array(v.string())),
});
export type AnswerView = v.InferOutput<typeof AnswerView>;

export const TurnView = v.object({
  id: v.string(),
  /** Where others stand beside it: which of how many this is, `index` from 0. */
  siblings: optional(v.object({ index: v.number(), count: v.number() })),
  prompt: v.object({ text: v.string(), attachments: v.array(AttachmentView) }),
  answer: AnswerView,
});
export type TurnView = v.InferOutput<typeof TurnView>;

export const PickerKind = v.picklist([
  'profile',
  'region',
  'model',
  'effort',
  'guardrail',
  'knowledgeBase',
  'tools',
  'parameters',
]);
export type PickerKind = v.InferOutput<typeof PickerKind>;

/** One control of the composer's bar: `label` is what is chosen, or what to choose. */
export const ChoiceView = v.object({
  picker: PickerKind,
  label: v.string(),
  tooltip: v.string(),
  /** Whether something is chosen: what may be off, or left to the model, need not be. */
  active: v.boolean(),
});
export type ChoiceView = v.InferOutput<typeof ChoiceView>;

/** What the next call will be, before it is sent. */
export const CallView = v.object({
  /** `≈ 3.2K tokens in · up to 4.1K out · reserves ≈ 23K quota · ≈ $0.012` */
  line: v.string(),
  facts: v.array(FactView),
  /** How much of the model's context window it takes, `share` of 1; `full`: nearly all of it. */
  meter: optional(v.object({ share: v.number(), label: v.string(), full: v.boolean() })),
  /** It can't be made as things are chosen. */
  blocked: optional(v.literal(true)),
});
export type CallView = v.InferOutput<typeof CallView>;
/** A `/command` of the composer. */
export const CommandView = v.object({ name: v.string(), description: v.string() });
export type CommandView = v.InferOutput<typeof CommandView>;

/** What is selected in the editor. */
export const ImplicitView = v.variant('state', [
  /** Goes along (`on`), does not (`off`), or is in the conversation already (`sent`). */
  v.object({
    state: v.picklist(['on', 'off', 'sent']),
    label: v.string(),
    detail: v.string(),
    bytes: v.number(),
    tokens: v.number(),
  }),
  /** Can't go along: more than `limit` bytes. */
  v.object({
    state: v.literal('too-large'),
    label: v.string(),
    detail: v.string(),
    bytes: v.number(),
    limit: v.number(),
  }),
]);
export type ImplicitView = v.InferOutput<typeof ImplicitView>;

export const PanelState = v.object({
  /** Of the conversation. */
  id: v.string(),
  title: v.string(),
  turns: v.array(TurnView),
  /** A turn is running: Send is Stop. */
  busy: v.boolean(),
  attachments: v.array(AttachmentView),
  choices: v.array(ChoiceView),
  call: optional(CallView),
  commands: v.array(CommandView),
  implicit: optional(ImplicitView),
  /** Shown above everything (`Answers come from a local stand-in, not from a model`). */
  banner: optional(v.string()),
});
export type PanelState = v.InferOutput<typeof PanelState>;
