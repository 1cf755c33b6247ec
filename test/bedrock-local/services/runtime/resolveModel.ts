import type { Caller } from '../../contract.ts';
import { accessOf } from '../catalogue/availability.ts';
import type { Access, Model } from '../catalogue/model.ts';
import { models } from '../catalogue/models.ts';
import { modelIdBehind } from '../catalogue/ownResources.ts';
import { findProfile, modelBehind } from '../catalogue/profiles.ts';
import { modelArn, modelsIn } from '../catalogue/regions.ts';
import { accessDenied, notFound, notInRegion, validation } from '../errors.ts';

const invalid = 'The provided model identifier is invalid.';

/** The foundation model that an ID or ARN means here, for this caller; throws what AWS throws. */
export function resolveModel(modelId: string, caller: Caller): Model {
  const own = modelIdBehind(modelId, caller);
  if (own !== undefined) return ownModel(own);
  const profile = findProfile(modelId, caller.region, caller.accountId);
  const model = profile ? modelBehind(profile) : foundationModel(modelId, caller);
  if (!model) throw validation(invalid);
  checkAccess(model, caller);
  if (!profile && !model.inference.includes('ON_DEMAND')) throw validation(profileNeeded(modelId));
  return model;
}

/** Whoever has it deployed may call it, whatever the foundation model behind it demands. */
function ownModel(id: string): Model {
  const model = models.find(({ modelId }) => modelId === id);
  if (!model) throw validation(invalid);
  return model;
}

/** A bare foundation model: CountTokens takes nothing else. */
export function foundationModel(
  modelId: string,
  { region, accountId }: Pick<Caller, 'region' | 'accountId'>,
): Model | undefined {
  const here = modelsIn(region, accountId);
  if (!here) throw notInRegion();
  return here.find((model) => model.modelId === modelId || modelArn(model.modelId, region) === modelId);
}

function profileNeeded(modelId: string): string {
  // The apostrophe is AWS's: U+2019.
  return `Invocation of model ID ${modelId} with on-demand throughput isn\u2019t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`;
}

const marketplace =
  'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 5 minutes.';

const refusals: Readonly<Record<Exclude<Access, 'ready'>, (model: Model, caller: Caller) => Error>> = {
  'agreement-missing': () => accessDenied(marketplace),
  'agreement-pending': () => accessDenied(marketplace),
  'agreement-error': () => accessDenied(marketplace),
  'not-entitled': () => accessDenied("You don't have access to the model with the specified model ID."),
  'not-authorized': ({ modelId }, { arn, region }) =>
    accessDenied(
      `User: ${arn} is not authorized to perform: bedrock:InvokeModel on resource: ${modelArn(modelId, region)} because no identity-based policy allows the bedrock:InvokeModel action`,
    ),
  'use-case-form': () =>
    notFound(
      'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
    ),
  'legacy-unused': () =>
    notFound(
      'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock',
    ),
};

function checkAccess(model: Model, caller: Caller): void {
  const access = accessOf(model, caller.accountId);
  if (access !== 'ready') throw refusals[access](model, caller);
}
