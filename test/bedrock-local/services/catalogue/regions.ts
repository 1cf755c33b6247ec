import { emptyAccount, largeAccount } from '../accounts.ts';
import { largeModelsIn, largeRegions } from './largeCatalogue.ts';
import { models } from './models.ts';
import type { Model } from './model.ts';

const common = [
  'anthropic.claude-sonnet-4-5-20250929-v1:0',
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'anthropic.claude-3-haiku-20240307-v1:0',
  'amazon.nova-2-lite-v1:0',
  'amazon.nova-pro-v1:0',
  'amazon.nova-lite-v1:0',
  'amazon.nova-micro-v1:0',
  'amazon.titan-embed-text-v2:0',
];
const open = ['openai.gpt-oss-120b-1:0', 'openai.gpt-oss-20b-1:0', 'qwen.qwen3-coder-30b-a3b-v1:0'];

/** What each region offers; a region that is not here has no Bedrock at all. */
const offered: Readonly<Record<string, readonly string[]>> = {
  'us-east-1': models.map((model) => model.modelId),
  'us-east-2': [...common, ...open, 'anthropic.claude-sonnet-4-6', 'meta.llama3-3-70b-instruct-v1:0'],
  'us-west-2': [
    ...common,
    ...open,
    'anthropic.claude-opus-4-5-20251101-v1:0',
    'anthropic.claude-sonnet-4-6',
    'meta.llama4-maverick-17b-instruct-v1:0',
    'meta.llama3-3-70b-instruct-v1:0',
    'mistral.mistral-large-3-675b-instruct',
    'cohere.command-r-plus-v1:0',
    'cohere.embed-v4:0',
    'deepseek.r1-v1:0',
    'deepseek.v3-v1:0',
    'stability.stable-image-inpaint-v1:0',
  ],
  'eu-central-1': [...common, 'anthropic.claude-sonnet-4-6', 'openai.gpt-oss-20b-1:0', 'cohere.embed-v4:0'],
  'eu-west-1': [...common, 'mistral.mistral-7b-instruct-v0:2', 'cohere.embed-v4:0'],
  'ap-northeast-1': [...common, ...open, 'deepseek.v3-v1:0'],
  'ap-southeast-2': [...common, 'mistral.mistral-7b-instruct-v0:2'],
  'us-gov-west-1': [
    'anthropic.claude-sonnet-4-5-20250929-v1:0',
    'anthropic.claude-3-haiku-20240307-v1:0',
    'amazon.nova-pro-v1:0',
    'amazon.titan-embed-text-v2:0',
  ],
};

/** Undefined: Bedrock is not in this region, for this account; absent: for one of the ordinary ones. */
export function modelsIn(region: string, accountId?: string): readonly Model[] | undefined {
  if (accountId === largeAccount) return largeRegions.includes(region) ? largeModelsIn(region) : undefined;
  const ids = offered[region];
  if (!ids) return undefined;
  return accountId === emptyAccount ? [] : models.filter((model) => ids.includes(model.modelId));
}

export function regionsWithBedrock(partition: string): readonly string[] {
  return Object.keys(offered).filter((region) => partitionOf(region) === partition);
}

/** `aws-us-gov` for GovCloud. */
export function partitionOf(region: string): string {
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** An empty region is what a global profile's first destination has. */
export function modelArn(modelId: string, region: string): string {
  return `arn:${partitionOf(region)}:bedrock:${region}::foundation-model/${modelId}`;
}
