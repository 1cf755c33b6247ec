import { pricedCall, type ModelPrice, type PriceBook } from '../../chat/prices.ts';
import { targetOf } from '../../chat/routing.ts';
import type { RouteNode } from './nodes.ts';

type Prices = Pick<PriceBook, 'price'>;

/** What the tokens of the tree's routes cost, from when somebody looks at them. */
export class RoutePrices {
  readonly #read: () => Promise<Prices>;
  #prices: Prices | undefined;

  /** `read` never rejects for a missing price, and reads those that the settings now say. */
  constructor(read: () => Promise<Prices>) {
    this.#read = read;
  }

  get wereLoaded(): boolean {
    return this.#prices !== undefined;
  }

  async load(): Promise<void> {
    this.#prices = await this.#read();
  }

  of({ route, parent }: RouteNode): ModelPrice | undefined {
    return this.#prices?.price(pricedCall(targetOf(parent.model, route, parent.parent.parent.region)));
  }
}
