import assert from 'node:assert/strict';
import { chatResources } from '../../../src/chat/accountResources.ts';
import type { CallableResource } from '../../../src/chat/catalogue.ts';
import { decideTarget } from '../../../src/chat/modelChoice.ts';
import type { RoutePolicy, TargetDecision } from '../../../src/chat/routing.ts';
import { aCatalogue, aModel, aProfile, aResource } from '../../fakes/catalogue.ts';

const model = aModel('m.one', { maxOutputTokens: 1000, contextWindow: 2000 });
const small = aModel('m.small', { maxOutputTokens: 500 });
const painter = aModel('m.painter', { outputModalities: ['IMAGE'] });
const { models } = aProfile('p', 'm.one', ['eu-central-1']);

function decide(resource: CallableResource, policy: RoutePolicy = { allowGlobal: false }): TargetDecision {
  return decideTarget(aCatalogue([model, small], [], [resource]), { modelId: resource.arn }, policy);
}

describe('something of the account’s own', () => {
  it('is called by its ARN in its region, with what its foundation model can do', () => {
    const throughput = aResource('provisioned-throughput', 'mine', { models, ready: true });
    assert.deepEqual(decide(throughput), {
      kind: 'target',
      target: {
        modelId: throughput.arn,
        label: 'mine',
        region: 'eu-central-1',
        routeKind: 'provisioned-throughput',
        foundationModelId: 'm.one',
        model,
        streaming: true,
        maxOutputTokens: 1000,
        contextWindow: 2000,
        destinationRegions: ['eu-central-1'],
      },
    });
  });

  it('works by default where nothing is known of what is behind it', () => {
    const imported = aResource('imported-model', 'mine');
    assert.deepEqual(decide(imported), {
      kind: 'target',
      target: {
        modelId: imported.arn,
        label: 'mine',
        region: 'eu-central-1',
        routeKind: 'imported-model',
        destinationRegions: ['eu-central-1'],
      },
    });
  });
});

describe('a prompt router', () => {
  it('may go where each of its models does, with the smallest limit', () => {
    const behind = ['m.one', 'm.small'].flatMap(
      (id) => aProfile('p', id, ['eu-west-1', 'eu-north-1']).models,
    );
    const router = aResource('prompt-router', 'router', { models: behind });
    assert.deepEqual(decide(router), {
      kind: 'target',
      target: {
        modelId: router.arn,
        label: 'router',
        region: 'eu-central-1',
        routeKind: 'prompt-router',
        maxOutputTokens: 500,
        destinationRegions: ['eu-north-1', 'eu-west-1'],
      },
    });
  });

  it('is refused where it may leave the allowed geography, or nobody knows', () => {
    const router = (regions: readonly (string | undefined)[]) =>
      aResource('prompt-router', 'router', { models: aProfile('p', 'm.one', regions).models });
    assert.deepEqual(
      [
        decide(router(['us-east-1']), { allowGlobal: false, allowedRegions: ['eu-*'] }),
        decide(router(['eu-west-1', undefined])),
        decide(router([])),
        decide(aResource('imported-model', 'mine'), { allowGlobal: false, requireApplicationProfile: true }),
      ],
      [
        { kind: 'refused', reason: { kind: 'region-not-allowed', regions: ['us-east-1'] }, label: 'router' },
        { kind: 'refused', reason: { kind: 'global-not-allowed' }, label: 'router' },
        { kind: 'refused', reason: { kind: 'global-not-allowed' }, label: 'router' },
        { kind: 'refused', reason: { kind: 'application-profile-required' }, label: 'mine' },
      ],
    );
  });
});

describe('what an account has of its own', () => {
  it('says why it can’t be called: not ready, not called itself, or gone', () => {
    const custom = aResource('custom-model', 'tuned');
    const gone = decideTarget(aCatalogue([model]), { modelId: custom.arn }, { allowGlobal: false });
    assert.deepEqual(
      [
        decide(aResource('custom-model-deployment', 'new', { ready: false, status: 'Creating' })),
        decide(custom),
        gone,
      ],
      [
        { kind: 'refused', reason: { kind: 'resource-not-ready', status: 'Creating' }, label: 'new' },
        { kind: 'refused', reason: { kind: 'resource-gone' } },
        { kind: 'refused', reason: { kind: 'resource-gone' } },
      ],
    );
  });

  it('is offered to a chat unless AWS says that it does not talk', () => {
    const resources = [
      aResource('imported-model', 'base', { instruct: false }),
      aResource('provisioned-throughput', 'painter', {
        models: aProfile('p', 'm.painter', ['eu-central-1']).models,
      }),
      aResource('custom-model-deployment', 'new', { ready: false }),
      aResource('custom-model', 'tuned'),
      aResource('marketplace-endpoint', 'writer', { status: 'SLEEPWALKING' }),
    ];
    const offered = chatResources(aCatalogue([model, painter], [], resources), { allowGlobal: false });
    assert.deepEqual(
      offered.map(({ name }) => name),
      ['writer'],
    );
  });
});
