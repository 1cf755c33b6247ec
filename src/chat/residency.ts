import type { RouteKind } from './modelRequest.ts';

/** Where calls may go. */
export interface RoutePolicy {
  /** A route whose destinations are not known, such as a global profile, may leave every geography. */
  readonly allowGlobal: boolean;
  /** Patterns such as `eu-*` or `us-east-1`; absent or empty: every region is allowed. */
  readonly allowedRegions?: readonly string[];
  /** Only application inference profiles are used. */
  readonly requireApplicationProfile?: boolean;
}

/** Why the policy keeps a call from taking a route. */
export type PolicyRefusal =
  /** The regions that it could be processed in and that are not allowed. */
  | { readonly kind: 'region-not-allowed'; readonly regions: readonly string[] }
  | { readonly kind: 'global-not-allowed' }
  | { readonly kind: 'application-profile-required' };

/** What decides about a call: the region it is sent to, and where it may be processed. */
export interface Itinerary {
  readonly region: string;
  readonly kind: RouteKind | undefined;
  /** Undefined: not known, or any commercial region. */
  readonly destinationRegions: readonly string[] | undefined;
}

/** Undefined: the call may be made. The source region counts as well: the prompt is sent there first. */
export function refusalOf(itinerary: Itinerary, policy: RoutePolicy): PolicyRefusal | undefined {
  const { region, kind, destinationRegions } = itinerary;
  if (policy.requireApplicationProfile === true && kind !== 'application-profile') {
    return { kind: 'application-profile-required' };
  }
  const regions = [...new Set([region, ...(destinationRegions ?? [])])].filter(
    (destination) => !isRegionAllowed(destination, policy),
  );
  if (regions.length > 0) return { kind: 'region-not-allowed', regions: regions.sort() };
  if (destinationRegions === undefined && !policy.allowGlobal) return { kind: 'global-not-allowed' };
  return undefined;
}

/** A pattern that is no string or empty allows nothing, so that a mistake in it never opens a border. */
export function isRegionAllowed(region: string, { allowedRegions = [] }: RoutePolicy): boolean {
  return allowedRegions.length === 0 || allowedRegions.some((pattern) => matches(pattern, region));
}

/** `*` stands for any characters; nothing else is special. */
function matches(pattern: string, region: string): boolean {
  const parts = pattern.trim().toLowerCase().split('*').map(escaped);
  return new RegExp(`^${parts.join('.*')}$`).test(region.toLowerCase());
}

function escaped(text: string): string {
  return text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
}
