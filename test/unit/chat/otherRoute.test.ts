import assert from 'node:assert/strict';
import type { InferenceProfile } from '../../../src/chat/catalogue.ts';
import type { Failure } from '../../../src/chat/failure.ts';
import { aroundRefused } from '../../../src/chat/otherRoute.ts';
import type { RoutePolicy } from '../../../src/chat/routing.ts';
import { aCatalogue, aModel, aProfile } from '../../fakes/catalogue.ts';

const HERE = { allowGlobal: false };
const model = aModel('a.m', { name: 'M' });
const wide = aProfile('wide.a.m', 'a.m', ['eu-central-1', 'eu-north-1']);
const narrow = aProfile('narrow.a.m', 'a.m', ['eu-central-1', 'eu-west-1', 'eu-west-3']);
const called = { modelId: 'wide.a.m', foundationModelId: 'a.m', label: 'M', region: 'eu-central-1' };

function refused(region: string): Failure {
  return {
    cause: 'access-denied',
    message: 'm',
    remedy: 'r',
    actions: ['pick-model'],
    denied: {
      action: 'bedrock:InvokeModel',
      explicit: true,
      policy: 'service-control',
      resource: `arn:aws:bedrock:${region}::foundation-model/a.m`,
    },
  };
}

function around(region: string, policy: RoutePolicy, ...profiles: readonly InferenceProfile[]): Failure {
  return aroundRefused(refused(region), called, aCatalogue([model], profiles), policy);
}

describe('A way around a Region that is closed to the caller', () => {
  it('is the best route that does not lead there', () => {
    const { actions, instead } = around('eu-north-1', HERE, wide, narrow);
    assert.deepEqual(actions, ['use-inference-profile', 'pick-model']);
    assert.deepEqual(instead, {
      modelId: 'a.m',
      label: 'M',
      routeId: 'narrow.a.m',
      routeName: 'narrow.a.m',
    });
    assert.equal(around('eu-north-1', HERE, wide).instead?.routeName, 'M in eu-central-1 only');
  });

  it('is none where all routes lead there, or the others are not allowed, or somebody else would pay', () => {
    assert.deepEqual(around('eu-central-1', HERE, wide, narrow), refused('eu-central-1'));
    const only = { allowGlobal: false, allowedRegions: ['eu-north-1'] };
    assert.deepEqual(around('eu-north-1', only, wide, narrow), refused('eu-north-1'));
    const team = aProfile('team', 'a.m', ['eu-west-1'], { type: 'APPLICATION' });
    assert.deepEqual(around('eu-central-1', HERE, wide, team), refused('eu-central-1'));
  });

  it('leads away from a global profile to one of the geography', () => {
    assert.equal(around('', { allowGlobal: true }, wide, narrow).instead?.routeId, 'narrow.a.m');
  });
});
