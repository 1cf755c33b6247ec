import assert from 'node:assert/strict';
import { createModelCatalogue } from '../../../../src/bedrock/catalogue/modelCatalogue.ts';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import type { ModelCatalogue, RegionCatalogue } from '../../../../src/chat/catalogue.ts';
import { FailureError } from '../../../../src/chat/failure.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import { awsError, Loopback, type LoopbackAnswer, type LoopbackRequest } from '../../../fakes/loopback.ts';
import { itWithRecording } from '../../../fakes/vector.ts';

const connection = { profile: 'work', region: 'us-east-1' };
const { signal } = new AbortController();

let home: AwsHome;
let aws: Loopback;
let clients: Clients;
let catalogue: ModelCatalogue;
let now: number;
/** What AWS answers, by path. */
let answers: Record<string, (request: LoopbackRequest) => LoopbackAnswer>;

const resourcePaths = [
  '/imported-models',
  '/custom-models',
  '/model-customization/custom-model-deployments',
  '/provisioned-model-throughputs',
  '/prompt-routers',
  '/marketplace-model/endpoints',
];
/** One for the models, two for the profiles, one for each kind of what an account has of its own. */
const REQUESTS = 3 + resourcePaths.length;

async function setUp(): Promise<void> {
  home = await AwsHome.create();
  await home.writeCredentials(...keysProfile('work'));
  now = 1000;
  answers = {
    '/foundation-models': () => ({ body: { modelSummaries: [model('a.model')] } }),
    '/inference-profiles': () => ({ body: { inferenceProfileSummaries: [] } }),
    ...Object.fromEntries(resourcePaths.map((path) => [path, () => ({ body: {} })])),
  };
  aws = await Loopback.start(
    (request) => answers[request.path]?.(request) ?? awsError('NotFound', 404, request.path),
  );
  clients = createClients({ userAgentVersion: '1', maxAttempts: 1, endpoints: { control: aws.url } });
  catalogue = createModelCatalogue(clients, { now: () => now });
}

async function tearDown(): Promise<void> {
  clients.dispose();
  await aws.stop();
  await home.restore();
}

