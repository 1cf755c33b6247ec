import type { CatalogueFailure, ModelAccess, RegionCatalogue } from './catalogue.ts';

const MINUTE_MS = 60_000;
/** Younger than this, nobody asks AWS again. */
const FRESH_FOR_MS = 15 * MINUTE_MS;
const INCOMPLETE_FOR_MS = MINUTE_MS;
/** A call is planned on nothing older: where an inference profile routes to may have changed since. */
const GOOD_FOR_CALLS_MS = 60 * MINUTE_MS;
const READY_FOR_MS = 24 * 60 * MINUTE_MS;
const REFUSED_FOR_MS = 10 * MINUTE_MS;

/** Both in epoch milliseconds. */
export interface Moment {
  readonly now: number;
  /** Since when the credentials are those that they are now: what is older may be somebody else's. */
  readonly credentialsSince: number;
}

/** What was found out about the access to a model, and when (epoch milliseconds). */
export interface KnownAccess {
  readonly access: ModelAccess;
  readonly at: number;
}

/** Nothing needs to be asked of AWS. */
export function isFresh(catalogue: RegionCatalogue, moment: Moment): boolean {
  const limit = catalogue.failures.some(isTrouble) ? INCOMPLETE_FOR_MS : FRESH_FOR_MS;
  return isWithin(catalogue.fetchedAt, limit, moment);
}

export function isGoodForCalls(catalogue: RegionCatalogue, moment: Moment): boolean {
  return isFresh(catalogue, moment) || isWithin(catalogue.fetchedAt, GOOD_FOR_CALLS_MS, moment);
}

/** What stands in the way is looked at again sooner than what was ready. */
export function isAccessFresh({ access, at }: KnownAccess, moment: Moment): boolean {
  return isWithin(at, access.state === 'ready' ? READY_FOR_MS : REFUSED_FOR_MS, moment);
}

/** A list that this account is not offered stays so; everything else may be over soon. */
export function isTrouble({ quiet }: CatalogueFailure): boolean {
  return quiet !== true;
}

/** Whether somebody who sees the one would see nothing new in the other. */
export function saysTheSame(one: RegionCatalogue, other: RegionCatalogue): boolean {
  return contents(one) === contents(other);
}

function contents({ models, profiles, resources, failures, accountId }: RegionCatalogue): string {
  const failed = failures.map(({ operation, failure }) => [operation, failure.cause, failure.message]);
  return JSON.stringify([models, profiles, resources, failed, accountId]);
}

/** A time to come is that of a wrong clock, then or now: what has it counts as old, and it makes nothing else so. */
function isWithin(at: number, limitMs: number, { now, credentialsSince }: Moment): boolean {
  const isOurs = at > credentialsSince || credentialsSince > now;
  return isOurs && at <= now && now - at < limitMs;
}
