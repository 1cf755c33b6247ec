import { createHash } from 'node:crypto';
import type { ConverseRequest } from '../../brain/conversation/request.ts';
import { tokensIn } from '../../brain/tokens.ts';

/** What of a request's input came out of the cache, and what went into it, in tokens. */
export interface CacheUse {
  readonly read: number;
  readonly write: number;
  /** How long what was written is kept. */
  readonly ttl: string;
}

/** Whose cache: one account's, in one region, for one model. */
interface Scope {
  readonly accountId: string;
  readonly region: string;
  readonly modelId: string;
}

/** Everything before one cache point. */
interface Prefix {
  readonly key: string;
  readonly tokens: number;
  readonly ttl: string;
}

const SHORT = '5m';
const KEPT_MS: Readonly<Record<string, number>> = { [SHORT]: 5 * 60_000, '1h': 60 * 60_000 };

/** The beginnings of requests, as far as their cache points: kept for a time that begins anew with every use. */
export class PromptCache {
  readonly #now: () => Date;
  readonly #until = new Map<string, number>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Reads the longest beginning that is kept, and writes what comes after it; nothing before `minimum` tokens. */
  use(scope: Scope, request: ConverseRequest, minimum: number): CacheUse {
    const now = this.#now().getTime();
    const prefixes = prefixesOf(scope, request).filter(({ tokens }) => tokens >= minimum);
    const read = prefixes.findLast(({ key }) => (this.#until.get(key) ?? 0) > now)?.tokens ?? 0;
    for (const { key, ttl } of prefixes) this.#until.set(key, now + (KEPT_MS[ttl] ?? 0));
    const { tokens = 0, ttl = SHORT } = prefixes.at(-1) ?? {};
    return { read, write: tokens - read, ttl };
  }
}

/** In the order tools, system, messages; shortest first. */
function prefixesOf(scope: Scope, { toolConfig, system, messages }: ConverseRequest): readonly Prefix[] {
  const blocks = [
    ...(toolConfig?.tools ?? []).map((block) => ({ place: 'tool', block })),
    ...system.map((block) => ({ place: 'system', block })),
    ...messages.flatMap(({ role, content }) => content.map((block) => ({ place: role, block }))),
  ];
  return blocks.flatMap(({ block }, at) => {
    if (block.cachePoint === undefined) return [];
    const before = blocks.slice(0, at).filter((one) => one.block.cachePoint === undefined);
    const key = createHash('sha256')
      .update(JSON.stringify([scope, before]))
      .digest('hex');
    return [{ key, tokens: tokensIn(before.map((one) => one.block)), ttl: block.cachePoint.ttl ?? SHORT }];
  });
}