function model(modelId: string): object {
  return { modelId, modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${modelId}` };
}

function profile(inferenceProfileId: string, models: readonly string[] = []): object {
  return {
    inferenceProfileId,
    inferenceProfileArn: `arn:aws:bedrock:us-east-1:1:inference-profile/${inferenceProfileId}`,
    inferenceProfileName: `The ${inferenceProfileId}`,
    models: models.map((modelArn) => ({ modelArn })),
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
  };
}

function list(options: { readonly refresh?: boolean } = {}): Promise<RegionCatalogue> {
  return catalogue.region(connection, { ...options, signal });
}

function denied(): LoopbackAnswer {
  return awsError(
    'AccessDeniedException',
    403,
    'User: arn:aws:iam::1:user/me is not authorized to perform: bedrock:List',
  );
}

function causeOf(error: unknown): string | undefined {
  return error instanceof FailureError ? error.failure.cause : undefined;
}

describe('The models of a region', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  const title = 'are read from AWS’s own answer, with the hints that the SDK drops';
  itWithRecording(title, 'list-foundation-models', async (answer) => {
    answers['/foundation-models'] = () => answer;
    const { models, failures } = await list();
    assert.equal(models.length, 126);
    assert.deepEqual(failures, []);
    const { summary, ...told } =
      models.find(({ modelId }) => modelId === 'anthropic.claude-sonnet-4-20250514-v1:0') ?? {};
    assert.match(summary ?? '', /^Claude Sonnet 4 is Anthropic's mid-size model/);
    assert.deepEqual(told, {
      modelId: 'anthropic.claude-sonnet-4-20250514-v1:0',
      arn: 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0',
      name: 'Claude Sonnet 4',
      provider: 'Anthropic',
      inputModalities: ['TEXT', 'IMAGE'],
      outputModalities: ['TEXT'],
      inferenceTypes: ['INFERENCE_PROFILE'],
      streaming: true,
      lifecycle: { status: 'ACTIVE' },
      family: 'Claude',
      maxOutputTokens: 65_536,
      contextWindow: 200_000,
      systemPrompts: true,
      guardrails: true,
      latencyOptimized: false,
      promptCaching: true,
      reasoning: true,
      imageFormats: ['jpeg', 'png', 'gif', 'webp'],
      releasedAt: '2025-08-20T04:00:00.000Z',
    });
  });
});

describe('Models that nobody has seen yet', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('keep their strange values and their dates', async () => {
    const strange = {
      ...model('new.model'),
      inferenceTypesSupported: ['TELEPATHY'],
      modelLifecycle: {
        status: 'RESTING',
        legacyTime: '2026-01-02T03:04:05Z',
        endOfLifeTime: '2027-01-02T03:04:05Z',
      },
      unheardOf: { of: true },
    };
    answers['/foundation-models'] = () => ({ body: { modelSummaries: [strange] } });
    assert.deepEqual((await list()).models, [
      {
        modelId: 'new.model',
        arn: 'arn:aws:bedrock:us-east-1::foundation-model/new.model',
        name: 'new.model',
        provider: '',
        inputModalities: [],
        outputModalities: [],
        inferenceTypes: ['TELEPATHY'],
        lifecycle: {
          status: 'RESTING',
          legacyTime: '2026-01-02T03:04:05.000Z',
          endOfLifeTime: '2027-01-02T03:04:05.000Z',
        },
      },
    ]);
  });
});

describe('The inference profiles of a region', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('are asked for page by page, with and without those of applications, each once', async () => {
    answers['/inference-profiles'] = ({ query }) => {
      if (query['type'] === 'APPLICATION')
        return { body: { inferenceProfileSummaries: [profile('mine'), profile('eu')] } };
      const second = query['nextToken'] === 'two';
      const inferenceProfileSummaries = second ? [profile('us')] : [profile('eu')];
      return { body: { inferenceProfileSummaries, ...(!second && { nextToken: 'two' }) } };
    };
    const { profiles } = await list();
    assert.deepEqual(
      profiles.map(({ id }) => id),
      ['eu', 'us', 'mine'],
    );
  });

  it('tell where they route, and that a global one may route anywhere', async () => {
    const regional = 'arn:aws:bedrock:us-west-2::foundation-model/a.model-v1:0';
    const anywhere = 'arn:aws:bedrock:::foundation-model/a.model-v1:0';
    answers['/inference-profiles'] = () => ({
      body: { inferenceProfileSummaries: [profile('global.a', [regional, anywhere])] },
    });
    assert.deepEqual((await list()).profiles, [
      {
        id: 'global.a',
        arn: 'arn:aws:bedrock:us-east-1:1:inference-profile/global.a',
        name: 'The global.a',
        type: 'SYSTEM_DEFINED',
        status: 'ACTIVE',
        models: [
          { modelId: 'a.model-v1:0', modelArn: regional, region: 'us-west-2' },
          { modelId: 'a.model-v1:0', modelArn: anywhere },
        ],
      },
    ]);
  });
});

describe('A list that fails', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('leaves the other standing and is named', async () => {
    answers['/inference-profiles'] = denied;
    const { models, profiles, failures } = await list();
    assert.deepEqual(
      models.map(({ modelId }) => modelId),
      ['a.model'],
    );
    assert.deepEqual(profiles, []);
    assert.deepEqual(
      failures.map(({ operation, failure }) => [operation, failure.cause]),
      [['ListInferenceProfiles', 'access-denied']],
    );
  });

  it('is asked for again after a minute, not at every look', async () => {
    answers['/inference-profiles'] = denied;
    const first = await list();
    now += 59_999;
    assert.equal(await list(), first);
    now += 1;
    assert.notEqual(await list(), first);
  });

  it('fails the whole only when nothing came at all, and the next look tries again', async () => {
    answers = Object.fromEntries(Object.keys(answers).map((path) => [path, denied]));
    await assert.rejects(list(), (error) => causeOf(error) === 'access-denied');
    answers['/inference-profiles'] = () => ({ body: { inferenceProfileSummaries: [profile('eu')] } });
    assert.equal((await list()).profiles.length, 1);
  });

  it('says when the profile does not exist', async () => {
    const gone = catalogue.region({ ...connection, profile: 'gone' }, { signal });
    await assert.rejects(gone, (error) => causeOf(error) === 'profile-not-found');
    assert.deepEqual(aws.requests, []);
  });
});

describe('The catalogue', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('asks AWS once for all who look, and again when it is told to', async () => {
    const [first, second] = await Promise.all([list(), list()]);
    assert.equal(first, second);
    assert.equal(await list(), first);
    assert.equal(aws.requests.length, REQUESTS);
    assert.notEqual(await list({ refresh: true }), first);
    assert.equal(aws.requests.length, 2 * REQUESTS);
  });

  it('lets one who looks give up without the others', async () => {
    const impatient = new AbortController();
    const given = catalogue.region(connection, { signal: impatient.signal });
    const patient = list();
    impatient.abort();
    await assert.rejects(given, { name: 'AbortError' });
    assert.equal((await patient).models.length, 1);
  });

  it('closes the requests when nobody waits any more', async () => {
    answers['/foundation-models'] = () => 'hang';
    const controller = new AbortController();
    const given = assert.rejects(catalogue.region(connection, { signal: controller.signal }), {
      name: 'AbortError',
    });
    await aws.arrived(REQUESTS);
    controller.abort();
    await Promise.all([given, aws.givenUp]);
  });
});
