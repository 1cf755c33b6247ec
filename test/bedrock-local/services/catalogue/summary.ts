import { modelArn } from './regions.ts';
import type { Model } from './model.ts';

/**
 * A model as ListFoundationModels has it on the wire, with the fields that the SDK's types drop
 * (`converse`, `modelFamily`, `description`, …). Models without a family are told the way the older ones are:
 * the same fields, null.
 */
export function modelSummary(model: Model, region: string): Record<string, unknown> {
  const told = model.family !== undefined;
  return {
    batchSupported: told
      ? { baseModelSupported: true, crossRegionSupported: false, customModelSupported: false }
      : null,
    consoleIDEMetadata: null,
    converse: told && model.maxTokens !== undefined ? converse(model, model.maxTokens) : null,
    customizationsSupported: [],
    description: model.contextWindow === undefined ? null : description(model),
    explicitPromptCaching: { isSupported: model.cacheableFrom !== undefined },
    featuresSupported: told ? { promptOptimization: model.cacheableFrom !== undefined } : null,
    guardrailsSupported: model.guardrails,
    inferenceTypesSupported: model.inference,
    inputModalities: model.input,
    intelligentPromptRouting: { isSupported: false },
    latencyOptimizationSupported: told ? false : null,
    modelArn: modelArn(model.modelId, region),
    modelFamily: model.family ?? null,
    modelId: model.modelId,
    modelLifecycle: { status: model.legacy ? 'LEGACY' : 'ACTIVE', ...model.legacy },
    modelName: model.name,
    outputModalities: model.output,
    providerName: model.provider,
    responseStreamingSupported: model.streaming,
  };
}

function converse(model: Model, maxTokens: number): Record<string, unknown> {
  return {
    additionalRequestFieldsSchema: '{}',
    maxTokensDefault: null,
    maxTokensMaximum: maxTokens,
    reasoningSupported: model.reasoning ? { embedded: false } : null,
    stopSequencesDefault: [],
    systemRoleSupported: model.system,
    userDocumentTypesSupported: model.documents ? ['pdf', 'docx', 'txt', 'md'] : [],
    userImageTypesSupported: model.input.includes('IMAGE') ? ['png', 'jpeg', 'gif', 'webp'] : [],
    userVideoTypesSupported: model.input.includes('VIDEO') ? ['mp4', 'webm'] : [],
  };
}

function description(model: Model): Record<string, unknown> {
  return {
    maxContextWindow: model.contextWindow,
    modelAttributes: 'Text generation',
    policy: null,
    releaseDate: '2025-10-15T00:00:00Z',
    shortDescription: `${model.name}, as the local stand-in lists it.`,
    supportedFormats: null,
  };
}
