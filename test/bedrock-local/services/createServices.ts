import type { Service } from '../contract.ts';
import { ScenarioBook } from '../brain/scenario/book.ts';
import { scripted } from '../brain/scenario/play.ts';
import type { Account } from '../wire/accounts.ts';
import type { ServiceName } from '../wire/model/operations.ts';
import { accounts } from './accounts.ts';
import { bedrock } from './bedrock.ts';
import { bedrockAgent } from './bedrockAgent.ts';
import { bedrockAgentRuntime } from './bedrockAgentRuntime.ts';
import { bedrockRuntime } from './bedrockRuntime.ts';
import { sts } from './sts.ts';

export interface LocalServices {
  readonly services: Readonly<Record<ServiceName, Service>>;
  readonly accounts: readonly Account[];
  /** Replaces the scenario and its counts; undefined: none. Throws if it is not valid. */
  readonly setScenario: (json: unknown) => void;
}

/** Everything that the stand-in answers, under one scenario. */
export function createServices({ scenario }: { readonly scenario?: unknown } = {}): LocalServices {
  const book = new ScenarioBook();
  book.set(scenario);
  return {
    services: {
      bedrock: scripted(bedrock, book),
      'bedrock-runtime': scripted(bedrockRuntime, book),
      'bedrock-agent': scripted(bedrockAgent, book),
      'bedrock-agent-runtime': scripted(bedrockAgentRuntime, book),
      sts: scripted(sts, book),
    },
    accounts,
    setScenario: (json) => book.set(json),
  };
}
