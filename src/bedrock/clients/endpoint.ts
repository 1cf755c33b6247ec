import { parseKnownFiles } from '@smithy/shared-ini-file-loader';
import type { ParsedIniData } from '@smithy/types';
import { environmentProfile } from '../identity/configFiles.ts';

/**
 * The endpoint that the environment or the *chosen* profile configures, by the rules of AWS's SDKs. The JavaScript
 * SDK reads the profile's part from AWS_PROFILE or `default`, whichever profile the client was made for.
 */
export async function configuredEndpoint(
  serviceId: string,
  profile: string | undefined,
): Promise<string | undefined> {
  const files = await parseKnownFiles({});
  const settings = files[profile ?? environmentProfile() ?? 'default'] ?? {};
  if (isIgnored(settings)) return undefined;
  return fromEnvironment(serviceId) ?? fromServices(serviceId, settings, files) ?? settings['endpoint_url'];
}

type Settings = ParsedIniData[string];

function isIgnored(settings: Settings): boolean {
  const value =
    process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? settings['ignore_configured_endpoint_urls'];
  return value?.toLowerCase() === 'true';
}

function fromEnvironment(serviceId: string): string | undefined {
  const suffix = serviceId.toUpperCase().replaceAll(' ', '_');
  return process.env[`AWS_ENDPOINT_URL_${suffix}`] ?? process.env['AWS_ENDPOINT_URL'];
}

function fromServices(serviceId: string, settings: Settings, files: ParsedIniData): string | undefined {
  const section = settings['services'];
  if (section === undefined) return undefined;
  const services = files[`services.${section}`];
  if (!services) throw new Error(`The section [services ${section}] that the profile names does not exist.`);
  return services[`${serviceId.toLowerCase().replaceAll(' ', '_')}.endpoint_url`];
}
