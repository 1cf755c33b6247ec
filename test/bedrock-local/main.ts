import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startBedrockLocal } from './server.ts';
import { createServices } from './services/createServices.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    journal: { type: 'string' },
    scenario: { type: 'string' },
  },
});

const scenario: unknown =
  values.scenario === undefined ? undefined : JSON.parse(readFileSync(values.scenario, 'utf8'));
const local = createServices({ scenario });
const server = await startBedrockLocal({
  port: Number(values.port),
  ...(values.journal !== undefined && { journal: values.journal }),
  ...local,
});
console.log(`bedrock-local listening on ${server.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
