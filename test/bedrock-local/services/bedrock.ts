import type { ScriptedService } from '../brain/scenario/play.ts';
import type { Input, OperationContext, Output } from '../contract.ts';
import { bedrockAccount } from './bedrockAccount.ts';
import { useCaseForm, type Agreements } from './catalogue/agreements.ts';
import { availability } from './catalogue/availability.ts';
import { largeModels } from './catalogue/largeCatalogue.ts';
import type { Model } from './catalogue/model.ts';
import { models } from './catalogue/models.ts';
import { findProfile, profilesIn } from './catalogue/profiles.ts';
import { modelsIn } from './catalogue/regions.ts';
import { modelSummary } from './catalogue/summary.ts';
import { checkMayList, notFound, notInRegion, validation } from './errors.ts';
import { describeGuardrail, summarize } from './guardrails/describe.ts';
import { familiesIn, findGuardrail, type GuardrailFamily } from './guardrails/definitions.ts';
import { paginate } from './pagination.ts';

/** The control plane: what there is to call, and whether this account may. */
export function createBedrock(agreements: Agreements): ScriptedService {
  return {
    unary: {
      ListFoundationModels: listFoundationModels,
      GetFoundationModel: getFoundationModel,
      ListInferenceProfiles: listInferenceProfiles,
      GetInferenceProfile: getInferenceProfile,
      GetFoundationModelAvailability: (input, context) =>
        getFoundationModelAvailability(input, context, agreements),
      ListFoundationModelAgreementOffers: (input, context) =>
        agreements.offers(modelNamed(input['modelId'], context)),
      CreateFoundationModelAgreement: (input, context) =>
        agreements.create(input, modelNamed(input['modelId'], context), context),
      GetUseCaseForModelAccess: useCaseForm,
      ListGuardrails: listGuardrails,
      GetGuardrail: getGuardrail,
      ...bedrockAccount,
    },
  };
}

function regionModels({ caller }: OperationContext, operation: string): readonly Model[] {
  checkMayList(caller, operation);
  const found = modelsIn(caller.region, caller.accountId);
  if (!found) throw notInRegion();
  return found;
}

function listFoundationModels(input: Input, context: OperationContext): Output {
  const wanted = (filter: string, values: readonly string[]): boolean => {
    const value = text(input[filter]);
    return value === undefined || values.some((has) => has.toLowerCase() === value.toLowerCase());
  };
  const found = regionModels(context, 'ListFoundationModels').filter(
    (model) =>
      wanted('byProvider', [model.provider]) &&
      wanted('byOutputModality', model.output) &&
      wanted('byInferenceType', model.inference) &&
      wanted('byCustomizationType', []),
  );
  return { modelSummaries: found.map((model) => modelSummary(model, context.caller.region)) };
}

function getFoundationModel(input: Input, context: OperationContext): Output {
  const model = modelNamed(input['modelIdentifier'], context);
  return { modelDetails: modelSummary(model, context.caller.region) };
}

function modelNamed(value: unknown, context: OperationContext): Model {
  const id = identifier(value);
  const model = regionModels(context, 'GetFoundationModel').find(({ modelId }) => modelId === id);
  if (!model) throw validation('The provided model identifier is invalid.');
  return model;
}

function getFoundationModelAvailability(
  input: Input,
  context: OperationContext,
  agreements: Agreements,
): Output {
  const id = identifier(input['modelId']);
  const here = regionModels(context, 'GetFoundationModelAvailability').find(({ modelId }) => modelId === id);
  if (![...models, ...largeModels].some(({ modelId }) => modelId === id)) {
    throw notFound('The provided model identifier is invalid.');
  }
  const { accountId } = context.caller;
  return availability(id, here, accountId, agreements.has(accountId, id));
}

function listInferenceProfiles(input: Input, context: OperationContext): Output {
  regionModels(context, 'ListInferenceProfiles');
  const type = input['typeEquals'] ?? input['type'];
  const all = profilesIn(context.caller.region, context.caller.accountId);
  const page = paginate(
    all.filter((profile) => type === undefined || profile.type === type),
    input,
    10,
  );
  return { inferenceProfileSummaries: page.items, ...(page.nextToken && { nextToken: page.nextToken }) };
}

function getInferenceProfile(input: Input, context: OperationContext): Output {
  const id = text(input['inferenceProfileIdentifier']) ?? '';
  const profile = findProfile(id, context.caller.region, context.caller.accountId);
  if (!profile) throw notFound(`Inference profile ${id} not found.`);
  return { ...profile, toolboxArn: null };
}

function listGuardrails(input: Input, { caller }: OperationContext): Output {
  if (!modelsIn(caller.region, caller.accountId)) throw notInRegion();
  const id = text(input['guardrailIdentifier']);
  const listed = id === undefined ? familiesIn(caller.region).map(draftOf) : versionsOf(id, caller.region);
  const page = paginate(
    listed.map(({ family, version }) => summarize(family, version, caller)),
    input,
    2,
  );
  return { guardrails: page.items, ...(page.nextToken && { nextToken: page.nextToken }) };
}

interface Versioned {
  readonly family: GuardrailFamily;
  readonly version: string;
}

function draftOf(family: GuardrailFamily): Versioned {
  return { family, version: 'DRAFT' };
}

function versionsOf(id: string, region: string): readonly Versioned[] {
  const family = familiesIn(region).find((candidate) => candidate.id === identifier(id));
  if (!family) throw notFound('The guardrail identifier provided in the request does not exist.');
  return Object.keys(family.versions).map((version) => ({ family, version }));
}

function getGuardrail(input: Input, { caller }: OperationContext): Output {
  const version = text(input['guardrailVersion']) ?? 'DRAFT';
  const found = findGuardrail(text(input['guardrailIdentifier']) ?? '', version, caller.region);
  if (!found) throw notFound('The guardrail identifier or version provided in the request does not exist.');
  return describeGuardrail(found.family, version, found.definition, caller);
}

/** The ID at an ARN's end. */
function identifier(value: unknown): string {
  const name = text(value) ?? '';
  return name.startsWith('arn:') ? name.slice(name.lastIndexOf('/') + 1) : name;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
