import * as v from 'valibot';
import { defaultPace, type Pace } from '../brain/answer.ts';
import { converseRequest } from '../brain/conversation/request.ts';
import { messageContent } from '../brain/message.ts';
import type { ScenarioRule } from '../brain/scenario/schema.ts';
import type { ScriptedService } from '../brain/scenario/play.ts';
import { answerSteps, event } from '../brain/stream.ts';
import { countTokens, generatedText } from '../brain/tokens.ts';
import type { Input, OperationContext, Output, StreamStep } from '../contract.ts';
import { notInRegion, validation } from './errors.ts';
import { modelsIn } from './catalogue/regions.ts';
import { applyGuardrail } from './guardrails/applyGuardrail.ts';
import { exchange, type Exchange } from './runtime/exchange.ts';
import type { PromptCache } from './runtime/promptCache.ts';
import { foundationModel } from './runtime/resolveModel.ts';
import { inputTokens } from './runtime/usage.ts';

/** Calls of a model, and what belongs to them. */
export function bedrockRuntime(cache: PromptCache): ScriptedService {
  return {
    unary: {
      Converse: (input, context, rule) => converse(input, context, cache, rule),
      ApplyGuardrail: (input, context) => {
        if (!modelsIn(context.caller.region, context.caller.accountId)) throw notInRegion();
        return applyGuardrail(input, context);
      },
      CountTokens: countInput,
    },
    streams: {
      ConverseStream: (input, context, rule) => converseStream(input, context, cache, rule),
    },
  };
}

function converse(
  input: Input,
  context: OperationContext,
  cache: PromptCache,
  rule: ScenarioRule | undefined,
): Output {
  const { answer, metadata } = exchange(input, context, { streaming: false, script: rule?.answer, cache });
  return {
    ...metadata,
    output: { message: { content: messageContent(answer.blocks), role: 'assistant' } },
    stopReason: answer.stopReason,
  };
}

function* converseStream(
  input: Input,
  context: OperationContext,
  cache: PromptCache,
  rule: ScenarioRule | undefined,
): Generator<StreamStep> {
  const { answer: script } = rule ?? {};
  const made = exchange(input, context, { streaming: true, script, cache });
  if (script?.events) {
    for (const { name, payload } of script.events) yield event(name, payload);
    return;
  }
  yield* answerSteps(made.answer, made.metadata, pace(made, script));
}

/** A whole answer takes this long at most, unless a scenario says otherwise. */
const longestMs = 6_000;

/** What a guardrail holds back comes in pieces this many times as large. */
const bufferFactor = 15;

function pace({ answer, isBuffered }: Exchange, script: ScenarioRule['answer']): Pace {
  const chunk = script?.chunk ?? defaultPace.chunk * (isBuffered ? bufferFactor : 1);
  const characters = answer.blocks.reduce((sum, block) => sum + generatedText(block).length, 0);
  const bearable = Math.floor(longestMs / Math.max(1, characters / chunk));
  return { chunk, deltaMs: script?.deltaMs ?? Math.min(defaultPace.deltaMs, bearable) };
}

const countInputSchema = v.object({
  modelId: v.string(),
  input: v.object({
    converse: v.optional(v.omit(converseRequest, ['modelId'])),
    invokeModel: v.optional(v.object({ body: v.union([v.string(), v.instance(Uint8Array)]) })),
  }),
});

/** Only foundation models count: an inference profile is refused like a model that can't. */
function countInput(input: Input, { caller }: OperationContext): Output {
  const { modelId, input: counted } = v.parse(countInputSchema, input);
  const model = foundationModel(modelId, caller);
  if (!model?.countTokens) throw validation("The provided model doesn't support counting tokens.");
  const body = counted.invokeModel?.body ?? '';
  const text =
    typeof body === 'string' ? Buffer.from(body, 'base64').toString() : Buffer.from(body).toString();
  return { inputTokens: counted.converse ? inputTokens(counted.converse) : countTokens(text) };
}
