import * as v from 'valibot';
import { isBase64 } from '../../base/base64.ts';
import {
  TASKS,
  TEXT_SOURCES,
  TOOL_STATES,
  type AnswerBlock,
  type AnswerState,
  type Conversation,
} from '../../chat/conversation.ts';
import type { PriceSource } from '../../chat/prices.ts';
import { optional } from './optional.ts';
import { StoredFailure } from './storedFailure.ts';

/** Files of other versions of ours, or edited by hand: fields that are not known are kept, values are not trusted. */

/** The kinds that a variant does not know: what it knows and is damaged stays damaged. */
function otherThan(known: {
  readonly options: readonly { readonly entries: { readonly kind: { readonly literal: string } } }[];
}): v.GenericSchema<string> {
  const kinds = new Set(known.options.map(({ entries }) => entries.kind.literal));
  return v.pipe(
    v.string(),
    v.check((kind) => !kinds.has(kind)),
  );
}

const KnownState = v.variant('kind', [
  v.looseObject({ kind: v.literal('waiting'), doing: v.picklist(['retrieving', 'calling']) }),
  v.looseObject({ kind: v.literal('streaming') }),
  v.looseObject({ kind: v.literal('complete'), stopReason: v.string() }),
  v.looseObject({ kind: v.literal('stopped') }),
  v.looseObject({ kind: v.literal('interrupted'), failure: StoredFailure }),
  v.looseObject({ kind: v.literal('failed'), failure: StoredFailure }),
]);

/** How an answer ended in a way that a later version added. */
const OtherState = v.pipe(
  v.looseObject({ kind: otherThan(KnownState) }),
  v.transform((): AnswerState => ({ kind: 'stopped' })),
);

const StoredCitation = v.looseObject({ title: v.string(), text: v.string(), location: optional(v.string()) });

/** How a run came out in a way that a later version added, that version alone tells. */
const StoredRun = v.looseObject({
  label: optional(v.string()),
  state: v.fallback(v.picklist(TOOL_STATES), 'cancelled'),
  result: optional(v.string()),
});

const index = v.number();
const KnownBlock = v.variant('kind', [
  v.looseObject({ kind: v.literal('text'), index, text: v.string(), citations: v.array(StoredCitation) }),
  v.looseObject({
    kind: v.literal('reasoning'),
    index,
    text: v.string(),
    signature: optional(v.string()),
    redacted: optional(v.string()),
    startedAt: optional(v.number()),
    endedAt: optional(v.number()),
  }),
  v.looseObject({
    kind: v.literal('toolCall'),
    index,
    id: v.string(),
    name: v.string(),
    text: v.string(),
    run: optional(StoredRun),
  }),
  v.looseObject({ kind: v.literal('toolResult'), index, toolUseId: v.string(), text: v.string() }),
  v.looseObject({ kind: v.literal('unknown'), index, name: v.string(), text: v.string() }),
]);

/** A block of a kind that a later version added. */
const OtherBlock = v.pipe(
  v.looseObject({ kind: otherThan(KnownBlock), index, text: v.fallback(v.string(), '') }),
  v.transform((block): AnswerBlock => ({
    kind: 'unknown',
    index: block.index,
    name: block.kind,
    text: block.text,
  })),
);

const Rates = {
  input: optional(v.number()),
  output: optional(v.number()),
  cacheRead: optional(v.number()),
  cacheWrite: optional(v.number()),
  cacheWrite1h: optional(v.number()),
};

export const StoredPrice = v.looseObject({
  ...Rates,
  longer: optional(v.array(v.looseObject({ ...Rates, above: v.number() }))),
  source: v.custom<PriceSource>((value) => typeof value === 'string'),
});

export const StoredUsage = v.looseObject({
  inputTokens: v.number(),
  outputTokens: v.number(),
  totalTokens: v.number(),
  cacheReadInputTokens: optional(v.number()),
  cacheWriteInputTokens: optional(v.number()),
  cacheWrite1hInputTokens: optional(v.number()),
});

const KnownReshaped = v.variant('kind', [
  v.looseObject({ kind: v.literal('not-streamed') }),
  v.looseObject({ kind: v.literal('system-in-message') }),
  v.looseObject({ kind: v.literal('token-limit'), maxTokens: v.number() }),
  v.looseObject({ kind: v.literal('not-cached') }),
  v.looseObject({ kind: v.literal('standard-latency') }),
  v.looseObject({ kind: v.literal('without-tools') }),
]);

/** Forms that a later version knows are told by that version alone. */
const StoredReshaped = v.pipe(
  v.array(v.unknown()),
  v.transform((all) => all.filter((one) => v.is(KnownReshaped, one))),
);

