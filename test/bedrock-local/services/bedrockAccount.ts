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
import { notFound, notInRegion } from './errors.ts';
import { paginate } from './pagination.ts';

/** Small, so that every client has to follow `nextToken`. */
const PAGE = 1;

/** The control plane's lists of what an account has of its own, and its agreements. */
export const bedrockAccount: ScriptedService['unary'] = {
  ListImportedModels: listOf('modelSummaries', importedModels),
  ListCustomModels: listOf('modelSummaries', customModels),
  ListCustomModelDeployments: listOf('modelDeploymentSummaries', deployments),
  ListProvisionedModelThroughputs: listOf('provisionedModelSummaries', throughputs),
  ListPromptRouters: listOf('promptRouterSummaries', promptRouters),
  ListMarketplaceModelEndpoints: listOf('marketplaceModelEndpoints', marketplaceEndpoints),
  ListFoundationModelAgreementOffers: agreementOffers,
  CreateFoundationModelAgreement: ({ modelId }) => ({ modelId }),
  GetUseCaseForModelAccess: () => {
    throw notFound('The use case for model access was not found for this account.');
  },
};

function listOf(member: string, listed: (place: Place) => readonly Readonly<Record<string, unknown>>[]) {
  return (input: Input, { caller }: OperationContext): Output => {
    if (!modelsIn(caller.region)) throw notInRegion();
    const page = paginate(listed(caller), input, PAGE);
    return { [member]: page.items, ...(page.nextToken && { nextToken: page.nextToken }) };
  };
}

function agreementOffers({ modelId }: Input): Output {
  return {
    modelId,
    offers: [
      {
        offerId: 'offer-local-1',
        offerToken: 'offer-token-local-1',
        termDetails: {
          usageBasedPricingTerm: {
            rateCard: [
              {
                dimension: 'input_tokens',
                description: 'Input tokens',
                price: '0.00024',
                unit: 'per 1,000 tokens',
              },
              {
                dimension: 'output_tokens',
                description: 'Output tokens',
                price: '0.00097',
                unit: 'per 1,000 tokens',
              },
            ],
          },
          legalTerm: { url: 'https://aws.amazon.com/legal/bedrock/third-party-models/' },
          supportTerm: { refundPolicyDescription: 'No refunds.' },
          validityTerm: { agreementDuration: 'P1Y' },
        },
      },
    ],
  };
}
