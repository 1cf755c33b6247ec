import * as v from 'valibot';
import type { Answer, AnswerBlock } from '../../brain/answer.ts';
import { readPrompt } from '../../brain/conversation/prompt.ts';
import { converseRequest, type ConverseRequest } from '../../brain/conversation/request.ts';
import { limit } from '../../brain/limits.ts';
import type { ScriptedAnswer } from '../../brain/scenario/schema.ts';
import { think } from '../../brain/think.ts';
import type { Input, OperationContext } from '../../contract.ts';
import type { Model } from '../catalogue/model.ts';
import { checkCapabilities } from './checkRequest.ts';
import { blockInput, guardInput, guardOutput, maskInput, type Guard } from './guard.ts';
import type { CacheUse, PromptCache } from './promptCache.ts';
import { resolveModel } from './resolveModel.ts';
import { noUsage, usage } from './usage.ts';

/** A whole Converse call, before it is told as a message or as a stream. */
export interface Exchange {
  readonly answer: Answer;
  /** `usage`, `metrics`, `trace` and what is echoed. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** A guardrail held the stream back to look at it: it comes in large pieces. */
  readonly isBuffered: boolean;
}

export interface ExchangeOptions {
  readonly streaming: boolean;
  readonly script: ScriptedAnswer | undefined;
  readonly cache: PromptCache;
}

/** Checks, guards and answers; throws AwsError where AWS refuses. */
export function exchange(input: Input, { caller }: OperationContext, options: ExchangeOptions): Exchange {
  const request = v.parse(converseRequest, input);
  const model = resolveModel(request.modelId, caller);
  checkCapabilities(model, request, options.streaming);
  const guard = guardInput(request, caller);
  if (guard?.input.action === 'BLOCKED') {
    const { blocks, trace } = blockInput(guard, caller);
    return {
      answer: { blocks, stopReason: 'guardrail_intervened' },
      metadata: metadata(request, noUsage, trace),
      isBuffered: true,
    };
  }
  const seen = guard ? maskInput(request, guard) : request;
  const made = limit(
    script(options.script) ?? think(readPrompt(seen, model.name, caller.region)),
    request.inferenceConfig,
  );
  return guarded(
    made,
    { request, model, guard, cache: options.cache, stopReason: options.script?.stopReason },
    caller,
  );
}

interface Call {
  readonly request: ConverseRequest;
  readonly model: Model;
  readonly guard: Guard | undefined;
  readonly cache: PromptCache;
  readonly stopReason: string | undefined;
}

function guarded(made: Answer, call: Call, caller: OperationContext['caller']): Exchange {
  const { request, guard, stopReason = made.stopReason } = call;
  const used = usage(request, made.blocks, cacheUse(call, caller));
  if (!guard) {
    return {
      answer: { ...made, stopReason },
      metadata: metadata(request, used, undefined),
      isBuffered: false,
    };
  }
  const { blocks, intervened, trace } = guardOutput(made.blocks, guard, caller);
  return {
    answer: { blocks, stopReason: intervened ? 'guardrail_intervened' : stopReason },
    metadata: metadata(request, used, trace),
    isBuffered: !guard.isAsync,
  };
}

function cacheUse(
  { request, model, cache }: Call,
  { accountId, region }: OperationContext['caller'],
): CacheUse {
  return cache.use({ accountId, region, modelId: model.modelId }, request, model.cacheableFrom ?? Infinity);
}

function script(scripted: ScriptedAnswer | undefined): readonly AnswerBlock[] | undefined {
  if (scripted?.text !== undefined) return [{ kind: 'text', text: scripted.text }];
  return scripted?.blocks;
}

function metadata(
  { performanceConfig, serviceTier }: ConverseRequest,
  used: Readonly<Record<string, unknown>>,
  trace: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  return {
    metrics: { latencyMs: 180 + 9 * Number(used['outputTokens']) },
    ...(performanceConfig !== undefined && { performanceConfig }),
    ...(serviceTier !== undefined && { serviceTier }),
    ...(trace && { trace }),
    usage: used,
  };
}
