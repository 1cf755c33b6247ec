import type { FoundationModelLifecycle, FoundationModelSummary } from '@aws-sdk/client-bedrock';
import type { FoundationModel, ModelLifecycle } from '../../chat/catalogue.ts';
import { defined } from '../defined.ts';
import type { ModelHints } from './modelHints.ts';

/** A summary of ListFoundationModels in our terms; undefined if it names no model. */
export function toFoundationModel(
  summary: FoundationModelSummary,
  hints: ModelHints | undefined,
): FoundationModel | undefined {
  const { modelId, modelArn } = summary;
  if (modelId === undefined) return undefined;
  return {
    modelId,
    arn: modelArn ?? '',
    name: summary.modelName ?? modelId,
    provider: summary.providerName ?? '',
    inputModalities: summary.inputModalities ?? [],
    outputModalities: summary.outputModalities ?? [],
    inferenceTypes: summary.inferenceTypesSupported ?? [],
    // The wire says null where AWS does not know.
    ...(typeof summary.responseStreamingSupported === 'boolean' && {
      streaming: summary.responseStreamingSupported,
    }),
    lifecycle: toLifecycle(summary.modelLifecycle),
    ...hints,
  };
}

function toLifecycle(lifecycle: FoundationModelLifecycle = { status: undefined }): ModelLifecycle {
  const {
    status = 'UNKNOWN',
    legacyTime,
    endOfLifeTime,
    startOfLifeTime,
    publicExtendedAccessTime,
  } = lifecycle;
  return {
    status,
    ...defined({
      legacyTime: iso(legacyTime),
      endOfLifeTime: iso(endOfLifeTime),
      startOfLifeTime: iso(startOfLifeTime),
      extendedAccessTime: iso(publicExtendedAccessTime),
    }),
  };
}

function iso(time: Date | undefined): string | undefined {
  return time?.toISOString();
}
