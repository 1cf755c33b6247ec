// bedrock-local for the bench: it also says, a line of JSON each, when an answer's first delta was written and when
// a client left in the middle.
import process from 'node:process';
import { startBedrockLocal } from '../../bedrock-local/server.ts';
import { createServices } from '../../bedrock-local/services/createServices.ts';
import type { OperationContext, Service, StreamStep } from '../../bedrock-local/contract.ts';
import { wallClock } from '../clock.ts';
import type { Moment } from './moment.ts';

function tell(moment: Moment): void {
  process.stdout.write(`${JSON.stringify(moment)}\n`);
}

/** The same service, its streams watched. */
function watched({ unary, streams = {} }: Service): Service {
  const entries = Object.entries(streams).map(
    ([name, run]) =>
      [
        name,
        (input: Readonly<Record<string, unknown>>, context: OperationContext) =>
          clocked(run(input, context), context.signal),
      ] as const,
  );
  return { unary, streams: Object.fromEntries(entries) };
}

async function* clocked(steps: AsyncIterable<StreamStep>, signal: AbortSignal): AsyncIterable<StreamStep> {
  signal.addEventListener('abort', () => tell({ moment: 'closed', at: wallClock() }));
  let first = true;
  for await (const step of steps) {
    const at = wallClock();
    // The server writes it before it asks for the next one.
    yield step;
    if (!first || step.kind !== 'event' || step.name !== 'contentBlockDelta') continue;
    first = false;
    tell({ moment: 'firstDelta', at });
  }
}

const local = createServices();
const server = await startBedrockLocal({
  services: { ...local.services, 'bedrock-runtime': watched(local.services['bedrock-runtime']) },
  accounts: local.accounts,
  setScenario: (json) => local.setScenario(json),
});
console.log(`bedrock-local listening on ${server.url}`);
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
