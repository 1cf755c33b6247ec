import type { InferenceProfileSummary } from '@aws-sdk/client-bedrock';
import type { InferenceProfile } from '../../chat/catalogue.ts';
import { defined } from '../defined.ts';
import { toDestination } from './arn.ts';

/** A summary of ListInferenceProfiles in our terms; undefined if it has no ID. */
export function toInferenceProfile(summary: InferenceProfileSummary): InferenceProfile | undefined {
  const { inferenceProfileId: id, inferenceProfileArn: arn } = summary;
  if (id === undefined) return undefined;
  return {
    id,
    arn: arn ?? '',
    name: summary.inferenceProfileName ?? id,
    ...defined({ description: summary.description }),
    type: summary.type ?? 'UNKNOWN',
    status: summary.status ?? 'UNKNOWN',
    models: (summary.models ?? []).flatMap(({ modelArn }) => toDestination(modelArn) ?? []),
  };
}
