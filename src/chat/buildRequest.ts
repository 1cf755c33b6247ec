import {
  answerText,
  isMedia,
  sentAttachments,
  type Answer,
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
import { planTools } from './planTools.ts';
import { messagesOf, messagesSoFar, type SentReasoning } from './toolMessages.ts';
import type { Tool, ToolSpec } from './tools.ts';

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
  /** What the model may call; absent: nothing. */
  readonly tools?: readonly Tool[];
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
  const tools = planTools(choices);
  const hasTools = tools.fields.length > 0;
  const sentTools = hasTools ? { tools: tools.fields } : {};
  const system = systemPrompt(turn.prompt.task, { passages: passages.length > 0, tools: hasTools });
  const { before, now } = messagesOfTurn(history, turn, choices, { passages, ...sentTools });
  const parameters = planParameters(target, inference, maxTokens);
  const cache = planCache(target, { system, messages: before, ...sentTools }, inference.cacheTtl);
  const { messages, systemCachePoint, toolsCachePoint, cachePoints } = cache.fields;
  const { burnDown } = factsOf(target.foundationModelId);
  return {
    request: {
      connection,
      target,
      system,
      messages: [...messages, ...now],
      maxTokens,
      parameters: parameters.fields,
      ...(systemCachePoint && { systemCachePoint }),
      ...sentTools,
      ...(toolsCachePoint && { toolsCachePoint }),
      ...(guardrail && { guardrail }),
    },
    sent: [sentMaxTokens(choices.maxTokens, maxTokens), ...parameters.sent, ...cache.sent, ...tools.sent],
    leftOut: [...parameters.leftOut, ...cache.leftOut, ...tools.leftOut],
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

interface Given {
  readonly passages: readonly Passage[];
  readonly tools?: readonly ToolSpec[];
}

interface TurnMessages {
  /** What the next call begins with too. */
  readonly before: readonly Message[];
  readonly now: readonly Message[];
}

/** The history and the prompt; where tools have run since, the results are what is told now. */
function messagesOfTurn(
  history: readonly Turn[],
  turn: Turn,
  choices: TurnChoices,
  { passages, tools }: Given,
): TurnMessages {
  const before = history.flatMap((earlier) => historyMessages(earlier, choices, tools !== undefined));
  const prompt = userMessage(turn.prompt, passages);
  const since = tools ? messagesSoFar(turn.answer, thoughtOf(turn.answer, choices)) : [];
  return since.length === 0
    ? { before, now: [prompt] }
    : { before: [...before, prompt, ...since.slice(0, -1)], now: since.slice(-1) };
}

/** A turn without an answer is left out: two user messages in a row would confuse the model. */
function historyMessages(turn: Turn, choices: TurnChoices, withTools: boolean): readonly Message[] {
  const text = answerText(turn.answer).trim();
  if (text === '' || turn.leftOut === true) return [];
  return [userMessage(turn.prompt, turn.answer.sources), ...answerMessages(turn.answer, choices, withTools)];
}

/** Where no tools are sent, AWS takes none of their blocks: what was said is all that is told then. */
function answerMessages(answer: Answer, choices: TurnChoices, withTools: boolean): readonly Message[] {
  if (answer.laterCalls && withTools) return messagesOf(answer, thoughtOf(answer, choices));
  const text: Content = { kind: 'text', text: answerText(answer).trim() };
  const thought = answer.laterCalls ? [] : reasoningSentBack(answer, choices);
  return [{ role: 'assistant', content: [...thought, text] }];
}

function thoughtOf({ by }: Answer, choices: TurnChoices): SentReasoning {
  return (block) => reasoningSentBack({ ...(by && { by }), blocks: [block] }, choices);
}

/** Pictures and documents go before the words about them. */
function userMessage(prompt: Prompt, passages: readonly Passage[]): Message {
  const text: Content = { kind: 'text', text: userText(prompt, passages) };
  return { role: 'user', content: [...sentAttachments(prompt).filter(isMedia).map(mediaContent), text] };
}

function mediaContent({ kind, label, format, base64 }: MediaAttachment): Content {
  return kind === 'image' ? { kind, format, base64 } : { kind, format, name: label, base64 };
}
