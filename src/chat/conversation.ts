import type { CallerIdentity } from './connection.ts';
import type { Failure, FailureCause } from './failure.ts';
import type { Citation, GuardrailTrace, Reshaped, Usage } from './modelEvent.ts';
import type { ModelPrice } from './prices.ts';
import type { Passage } from './resources.ts';

/** Stored as it is, in JSON: only additive changes, or a new `version`. */
export interface Conversation {
  readonly version: 1;
  readonly id: string;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** What is shown and sent, oldest first: one path through the tree of turns, each the parent of the next. */
  readonly turns: readonly Turn[];
  /** The rest of the tree, in the order in which it was begun: what was edited, tried again or asked elsewhere. */
  readonly others?: readonly Turn[];
}

/** A prompt and the answer to it. */
export interface Turn {
  readonly id: string;
  /** The turn that this one follows; absent: it begins a conversation. */
  readonly parentId?: string;
  /** How many turns stood in this place before it; absent: none. */
  readonly branch?: number;
  readonly prompt: Prompt;
  readonly answer: Answer;
  /** The person left it out of what later requests send; it stays to be read. */
  readonly leftOut?: true;
}

/** What the prompt is for: decides the system prompt and how many tokens the answer may have. */
export const TASKS = [
  'chat',
  'explain',
  'fix',
  'refactor',
  'tests',
  'document',
  'review',
  'commit',
  'title',
] as const;
export type Task = (typeof TASKS)[number];

export interface Prompt {
  readonly task: Task;
  /** What the person wrote, a `/command` of theirs included. */
  readonly text: string;
  /** Words that a `/command` stands for, as they were when it was sent: a prompt file's. */
  readonly instructions?: string;
  readonly attachments: readonly Attachment[];
}

/** What goes with a prompt. It is a copy: what was sent stays what was sent. */
export type Attachment = (CodeAttachment | TextAttachment | MediaAttachment) & {
  /** The person left it out of what is sent from now on; it stays to be read. */
  readonly leftOut?: true;
};

