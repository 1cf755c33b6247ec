import type { ModelTarget, RouteKind } from './modelRequest.ts';

/** What a call to a model is priced by. */
export interface PricedCall {
  /** The foundation model, as the API resolved it; absent: only a price of the settings can fit. */
  readonly foundationModelId?: string;
  /** The ID or ARN that is sent: a price in the settings for it goes before the model's. */
  readonly sentId?: string;
  readonly route: PriceRoute;
}

/** `reserved`: throughput or a model of the account's own, to which no list price per token applies. */
export type PriceRoute = 'regional' | 'global' | 'reserved';

/** US dollars per million tokens; a figure that is absent is unknown, never nought. */
export interface ModelPrice {
  readonly input?: number;
  readonly output?: number;
  readonly cacheRead?: number;
  /** Writes that live for 5 minutes. */
  readonly cacheWrite?: number;
  /** Writes that live for 1 hour. */
  readonly cacheWrite1h?: number;
  /** What is charged instead once the whole input is longer than `above` tokens, shortest first. */
  readonly longer?: readonly LongerPrice[];
  readonly source: PriceSource;
}

export interface LongerPrice extends Omit<ModelPrice, 'longer' | 'source'> {
  readonly above: number;
}

/** `library`: AWS's list price as @pydantic/genai-prices has it, the same for all regions of a kind of route. */
export type PriceSource = 'settings' | 'library';

export interface PriceBook {
  /** Undefined: unknown, and to be shown as unknown. */
  price(call: PricedCall): ModelPrice | undefined;
  /** Tokens; of the library, where AWS does not tell. */
  contextWindow(foundationModelId: string): number | undefined;
}

/** What is known of a target's price follows from this. */
export function pricedCall({
  modelId: sentId,
  foundationModelId,
  routeKind,
  destinationRegions,
}: ModelTarget): PricedCall {
  return {
    sentId,
    ...(foundationModelId !== undefined && { foundationModelId }),
    route: routeOf(routeKind, destinationRegions),
  };
}

/** An application profile costs what the route behind it does. */
function routeOf(kind: RouteKind | undefined, destinations: readonly string[] | undefined): PriceRoute {
  switch (kind) {
    case 'global-profile':
      return 'global';
    case 'profile':
    case 'on-demand':
      return 'regional';
    case 'application-profile':
      return destinations ? 'regional' : 'global';
    default:
      return 'reserved';
  }
}
