/** Hosts of the AWS console by partition; an unknown partition has no address that we could know. */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

/** `model-catalog` is also where a provider's use-case form and agreement are asked for. */
export type ConsolePage = 'model-catalog' | 'quotas';

const PATHS: Readonly<Record<ConsolePage, (region: string) => string>> = {
  'model-catalog': (region) => `/bedrock/home?region=${region}#/model-catalog`,
  quotas: (region) => `/servicequotas/home/services/bedrock/quotas?region=${region}`,
};

/** The page for the region; undefined for a partition whose console we do not know. */
export function consoleUrl(page: ConsolePage, region: string, partition: string): string | undefined {
  const host = Object.hasOwn(CONSOLES, partition) ? CONSOLES[partition] : undefined;
  if (host === undefined) return undefined;
  const id = encodeURIComponent(region);
  return `https://${id}.${host}${PATHS[page](id)}`;
}
