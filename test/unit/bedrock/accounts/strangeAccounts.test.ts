import assert from 'node:assert/strict';
import { FailureError, type Failure } from '../../../../src/chat/failure.ts';
import { decideTarget } from '../../../../src/chat/modelChoice.ts';
import { routesOf } from '../../../../src/chat/routing.ts';
import { developer, section, waysIn, type World } from '../waysIn/world.ts';
import { asking, choosing } from './asking.ts';

const never = new AbortController().signal;
const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const connection = { profile: 'work', region: 'us-east-1' };

interface Lists {
  readonly models?: readonly object[];
  readonly profiles?: readonly object[];
}

const arnOf = (modelId: string, region = 'us-east-1'): string =>
  `arn:aws:bedrock:${region}::foundation-model/${modelId}`;

function model(modelId: string, changes: object = {}): object {
  return {
    modelId,
    modelArn: arnOf(modelId),
    modelName: modelId,
    providerName: 'Some Provider',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    inferenceTypesSupported: ['ON_DEMAND'],
    responseStreamingSupported: true,
    modelLifecycle: { status: 'ACTIVE' },
    ...changes,
  };
}

function profile(id: string, modelId: string, changes: object = {}): object {
  return {
    inferenceProfileId: id,
    inferenceProfileArn: `arn:aws:bedrock:us-east-1:111122223333:inference-profile/${id}`,
    inferenceProfileName: id,
    models: [{ modelArn: arnOf(modelId) }],
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
    ...changes,
  };
}

/** What the account has from now on. */
function gives(world: World, { models = [], profiles = [] }: Lists): void {
  const rule = (operation: string, output: object) => ({ match: { operation }, answer: { output } });
  world.aws.setScenario({
    rules: [
      rule('ListFoundationModels', { modelSummaries: models }),
      rule('ListInferenceProfiles', { inferenceProfileSummaries: profiles }),
    ],
  });
}

function refuses(world: World, ...operations: readonly string[]): void {
  const error = (operation: string) => ({
    name: 'AccessDeniedException',
    status: 403,
    message: `User: arn:aws:iam::111122223333:user/ada is not authorized to perform: bedrock:${operation} because no identity-based policy allows the bedrock:${operation} action`,
  });
  world.aws.setScenario({
    rules: operations.map((operation) => ({ match: { operation }, error: error(operation) })),
  });
}

async function failureOf(doing: Promise<unknown>): Promise<Failure> {
  const error: unknown = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof FailureError) return error.failure;
  throw new Error('A FailureError was expected.', { cause: error });
}

describe('An account', () => {
  const ways = waysIn();
  beforeEach(() => ways.world.home.writeCredentials(...section('work', developer)));

  it('that has nothing is said to have no model', async () => {
    const { world } = ways;
    gives(world, {});
    const { cause, message } = await failureOf(choosing(world).target(never));
    assert.equal(cause, 'no-model');
    assert.equal(message, 'No model in us-east-1 can be called with the present settings.');
  });

  it('whose every list is refused says which permission is missing', async () => {
    const { world } = ways;
    refuses(world, 'ListFoundationModels', 'ListInferenceProfiles');
    const { cause, message, actions } = await failureOf(choosing(world).target(never));
    assert.equal(cause, 'access-denied');
    assert.match(message, /bedrock:ListFoundationModels/);
    assert.ok(actions.includes('show-policy'));
  });

  it('whose list of profiles alone is refused says so where a profile is needed', async () => {
    const { world } = ways;
    refuses(world, 'ListInferenceProfiles');
    const choices = choosing(world);
    await choices.setModel({ modelId: HAIKU, label: 'Claude Haiku 4.5' });
    assert.match((await failureOf(choices.target(never))).message, /bedrock:ListInferenceProfiles/);
  });
});

