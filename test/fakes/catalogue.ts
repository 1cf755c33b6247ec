import type {
  CallableResource,
  FoundationModel,
  InferenceProfile,
  ModelCatalogue,
  RegionCatalogue,
} from '../../src/chat/catalogue.ts';

export function aModel(modelId: string, changes: Partial<FoundationModel> = {}): FoundationModel {
  return {
    modelId,
    arn: `arn:aws:bedrock:eu-central-1::foundation-model/${modelId}`,
    name: modelId,
    provider: 'Some Provider',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    inferenceTypes: ['ON_DEMAND'],
    streaming: true,
    lifecycle: { status: 'ACTIVE' },
    ...changes,
  };
}

/** A profile for one model; a region that is undefined makes it global. */
export function aProfile(
  id: string,
  modelId: string,
  regions: readonly (string | undefined)[],
  changes: Partial<InferenceProfile> = {},
): InferenceProfile {
  return {
    id,
    arn: `arn:aws:bedrock:eu-central-1:111122223333:inference-profile/${id}`,
    name: id,
    type: 'SYSTEM_DEFINED',
    status: 'ACTIVE',
    models: regions.map((region) => ({
      modelId,
      modelArn: `arn:aws:bedrock:${region ?? ''}::foundation-model/${modelId}`,
      ...(region !== undefined && { region }),
    })),
    ...changes,
  };
}

export function aResource(
  kind: CallableResource['kind'],
  id: string,
  changes: Partial<CallableResource> = {},
): CallableResource {
  const arn = `arn:aws:bedrock:eu-central-1:111122223333:${kind}/${id}`;
  const called = kind === 'custom-model' ? {} : { sendId: arn };
  return { kind, arn, name: id, status: 'UNKNOWN', models: [], ...called, ...changes };
}

export function aCatalogue(
  models: readonly FoundationModel[],
  profiles: readonly InferenceProfile[] = [],
  resources: readonly CallableResource[] = [],
): RegionCatalogue {
  return { region: 'eu-central-1', models, profiles, resources, failures: [], fetchedAt: 0 };
}

/** A catalogue that answers only what the test gives it. */
export function catalogueOf(answers: Partial<ModelCatalogue>): ModelCatalogue {
  const unexpected = (): Promise<never> => Promise.reject(new Error('Not part of this test'));
  return {
    region: unexpected,
    access: unexpected,
    agreementOffers: unexpected,
    acceptAgreement: unexpected,
    useCaseForm: unexpected,
    ...answers,
  };
}
