import {
  answerText,
  isMedia,
  sentAttachments,
  type MediaAttachment,
  type Prompt,
  type Turn,
} from './conversation.ts';
import { planCache } from './cachePoints.ts';
import type { CallerIdentity, Connection } from './connection.ts';
import { factsOf } from './facts/modelFacts.ts';
import type { InferenceSettings } from './inference.ts';
import type { Content, Message, ModelTarget } from './modelRequest.ts';
import { planParameters } from './parameters.ts';
import { reasoningSentBack } from './reasoningSentBack.ts';
import type { ModelPrice } from './prices.ts';
import { systemPrompt, userText } from './prompts.ts';
import { assertAllowed } from './routeFailure.ts';
import type { RequestPlan, SentParameter } from './requestPlan.ts';
import type { GuardrailRef, KnowledgeBaseRef, Passage } from './resources.ts';
import type { RoutePolicy } from './routing.ts';

/** Everything chosen for one turn, captured when it is sent: later choices do not change it. */
export interface TurnChoices {
  readonly connection: Connection;
  /** Whose account it is; absent: nobody has been told yet, or an API key does not say. */
  readonly caller?: CallerIdentity;
  readonly target: ModelTarget;
  readonly maxTokens: number;
  readonly inference: InferenceSettings;
  /** Where calls may go: held against the target once more before anything is sent. */
  readonly policy: RoutePolicy;
  /** What the target's tokens cost; absent: unknown. */
  readonly price?: ModelPrice;
  readonly guardrail?: GuardrailRef;
  readonly knowledgeBase?: KnowledgeBaseRef;
}

/**
 * The call that answers `turn`, with the turns before it as history; pure. Throws
 * FailureError where it could go where the policy does not allow.
 */
export function planTurn(
  history: readonly Turn[],
  turn: Turn,
  choices: TurnChoices,
  passages: readonly Passage[],
): RequestPlan {
  const { connection, target, inference, guardrail, policy } = choices;
  assertAllowed(target, policy);
  const maxTokens = Math.min(choices.maxTokens, target.maxOutputTokens ?? choices.maxTokens);
  const system = systemPrompt(turn.prompt.task, passages.length > 0);
  const before = history.flatMap((earlier) => historyMessages(earlier, choices));
  const parameters = planParameters(target, inference, maxTokens);
  const cache = planCache(target, { system, messages: before }, inference.cacheTtl);
  const { messages, systemCachePoint, cachePoints } = cache.fields;
  const { burnDown } = factsOf(target.foundationModelId);
  return {
    request: {
      connection,
      target,
      system,
      messages: [...messages, userMessage(turn.prompt, passages)],
      maxTokens,
      parameters: parameters.fields,
      ...(systemCachePoint && { systemCachePoint }),
      ...(guardrail && { guardrail }),
    },
    sent: [sentMaxTokens(choices.maxTokens, maxTokens), ...parameters.sent, ...cache.sent],
    leftOut: [...parameters.leftOut, ...cache.leftOut],
    cachePoints,
    quota: { maxTokens, ...(burnDown && { burnDown }) },
  };
}

function sentMaxTokens(wanted: number, maxTokens: number): SentParameter {
  return {
    name: 'maxTokens',
    value: String(maxTokens),
    ...(maxTokens < wanted && { lowered: { from: wanted, because: 'model-limit' } }),
  };
}

/** A turn without an answer is left out: two user messages in a row would confuse the model. */
function historyMessages(turn: Turn, choices: TurnChoices): readonly Message[] {
  const text = answerText(turn.answer).trim();
  if (text === '' || turn.leftOut === true) return [];
  return [
    userMessage(turn.prompt, turn.answer.sources),
    { role: 'assistant', content: [...reasoningSentBack(turn.answer, choices), { kind: 'text', text }] },
  ];
}

/** Pictures and documents go before the words about them. */
function userMessage(prompt: Prompt, passages: readonly Passage[]): Message {
  const text: Content = { kind: 'text', text: userText(prompt, passages) };
  return { role: 'user', content: [...sentAttachments(prompt).filter(isMedia).map(mediaContent), text] };
}

function mediaContent({ kind, label, format, base64 }: MediaAttachment): Content {
  return kind === 'image' ? { kind, format, base64 } : { kind, format, name: label, base64 };
}
