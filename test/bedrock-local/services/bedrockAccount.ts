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
import { notInRegion } from './errors.ts';
import { paginate } from './pagination.ts';

/** Small, so that every client has to follow `nextToken`. */
const PAGE = 1;

/** The control plane's lists of what an account has of its own. */
export const bedrockAccount: ScriptedService['unary'] = {
  ListImportedModels: listOf('modelSummaries', importedModels),
  ListCustomModels: listOf('modelSummaries', customModels),
  ListCustomModelDeployments: listOf('modelDeploymentSummaries', deployments),
  ListProvisionedModelThroughputs: listOf('provisionedModelSummaries', throughputs),
  ListPromptRouters: listOf('promptRouterSummaries', promptRouters),
  ListMarketplaceModelEndpoints: listOf('marketplaceModelEndpoints', marketplaceEndpoints),
};

function listOf(member: string, listed: (place: Place) => readonly Readonly<Record<string, unknown>>[]) {
  return (input: Input, { caller }: OperationContext): Output => {
    if (!modelsIn(caller.region)) throw notInRegion();
    const page = paginate(listed(caller), input, PAGE);
    return { [member]: page.items, ...(page.nextToken && { nextToken: page.nextToken }) };
  };
}
