import type { Service } from '../contract.ts';
import { ScenarioBook } from '../brain/scenario/book.ts';
import { scripted } from '../brain/scenario/play.ts';
import { createIdentity, type Identity } from '../identity/identity.ts';
import type { Account, ApiKey } from '../wire/accounts.ts';
import type { Controls } from '../wire/control.ts';
import type { Endpoint } from '../wire/endpoint.ts';
import type { ServiceName } from '../wire/model/operations.ts';
import { accounts, apiKeys } from './accounts.ts';
import { createBedrock } from './bedrock.ts';
import { bedrockAgent } from './bedrockAgent.ts';
import { bedrockAgentRuntime } from './bedrockAgentRuntime.ts';
import { bedrockRuntime } from './bedrockRuntime.ts';
import { Agreements } from './catalogue/agreements.ts';
import { parameterEndpoints } from './parameters.ts';
import { PromptCache } from './runtime/promptCache.ts';
import { sts } from './sts.ts';

export interface LocalServices {
  readonly services: Readonly<Record<ServiceName, Service>>;
  readonly accounts: Iterable<Account>;
  readonly apiKeys: readonly ApiKey[];
  readonly endpoints: readonly Endpoint[];
  readonly controls: Controls;
  readonly clock: () => Date;
  readonly identity: Identity;
  /** Replaces the scenario and its counts; undefined: none. Throws if it is not valid. */
  readonly setScenario: (json: unknown) => void;
}

/** Everything that the stand-in answers, under one scenario and one clock. */
export function createServices({ scenario }: { readonly scenario?: unknown } = {}): LocalServices {
  const book = new ScenarioBook();
  book.set(scenario);
  const identity = createIdentity(accounts);
  const clock = (): Date => identity.clock.now();
  const cache = new PromptCache(clock);
  return {
    services: {
      bedrock: scripted(createBedrock(new Agreements()), book),
      'bedrock-runtime': scripted(bedrockRuntime(cache), book),
      'bedrock-agent': scripted(bedrockAgent, book),
      'bedrock-agent-runtime': scripted(bedrockAgentRuntime, book),
      sts: scripted({ unary: { ...sts.unary, ...identity.sts } }, book),
    },
    accounts: identity.sessions,
    apiKeys,
    endpoints: [...identity.endpoints, ...parameterEndpoints(identity.sessions, clock)],
    controls: identity.controls,
    clock,
    identity,
    setScenario: (json) => book.set(json),
  };
}
