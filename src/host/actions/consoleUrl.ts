import type { ResourceKind } from '../../chat/catalogue.ts';

/** AWS's partitions that have a console of their own. */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

/** A page of the console; `model-catalog` is also where a provider's use-case form and agreement are asked for. */
export type ConsolePage =
  | 'model-catalog'
  | 'quotas'
  | { readonly kind: 'model'; readonly modelId: string }
  | { readonly kind: 'profile'; readonly profileId: string }
  | { readonly kind: 'resource'; readonly resource: ResourceKind };

/** Lists only: the addresses of single resources have changed before. */
const RESOURCE_PAGES: Readonly<Record<ResourceKind, string>> = {
  'imported-model': 'imported-models',
  'custom-model': 'custom-models',
  'custom-model-deployment': 'custom-models',
  'provisioned-throughput': 'provisioned-throughput',
  'prompt-router': 'prompt-routers',
  'marketplace-endpoint': 'model-catalog',
};

/** The page for the region; undefined for a partition whose console we do not know. */
export function consoleUrl(page: ConsolePage, region: string, partition: string): string | undefined {
  const host = Object.hasOwn(CONSOLES, partition) ? CONSOLES[partition] : undefined;
  if (host === undefined) return undefined;
  const id = encodeURIComponent(region);
  const path =
    page === 'quotas'
      ? `/servicequotas/home/services/bedrock/quotas?region=${id}`
      : `/bedrock/home?region=${id}#/${hashOf(page)}`;
  return `https://${id}.${host}${path}`;
}

function hashOf(page: Exclude<ConsolePage, 'quotas'>): string {
  if (page === 'model-catalog') return page;
  switch (page.kind) {
    case 'model':
      return `model-catalog/serverless/${named(page.modelId)}`;
    case 'profile':
      return `inference-profiles/${named(page.profileId)}`;
    case 'resource':
      return RESOURCE_PAGES[page.resource];
  }
}

/** The console spells the colons of IDs as they are. */
function named(id: string): string {
  return encodeURIComponent(id).replaceAll('%3A', ':');
}