describe('An account’s lists', () => {
  const ways = waysIn();
  beforeEach(() => ways.world.home.writeCredentials(...section('work', developer)));

  it('may lead to a model that is no longer there: its others are used', async () => {
    const { world } = ways;
    gives(world, { models: [model('a.there')], profiles: [profile('us.gone', 'a.gone')] });
    const choices = choosing(world);
    assert.equal((await choices.target(never)).modelId, 'a.there');
    await choices.setModel({ modelId: 'a.gone', label: 'Gone', routeId: 'us.gone' });
    const { cause, message } = await failureOf(choices.target(never));
    assert.deepEqual([cause, message], ['no-model', 'Gone can’t be called in us-east-1 as chosen.']);
  });

  it('may hold a name twice: models and routes are told apart by their IDs', async () => {
    const { world } = ways;
    const same = { modelName: 'Same' };
    const named = { inferenceProfileName: 'Same', type: 'APPLICATION' };
    gives(world, {
      models: [model('a.one', same), model('a.two', same)],
      profiles: [profile('p1', 'a.two', named), profile('p2', 'a.two', named)],
    });
    const catalogue = await world.services.catalogue.region(connection, { signal: never });
    const two = catalogue.models.find(({ modelId }) => modelId === 'a.two');
    assert.ok(two);
    const [, second, third] = routesOf(two, catalogue);
    assert.deepEqual([second?.name, third?.name], ['Same', 'Same']);
    for (const route of [second, third]) {
      const chosen = { modelId: 'a.two', ...(route && { routeId: route.id }) };
      const decision = decideTarget(catalogue, chosen, { allowGlobal: false });
      assert.equal(decision.kind === 'target' && decision.target.modelId, route?.id);
    }
  });

  it('may hold values that nobody has seen yet: they are used all the same', async () => {
    const { world } = ways;
    const strange = model(HAIKU, {
      inferenceTypesSupported: ['TELEPATHY', 'INFERENCE_PROFILE'],
      inputModalities: ['TEXT', 'SMELL'],
      outputModalities: ['TEXT', 'SMELL'],
      modelLifecycle: { status: 'ASCENDED', legacyTime: null },
      customizationsSupported: ['DREAMS'],
      responseStreamingSupported: null,
    });
    gives(world, {
      models: [strange],
      profiles: [profile(`us.${HAIKU}`, HAIKU, { type: 'NEVER_SEEN', description: null })],
    });
    const choices = choosing(world, {
      inference: { serviceTier: 'flex', reasoningEffort: 'high', cacheTtl: '5m', latency: 'optimized' },
    });
    const { answer } = await asking(world, choices)('hello');
    assert.deepEqual(answer.state, { kind: 'complete', stopReason: 'end_turn' });
  });
});

describe('An account that is called with a wrong clock', () => {
  const ways = waysIn();
  beforeEach(() => ways.world.home.writeCredentials(...section('work', developer)));

  it('says so, and is used once AWS has said what time it is', async () => {
    const { world } = ways;
    world.identity.clock.advance(600_000);
    const choices = choosing(world);
    assert.equal((await failureOf(choices.target(never))).cause, 'clock-skew');
    assert.equal((await choices.target(never)).foundationModelId, HAIKU);
  });
});

describe('A Region that the organization has closed', () => {
  const ways = waysIn();
  beforeEach(() => ways.world.home.writeCredentials(...section('work', developer)));

  it('is named, with a route around it', async () => {
    const { world } = ways;
    const message = `User: arn:aws:sts::111122223333:assumed-role/Developer/workbench is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: ${arnOf('amazon.nova-lite-v1:0', 'us-west-2')} with an explicit deny in a service control policy`;
    const error = { name: 'AccessDeniedException', status: 403, message };
    world.aws.setScenario({ rules: [{ match: { operation: 'ConverseStream' }, error }] });
    const choices = choosing(world);
    await choices.setModel({ modelId: 'amazon.nova-lite-v1:0', label: 'Nova Lite' });
    const { state } = (await asking(world, choices)('hello')).answer;
    assert.ok(state.kind === 'failed');
    assert.match(state.failure.remedy, /here us-west-2/);
    assert.deepEqual(state.failure.instead, {
      modelId: 'amazon.nova-lite-v1:0',
      label: 'Nova Lite',
      routeId: 'amazon.nova-lite-v1:0',
      routeName: 'Nova Lite in us-east-1 only',
    });
  });
});
