import type { ScriptedService } from '../brain/scenario/play.ts';
import type { Input, OperationContext, Output } from '../contract.ts';
import {
  customModels,
  deployments,
  importedModels,
  marketplaceEndpoints,
  promptRouters,
  throughputs,
  type Place,
} from './catalogue/ownResources.ts';
import { modelsIn } from './catalogue/regions.ts';
import { checkMayList, notInRegion } from './errors.ts';
import { paginate } from './pagination.ts';

/** Small where nobody says how many, so that every client has to follow `nextToken`. */
const PAGE = 1;

/** The control plane's lists of what an account has of its own. */
export const bedrockAccount: ScriptedService['unary'] = {
  ListImportedModels: listOf('ListImportedModels', 'modelSummaries', importedModels),
  ListCustomModels: listOf('ListCustomModels', 'modelSummaries', customModels),
  ListCustomModelDeployments: listOf('ListCustomModelDeployments', 'modelDeploymentSummaries', deployments),
  ListProvisionedModelThroughputs: listOf(
    'ListProvisionedModelThroughputs',
    'provisionedModelSummaries',
    throughputs,
  ),
  ListPromptRouters: listOf('ListPromptRouters', 'promptRouterSummaries', promptRouters),
  ListMarketplaceModelEndpoints: listOf(
    'ListMarketplaceModelEndpoints',
    'marketplaceModelEndpoints',
    marketplaceEndpoints,
  ),
};

function listOf(
  operation: string,
  member: string,
  listed: (place: Place) => readonly Readonly<Record<string, unknown>>[],
) {
  return (input: Input, { caller }: OperationContext): Output => {
    checkMayList(caller, operation);
    if (!modelsIn(caller.region, caller.accountId)) throw notInRegion();
    const page = paginate(listed(caller), input, PAGE);
    return { [member]: page.items, ...(page.nextToken && { nextToken: page.nextToken }) };
  };
}
