import {
  paginateListCustomModelDeployments,
  paginateListCustomModels,
  paginateListImportedModels,
  paginateListMarketplaceModelEndpoints,
  paginateListPromptRouters,
  paginateListProvisionedModelThroughputs,
  type BedrockClient,
} from '@aws-sdk/client-bedrock';
import type { Connection } from '../../chat/connection.ts';
import { allPages, call } from '../clients/call.ts';
import {
  toCustomModel,
  toDeployment,
  toImportedModel,
  toMarketplaceEndpoint,
  toPromptRouter,
  toThroughput,
  type ListedResource,
} from './listedResource.ts';

export interface ResourceList {
  readonly operation: string;
  /** All pages. Rejects with FailureError. */
  readonly list: (
    client: BedrockClient,
    connection: Connection,
    signal: AbortSignal,
  ) => Promise<readonly ListedResource[]>;
}

/** What an account may have of its own, beside its inference profiles: a list of AWS's for each kind. */
export const resourceLists: readonly ResourceList[] = [
  paged('ListImportedModels', paginateListImportedModels, (page) => page.modelSummaries, toImportedModel),
  paged('ListCustomModels', paginateListCustomModels, (page) => page.modelSummaries, toCustomModel),
  paged(
    'ListCustomModelDeployments',
    paginateListCustomModelDeployments,
    (page) => page.modelDeploymentSummaries,
    toDeployment,
  ),
  paged(
    'ListProvisionedModelThroughputs',
    paginateListProvisionedModelThroughputs,
    (page) => page.provisionedModelSummaries,
    toThroughput,
  ),
  paged('ListPromptRouters', paginateListPromptRouters, (page) => page.promptRouterSummaries, toPromptRouter),
  paged(
    'ListMarketplaceModelEndpoints',
    paginateListMarketplaceModelEndpoints,
    (page) => page.marketplaceModelEndpoints,
    toMarketplaceEndpoint,
  ),
];

interface Paging {
  readonly client: BedrockClient;
  readonly pageSize: number;
  readonly stopOnSameToken: boolean;
}

function paged<Page, Summary>(
  operation: string,
  paginate: (
    paging: Paging,
    input: Record<string, never>,
    options: { readonly abortSignal: AbortSignal },
  ) => AsyncIterable<Page>,
  summariesOf: (page: Page) => readonly Summary[] | undefined,
  convert: (summary: Summary) => ListedResource | undefined,
): ResourceList {
  return {
    operation,
    async list(client, connection, signal) {
      const paging = { client, pageSize: 1000, stopOnSameToken: true };
      const summaries = await call(signal, { connection, operation }, (options) =>
        allPages(paginate(paging, {}, options), summariesOf),
      );
      return summaries.flatMap((summary) => convert(summary) ?? []);
    },
  };
}
