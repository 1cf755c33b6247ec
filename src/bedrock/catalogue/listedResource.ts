import type {
  CustomModelDeploymentSummary,
  CustomModelSummary,
  ImportedModelSummary,
  MarketplaceModelEndpointSummary,
  PromptRouterSummary,
  ProvisionedModelSummary,
} from '@aws-sdk/client-bedrock';
import type { CallableResource } from '../../chat/catalogue.ts';
import { defined } from '../defined.ts';
import { arnParts } from './arn.ts';

/** An entry of one of the lists, in our terms, before the ARNs behind it are resolved to foundation models. */
export type ListedResource = Omit<CallableResource, 'models'>;

const UNKNOWN = 'UNKNOWN';

export function toImportedModel(summary: ImportedModelSummary): ListedResource | undefined {
  const { modelArn: arn, modelName, modelArchitecture, instructSupported } = summary;
  if (arn === undefined) return undefined;
  const told = defined({ description: modelArchitecture, instruct: instructSupported });
  return { kind: 'imported-model', ...called(arn, modelName), status: UNKNOWN, ...told };
}

export function toCustomModel(summary: CustomModelSummary): ListedResource | undefined {
  const { modelArn: arn, modelName, baseModelArn, baseModelName, modelStatus: status = UNKNOWN } = summary;
  if (arn === undefined) return undefined;
  const told = defined({ description: baseModelName });
  const name = nameOf(modelName, arn);
  return { kind: 'custom-model', arn, name, status, behind: known(baseModelArn), ...told };
}

export function toDeployment(summary: CustomModelDeploymentSummary): ListedResource | undefined {
  const { customModelDeploymentArn: arn, customModelDeploymentName, modelArn, status = UNKNOWN } = summary;
  if (arn === undefined) return undefined;
  return {
    kind: 'custom-model-deployment',
    ...called(arn, customModelDeploymentName),
    status,
    behind: known(modelArn),
    ...defined({
      statusDetail: summary.failureMessage,
      ready: readyIn(status, ['Active'], ['Creating', 'Failed']),
    }),
  };
}

export function toThroughput(summary: ProvisionedModelSummary): ListedResource | undefined {
  const {
    provisionedModelArn: arn,
    provisionedModelName,
    modelArn,
    foundationModelArn,
    status = UNKNOWN,
  } = summary;
  if (arn === undefined) return undefined;
  return {
    kind: 'provisioned-throughput',
    ...called(arn, provisionedModelName),
    status,
    behind: known(foundationModelArn ?? modelArn),
    // While it is updated, it goes on answering with the units that it had.
    ...defined({ ready: readyIn(status, ['InService', 'Updating'], ['Creating', 'Failed']) }),
  };
}

export function toPromptRouter(summary: PromptRouterSummary): ListedResource | undefined {
  const { promptRouterArn: arn, promptRouterName, models = [], fallbackModel, description } = summary;
  const { status = UNKNOWN } = summary;
  if (arn === undefined) return undefined;
  const targets = [...models, ...(fallbackModel ? [fallbackModel] : [])];
  return {
    kind: 'prompt-router',
    ...called(arn, promptRouterName),
    status,
    behind: [...new Set(targets.flatMap(({ modelArn }) => known(modelArn)))],
    ...defined({ description, ready: readyIn(status, ['AVAILABLE'], []) }),
  };
}

export function toMarketplaceEndpoint(summary: MarketplaceModelEndpointSummary): ListedResource | undefined {
  const { endpointArn: arn, modelSourceIdentifier, status = UNKNOWN, statusMessage } = summary;
  if (arn === undefined) return undefined;
  return {
    kind: 'marketplace-endpoint',
    ...called(arn, undefined),
    status,
    ...defined({
      description: modelSourceIdentifier,
      statusDetail: statusMessage,
      ready: readyIn(status, ['REGISTERED'], ['INCOMPATIBLE_ENDPOINT']),
    }),
  };
}

/** A status that nobody has seen yet says neither. */
function readyIn(status: string, good: readonly string[], bad: readonly string[]): boolean | undefined {
  if (good.includes(status)) return true;
  return bad.includes(status) ? false : undefined;
}

function called(arn: string, name: string | undefined): Pick<CallableResource, 'arn' | 'sendId' | 'name'> {
  return { arn, sendId: arn, name: nameOf(name, arn) };
}

function nameOf(name: string | undefined, arn: string): string {
  return name ?? arnParts(arn)?.id ?? arn;
}

function known(arn: string | undefined): readonly string[] {
  return arn === undefined ? [] : [arn];
}