export const StoredBlock = v.union([KnownBlock, OtherBlock]);

/** An answer without its blocks. */
export const StoredAnswerRest = v.looseObject({
  state: v.union([KnownState, OtherState]),
  laterCalls: optional(v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0)))),
  by: optional(
    v.looseObject({
      modelLabel: v.string(),
      modelId: v.string(),
      region: v.string(),
      profile: optional(v.string()),
      caller: optional(v.looseObject({ accountId: v.string(), arn: v.string(), role: optional(v.string()) })),
      guardrail: optional(v.string()),
      knowledgeBase: optional(v.string()),
      foundationModelId: optional(v.string()),
      destinationRegions: optional(v.array(v.string())),
      maxTokens: optional(v.number()),
      price: optional(StoredPrice),
    }),
  ),
  asked: optional(
    v.looseObject({
      inputTokens: v.number(),
      maxTokens: v.number(),
      burnDown: optional(v.number()),
      unmeasured: optional(v.number()),
    }),
  ),
  sources: v.array(
    v.looseObject({
      text: v.string(),
      title: v.string(),
      uri: optional(v.string()),
      score: optional(v.number()),
    }),
  ),
  usage: optional(StoredUsage),
  callUsages: optional(v.array(StoredUsage)),
  guardrail: optional(
    v.looseObject({
      findings: v.array(
        v.looseObject({
          side: v.picklist(['input', 'output']),
          policy: v.string(),
          name: v.string(),
          action: v.string(),
          guardrailId: v.string(),
        }),
      ),
      reason: optional(v.string()),
    }),
  ),
  reshaped: optional(StoredReshaped),
  requestId: optional(v.string()),
  latencyMs: optional(v.number()),
  serviceTier: optional(v.string()),
  startedAt: v.number(),
  firstTokenAt: optional(v.number()),
  endedAt: optional(v.number()),
});

const StoredAnswer = v.looseObject({ ...StoredAnswerRest.entries, blocks: v.array(StoredBlock) });

const leftOut = optional(v.literal(true));

const StoredMedia = v.looseObject({
  id: v.string(),
  kind: v.picklist(['image', 'document']),
  label: v.string(),
  format: v.string(),
  base64: v.pipe(v.string(), v.check(isBase64)),
  leftOut,
});

const StoredText = v.looseObject({
  id: v.string(),
  /** Whatever a later version took it from, it is text. */
  kind: v.fallback(v.picklist(TEXT_SOURCES), 'paste'),
  label: v.string(),
  uri: optional(v.string()),
  languageId: optional(v.string()),
  text: v.string(),
  leftOut,
});

const StoredCode = v.looseObject({
  id: v.string(),
  kind: v.literal('selection'),
  uri: v.string(),
  label: v.string(),
  languageId: v.string(),
  startLine: v.number(),
  endLine: v.number(),
  text: v.string(),
  leftOut,
});

export const StoredAttachment = v.union([StoredCode, StoredMedia, StoredText]);

export const StoredPrompt = v.looseObject({
  /** A task of a later version is answered as a chat is. */
  task: v.fallback(v.picklist(TASKS), 'chat'),
  text: v.string(),
  instructions: optional(v.string()),
  attachments: v.array(StoredAttachment),
});

export const StoredTurn = v.looseObject({
  id: v.string(),
  parentId: optional(v.string()),
  branch: optional(v.number()),
  prompt: StoredPrompt,
  answer: StoredAnswer,
  leftOut,
});

const StoredConversation = v.looseObject({
  version: v.literal(1),
  id: v.string(),
  title: v.string(),
  createdAt: v.number(),
  turns: v.array(StoredTurn),
  others: optional(v.array(StoredTurn)),
});

const Versioned = v.looseObject({ version: v.number() });

export type StoredRead =
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  /** Written by a later version of the extension: not ours to touch. */
  | { readonly kind: 'newer'; readonly version: number }
  /** `why` tells where, never what: the text is somebody's conversation. */
  | { readonly kind: 'corrupt'; readonly why: string };

export function readStored(json: string): StoredRead {
  const value = parseJson(json);
  if (value === undefined) return { kind: 'corrupt', why: 'not JSON' };
  if (v.is(Versioned, value) && value.version > 1) return { kind: 'newer', version: value.version };
  const result = v.safeParse(StoredConversation, value);
  if (result.success) return { kind: 'conversation', conversation: result.output };
  const [issue] = result.issues;
  return {
    kind: 'corrupt',
    why: `${v.getDotPath(issue) ?? 'root'}: expected ${issue.expected ?? 'another value'}`,
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
