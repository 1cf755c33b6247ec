import assert from 'node:assert/strict';
import { createModelCatalogue } from '../../../../src/bedrock/catalogue/modelCatalogue.ts';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import type { ModelAccess, ModelCatalogue } from '../../../../src/chat/catalogue.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import { awsError, Loopback, type LoopbackAnswer } from '../../../fakes/loopback.ts';

const connection = { profile: 'work', region: 'us-east-1' };
const { signal } = new AbortController();
const ready = {
  agreementAvailability: { status: 'AVAILABLE' },
  authorizationStatus: 'AUTHORIZED',
  entitlementAvailability: 'AVAILABLE',
  regionAvailability: 'AVAILABLE',
};

let home: AwsHome;
let aws: Loopback;
let clients: Clients;
let catalogue: ModelCatalogue;
let answer: () => LoopbackAnswer | Promise<LoopbackAnswer>;

function access(modelId: string): Promise<ModelAccess> {
  return catalogue.access(connection, modelId, signal);
}

describe('Asking whether a model may be called', () => {
  beforeEach(async () => {
    home = await AwsHome.create();
    await home.writeCredentials(...keysProfile('work'));
    answer = () => ({ body: ready });
    aws = await Loopback.start(() => answer());
    clients = createClients({ userAgentVersion: '1', maxAttempts: 1, endpoints: { control: aws.url } });
    catalogue = createModelCatalogue(clients);
  });
  afterEach(async () => {
    clients.dispose();
    await aws.stop();
    await home.restore();
  });

  it('asks AWS once for each model', async () => {
    const answers = [...(await Promise.all([access('a.m'), access('a.m')])), await access('a.m')];
    assert.deepEqual(answers, [{ state: 'ready' }, { state: 'ready' }, { state: 'ready' }]);
    assert.deepEqual(
      aws.requests.map(({ path }) => path),
      ['/foundation-model-availability/a.m'],
    );
  });

  it('remembers that AWS won’t tell, and why', async () => {
    answer = () =>
      awsError('AccessDeniedException', 403, 'User: me is not authorized to perform: bedrock:Get');
    const reason = 'User: me is not authorized to perform: bedrock:Get';
    assert.deepEqual(await access('a.m'), { state: 'unknown', reason });
    assert.deepEqual(await access('a.m'), { state: 'unknown', reason });
    assert.equal(aws.requests.length, 1);
  });

  it('does not take a busy service for an answer', async () => {
    answer = () => awsError('ThrottlingException', 429, 'Rate exceeded');
    await assert.rejects(access('a.m'), { name: 'FailureError' });
    answer = () => ({ body: ready });
    assert.deepEqual(await access('a.m'), { state: 'ready' });
  });

  it('keeps at most four calls under way', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let underWay = 0;
    let most = 0;
    answer = async () => {
      most = Math.max(most, ++underWay);
      await gate;
      underWay -= 1;
      return { body: ready };
    };
    const all = Promise.all(Array.from({ length: 9 }, (_, i) => access(`a.m${i}`)));
    await aws.arrived(4);
    release();
    assert.equal((await all).length, 9);
    assert.equal(most, 4);
  });
});
