/** Hosts of the AWS console by partition; an unknown partition has no address that we could know. */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

/** Bedrock's model catalogue in the console, where the provider's use-case form is asked for. */
export function modelCatalogUrl(region: string, partition: string): string | undefined {
  const host = Object.hasOwn(CONSOLES, partition) ? CONSOLES[partition] : undefined;
  if (host === undefined) return undefined;
  const id = encodeURIComponent(region);
  return `https://${id}.${host}/bedrock/home?region=${id}#/model-catalog`;
}