/** Lines of a file. */
export interface CodeAttachment {
  readonly id: string;
  readonly kind: 'selection';
  readonly uri: string;
  /** A path a person can read, relative to the workspace where possible. */
  readonly label: string;
  readonly languageId: string;
  /** One-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

/** Where a text comes from that is not lines of a file. */
export const TEXT_SOURCES = ['file', 'folder', 'problems', 'changes', 'terminal', 'paste'] as const;

export interface TextAttachment {
  readonly id: string;
  readonly kind: (typeof TEXT_SOURCES)[number];
  /** A path a person can read, or what it is. */
  readonly label: string;
  /** Of a file or folder, to open it again. */
  readonly uri?: string;
  readonly languageId?: string;
  readonly text: string;
}

/** A picture or a document, as bytes that the model's service reads. */
export interface MediaAttachment {
  readonly id: string;
  readonly kind: 'image' | 'document';
  /** The file's name. */
  readonly label: string;
  /** What the bytes are, by their own signature where they have one: Converse's ImageFormat or DocumentFormat. */
  readonly format: string;
  readonly base64: string;
}

/** What of it is sent. */
export function sentAttachments({ attachments }: Prompt): readonly Attachment[] {
  return attachments.filter(({ leftOut }) => leftOut !== true);
}

export function isMedia(attachment: Attachment): attachment is MediaAttachment {
  return attachment.kind === 'image' || attachment.kind === 'document';
}

/** UTF-8 bytes of text, or the bytes of the file. */
export function sizeOf(attachment: Attachment): number {
  if (!isMedia(attachment)) return new TextEncoder().encode(attachment.text).length;
  const padding = /=*$/.exec(attachment.base64)?.[0].length ?? 0;
  return (attachment.base64.length / 4) * 3 - padding;
}

/** Whose account, region and model answered, and what was applied: kept with the answer, in words for people. */
export interface AnsweredBy {
  readonly modelLabel: string;
  readonly modelId: string;
  readonly region: string;
  readonly profile?: string;
  /** The account that was charged, and the role that called: absent where STS had not told yet. */
  readonly caller?: Pick<CallerIdentity, 'accountId' | 'arn' | 'role'>;
  readonly guardrail?: string;
  readonly knowledgeBase?: string;
  /** The foundation model behind `modelId`, where the API told it. */
  readonly foundationModelId?: string;
  /** Regions that may have processed the call; absent: not known, or any (a global profile). */
  readonly destinationRegions?: readonly string[];
  readonly maxTokens?: number;
  /** What tokens cost when it was asked; absent: unknown. */
  readonly price?: ModelPrice;
}

/** What was asked for, in tokens: what AWS reserves of the quota before it answers. */
export interface Asked {
  /** Estimated. */
  readonly inputTokens: number;
  readonly maxTokens: number;
  /** Quota tokens that each token of the answer counts; absent where that is not known. */
  readonly burnDown?: number;
  /** Pictures and documents that went along and that the estimate leaves out; absent: none. */
  readonly unmeasured?: number;
}

export interface Answer {
  readonly state: AnswerState;
  readonly blocks: readonly AnswerBlock[];
  /** Where in `blocks` the model was called again, with what its tools had returned; absent: it was called once. */
  readonly laterCalls?: readonly number[];
  readonly by?: AnsweredBy;
  readonly asked?: Asked;
  /** Passages of the knowledge base that the model was given, numbered from 1 in this order. */
  readonly sources: readonly Passage[];
  /** Of all calls of the model together. */
  readonly usage?: Usage;
  /** Of each call that told, in their order; absent where it was called once. */
  readonly callUsages?: readonly Usage[];
  readonly guardrail?: GuardrailTrace;
  /** What had to be put in another form to be taken by the model. */
  readonly reshaped?: readonly Reshaped[];
  readonly requestId?: string;
  /** As AWS measured it, in milliseconds. */
  readonly latencyMs?: number;
  /** The tier that served the call, an open enum of AWS's. */
  readonly serviceTier?: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly firstTokenAt?: number;
  readonly endedAt?: number;
}

export interface Retrying {
  readonly attempt: number;
  readonly attempts: number;
  readonly cause: FailureCause;
}

export type AnswerState =
  /** Nothing has arrived yet; `doing` tells what is under way. */
  | {
      readonly kind: 'waiting';
      readonly doing: 'retrieving' | 'calling';
      /** AWS turned the call away, and it is sent again by itself: `attempt` of at most `attempts`. */
      readonly retrying?: Retrying;
    }
  | { readonly kind: 'streaming' }
  /** `stopReason` is AWS's, an open enum. */
  | { readonly kind: 'complete'; readonly stopReason: string }
  | { readonly kind: 'stopped' }
  /** Something had arrived, and it is kept. */
  | { readonly kind: 'interrupted'; readonly failure: Failure }
  /** Nothing had arrived. */
  | { readonly kind: 'failed'; readonly failure: Failure };

/** `index` is AWS's contentBlockIndex, which may skip numbers. */
export type AnswerBlock =
  | {
      readonly kind: 'text';
      readonly index: number;
      readonly text: string;
      readonly citations: readonly Citation[];
    }
  | {
      readonly kind: 'reasoning';
      readonly index: number;
      readonly text: string;
      readonly signature?: string;
      readonly redacted?: string;
      /** Epoch milliseconds of its first piece, and of what came after it. */
      readonly startedAt?: number;
      readonly endedAt?: number;
    }
  /** `text` is the JSON input as it arrives. */
  | {
      readonly kind: 'toolCall';
      readonly index: number;
      readonly id: string;
      readonly name: string;
      readonly text: string;
      /** Absent: nobody here runs it. */
      readonly run?: ToolRun;
    }
  | { readonly kind: 'toolResult'; readonly index: number; readonly toolUseId: string; readonly text: string }
  | { readonly kind: 'unknown'; readonly index: number; readonly name: string; readonly text: string };

/** How a tool that runs here came out. */
export interface ToolRun {
  /** The tool's name for people; absent: there is no such tool. */
  readonly label?: string;
  readonly state: ToolState;
  /** What the model was told; absent: nothing yet. */
  readonly result?: string;
}

/** `asking`: a person must allow it; `cancelled`: the answer ended before it did. */
export const TOOL_STATES = ['asking', 'running', 'done', 'failed', 'denied', 'cancelled'] as const;
type ToolState = (typeof TOOL_STATES)[number];

export function isOver(answer: Answer): boolean {
  return answer.state.kind !== 'waiting' && answer.state.kind !== 'streaming';
}

/** The answer's words, without reasoning or tools; what was said after tools had run begins a paragraph. */
export function answerText({ blocks, laterCalls = [] }: Answer): string {
  const begins = new Set(laterCalls);
  let text = '';
  let apart = false;
  for (const [at, block] of blocks.entries()) {
    apart ||= begins.has(at);
    if (block.kind !== 'text' || block.text === '') continue;
    text += apart && text !== '' ? `\n\n${block.text}` : block.text;
    apart = false;
  }
  return text;
}
