import assert from 'node:assert/strict';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { createGuardrailSource } from '../../../../src/bedrock/guardrails/guardrailSource.ts';
import type { GuardrailSource } from '../../../../src/chat/resources.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import { Loopback, type LoopbackHandler } from '../../../fakes/loopback.ts';

const connection = { profile: 'work', region: 'us-east-1' };
const { signal } = new AbortController();

let home: AwsHome;
let aws: Loopback;
let clients: Clients;
let guardrails: GuardrailSource;

async function start(handler: LoopbackHandler): Promise<void> {
  aws = await Loopback.start(handler);
  clients = createClients({ userAgentVersion: '1', maxAttempts: 1, endpoints: { control: aws.url } });
  guardrails = createGuardrailSource(clients);
}

function guardrail(id: string, version: string): object {
  return { id, arn: `arn:${id}`, name: `The ${id}`, status: 'READY', version };
}

describe('The guardrails of an account', () => {
  beforeEach(async () => {
    home = await AwsHome.create();
    await home.writeCredentials(...keysProfile('work'));
  });
  afterEach(async () => {
    clients.dispose();
    await aws.stop();
    await home.restore();
  });

  it('are listed over all pages', async () => {
    await start(({ query }) =>
      query['nextToken'] === 'two'
        ? { body: { guardrails: [{ ...guardrail('b', 'DRAFT'), description: 'No secrets' }] } }
        : { body: { guardrails: [guardrail('a', 'DRAFT')], nextToken: 'two' } },
    );
    assert.deepEqual(await guardrails.list(connection, signal), [
      { id: 'a', arn: 'arn:a', name: 'The a', status: 'READY', version: 'DRAFT' },
      { id: 'b', arn: 'arn:b', name: 'The b', description: 'No secrets', status: 'READY', version: 'DRAFT' },
    ]);
  });

  it('have versions: the draft first, then the newest', async () => {
    await start(() => ({
      body: { guardrails: ['2', '10', 'DRAFT', '1'].map((version) => guardrail('a', version)) },
    }));
    const versions = await guardrails.versions(connection, 'a', signal);
    assert.deepEqual(
      versions.map(({ version }) => version),
      ['DRAFT', '10', '2', '1'],
    );
    assert.equal(aws.requests[0]?.query['guardrailIdentifier'], 'a');
  });

  it('are not waited for once the signal aborts', async () => {
    await start(() => 'hang');
    const controller = new AbortController();
    const listing = assert.rejects(guardrails.list(connection, controller.signal), { name: 'AbortError' });
    await aws.arrived(1);
    controller.abort();
    await Promise.all([listing, aws.givenUp]);
  });
});
