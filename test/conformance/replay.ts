import { newAnswer, reduceAnswer } from '../../src/chat/turn.ts';
import type { Answer } from '../../src/chat/conversation.ts';
import { failureOf, type Failure } from '../../src/chat/failure.ts';
import type { ModelRequest } from '../../src/chat/modelRequest.ts';
import type { BedrockServices } from '../../src/chat/ports.ts';
import { CONNECTION, type ExtensionUnderTest } from './extension.ts';
import type { Split } from './loopback.ts';
import { anyModelRequest, modelRequestOf } from './modelRequest.ts';
import { failedOutcome, NOTHING, outcomeOf, type Outcome } from './outcome.ts';
import type { Vector } from './vectors.ts';

type Replay = (services: BedrockServices, vector: Vector) => Promise<Outcome>;

/** The operations that the extension uses, each with the way a person would meet it. */
const REPLAYS: Readonly<Record<string, Replay>> = {
  Converse: (services, vector) => converse(services, modelRequestOf(vector)),
  ConverseStream: (services, vector) => converse(services, modelRequestOf(vector)),
  Retrieve: retrieve,
  ListFoundationModels: listFoundationModels,
};

/** Of the service whose errors look alike, whichever operation was called. */
const RUNTIME_OPERATIONS = new Set([
  'InvokeModel',
  'InvokeModelWithResponseStream',
  'CountTokens',
  'ApplyGuardrail',
]);

export async function replay(extension: ExtensionUnderTest, vector: Vector, split: Split): Promise<Outcome> {
  const { operation, response } = vector;
  const known = REPLAYS[operation];
  const matching = operation === 'ListFoundationModels' ? /^\/foundation-models\b/ : undefined;
  extension.loopback.answerWith(response, split, matching);
  if (known) return known(extension.services, vector).catch(failedOutcome);
  if (response.status >= 400 && RUNTIME_OPERATIONS.has(operation)) {
    return { ...(await converse(extension.services, anyModelRequest())), via: 'ConverseStream' };
  }
  return { ...NOTHING, skipped: `the extension does not use ${operation} yet` };
}

/** Through the model client and the turn reducer, as the chat does it. */
async function converse(services: BedrockServices, request: ModelRequest): Promise<Outcome> {
  let answer: Answer = newAnswer(0);
  let failure: Failure | undefined;
  try {
    for await (const event of services.models.stream(request, new AbortController().signal)) {
      answer = reduceAnswer(answer, event, 0).answer;
    }
  } catch (error) {
    failure = failureOf(error);
  }
  return outcomeOf(answer, failure);
}

/** Passages are what a person sees as sources under the answer. */
async function retrieve(services: BedrockServices): Promise<Outcome> {
  const knowledgeBase = { id: 'ABCDEFGHIJ', name: 'Recorded' };
  const signal = new AbortController().signal;
  const passages = await services.knowledgeBases.retrieve(CONNECTION, knowledgeBase, 'What?', 5, signal);
  const citations = passages.map(({ title, text, uri }) => ({
    title,
    text,
    ...(uri !== undefined && { location: uri }),
  }));
  return { ...NOTHING, citations };
}

async function listFoundationModels(services: BedrockServices): Promise<Outcome> {
  const signal = new AbortController().signal;
  const { models } = await services.catalogue.region(CONNECTION, { refresh: true, signal });
  return { ...NOTHING, models: models.map(({ modelId }) => modelId) };
}
