import type { InferenceProfileModel, InferenceProfileSummary } from '@aws-sdk/client-bedrock';
import type { InferenceProfile, ProfileDestination } from '../../chat/catalogue.ts';
import { defined } from '../defined.ts';

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
    models: (summary.models ?? []).flatMap((model) => toDestination(model) ?? []),
  };
}

/** `arn:aws:bedrock:REGION::foundation-model/ID`; a global profile's ARN has no region. */
function toDestination({ modelArn }: InferenceProfileModel): ProfileDestination | undefined {
  if (modelArn === undefined) return undefined;
  const [, , , region, , ...resource] = modelArn.split(':');
  const name = resource.join(':');
  return {
    modelId: name.slice(name.indexOf('/') + 1) || modelArn,
    modelArn,
    ...(region !== undefined && region !== '' && { region }),
  };
}
