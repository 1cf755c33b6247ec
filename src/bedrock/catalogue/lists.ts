import {
  ListFoundationModelsCommand,
  paginateListInferenceProfiles,
  type BedrockClient,
  type InferenceProfileType,
} from '@aws-sdk/client-bedrock';
import type { Connection } from '../../chat/connection.ts';
import type { FoundationModel, InferenceProfile } from '../../chat/catalogue.ts';
import { allPages, call } from '../clients/call.ts';
import { toFoundationModel } from './foundationModel.ts';
import { toInferenceProfile } from './inferenceProfile.ts';
import { readModelHints, type ModelHints } from './modelHints.ts';
import { tapBody } from './rawBody.ts';

/** ListFoundationModels, with the hints that only the raw answer holds. */
export async function listModels(
  client: BedrockClient,
  connection: Connection,
  signal: AbortSignal,
): Promise<readonly FoundationModel[]> {
  const command = new ListFoundationModelsCommand({});
  let hints: ReadonlyMap<string, ModelHints> = new Map();
  tapBody(command.middlewareStack, (body) => (hints = readModelHints(body)));
  const context = { connection, operation: 'ListFoundationModels' };
  const { modelSummaries = [] } = await call(signal, context, (options) => client.send(command, options));
  return modelSummaries.flatMap(
    (summary) => toFoundationModel(summary, hints.get(summary.modelId ?? '')) ?? [],
  );
}

/** ListInferenceProfiles, all pages; without a type AWS leaves out the application profiles. */
export async function listProfiles(
  client: BedrockClient,
  connection: Connection,
  type: InferenceProfileType | undefined,
  signal: AbortSignal,
): Promise<readonly InferenceProfile[]> {
  const paging = { client, pageSize: 1000, stopOnSameToken: true };
  const input = type === undefined ? {} : { typeEquals: type };
  const context = { connection, operation: 'ListInferenceProfiles' };
  const summaries = await call(signal, context, (options) =>
    allPages(paginateListInferenceProfiles(paging, input, options), (page) => page.inferenceProfileSummaries),
  );
  return summaries.flatMap((summary) => toInferenceProfile(summary) ?? []);
}
