import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RegionCatalogue } from '../../../src/chat/catalogue.ts';
import { decideTarget } from '../../../src/chat/modelChoice.ts';
import type { RoutePolicy } from '../../../src/chat/residency.ts';
import { decideRoute, routesOf } from '../../../src/chat/routing.ts';
import { aCatalogue, aModel, aProfile } from '../../fakes/catalogue.ts';

const model = aModel('m.one');
const profileOnly = aModel('m.one', { inferenceTypes: ['INFERENCE_PROFILE'] });
const eu = aProfile('eu.m.one', 'm.one', ['eu-central-1', 'eu-north-1']);
const global = aProfile('global.m.one', 'm.one', ['eu-central-1', undefined]);
const application = aProfile('app1', 'm.one', ['eu-central-1'], { type: 'APPLICATION' });
const globalApplication = aProfile('app2', 'm.one', [undefined], { type: 'APPLICATION' });

function decide(catalogue: RegionCatalogue, policy: RoutePolicy, chosen?: string): unknown {
  const decision = decideRoute(catalogue.models[0] ?? model, catalogue, policy, chosen);
  return decision.kind === 'route' ? decision.route.id : decision.reason;
}

describe('the residency guard', () => {
  it('takes the bare ID where the profile could leave the allowed regions', () => {
    const catalogue = aCatalogue([model], [eu, global]);
    assert.equal(decide(catalogue, { allowGlobal: false }), 'eu.m.one');
    assert.equal(decide(catalogue, { allowGlobal: false, allowedRegions: ['eu-central-*'] }), 'm.one');
  });

  it('names the destination that is not allowed where no route is left', () => {
    const catalogue = aCatalogue([profileOnly], [eu, global]);
    assert.deepEqual(decide(catalogue, { allowGlobal: false, allowedRegions: ['eu-central-1'] }), {
      kind: 'region-not-allowed',
      regions: ['eu-north-1'],
    });
  });

  it('holds the source region to the policy as well, for a global profile too', () => {
    const policy = { allowGlobal: true, allowedRegions: ['us-*'] };
    const reason = { kind: 'region-not-allowed', regions: ['eu-central-1'] };
    assert.deepEqual(decide(aCatalogue([model], []), policy), reason);
    assert.deepEqual(decide(aCatalogue([profileOnly], [global]), policy), reason);
  });

  it('lets a global route pass only where global is allowed, whatever profile it hides behind', () => {
    for (const profile of [global, globalApplication]) {
      const catalogue = aCatalogue([profileOnly], [profile]);
      assert.deepEqual(decide(catalogue, { allowGlobal: false }), { kind: 'global-not-allowed' });
      const policy = { allowGlobal: true, allowedRegions: ['eu-*'] };
      assert.equal(decide(catalogue, policy), routesOf(profileOnly, catalogue)[0]?.id);
    }
  });

  it('never replaces a chosen route that became forbidden, or that is gone', () => {
    const catalogue = aCatalogue([model], [eu]);
    const policy = { allowGlobal: false, allowedRegions: ['eu-central-1'] };
    assert.deepEqual(decide(catalogue, policy, 'eu.m.one'), {
      kind: 'region-not-allowed',
      regions: ['eu-north-1'],
    });
    assert.deepEqual(decide(catalogue, policy, 'gone.m.one'), { kind: 'route-gone' });
    assert.equal(decide(catalogue, policy, 'm.one'), 'm.one');
  });

  it('takes patterns literally but for *, and lets a mistake in one allow nothing', () => {
    const allows = (pattern: string): boolean =>
      decide(aCatalogue([model], []), { allowGlobal: false, allowedRegions: [pattern] }) === 'm.one';
    for (const pattern of ['*', 'eu-*', 'EU-central-1', ' eu-central-1 ', '*-1'])
      assert.ok(allows(pattern), pattern);
    for (const pattern of ['', 'eu', 'eu-central', 'eu.central-1', '(', 'eu-central-1?', '[a-z]*']) {
      assert.ok(!allows(pattern), pattern);
    }
  });
});

describe('application inference profiles where they are required', () => {
  const required = { allowGlobal: false, requireApplicationProfile: true };

  it('are the only routes taken', () => {
    const catalogue = aCatalogue([model], [eu, application]);
    assert.equal(decide(catalogue, required), application.arn);
    assert.deepEqual(decide(catalogue, required, 'eu.m.one'), { kind: 'application-profile-required' });
  });

  it('are missed aloud, and still held to the allowed regions', () => {
    assert.deepEqual(decide(aCatalogue([model], [eu]), required), { kind: 'application-profile-required' });
    const away = aProfile('app3', 'm.one', ['eu-west-1'], { type: 'APPLICATION' });
    const policy = { ...required, allowedRegions: ['eu-central-1'] };
    assert.deepEqual(decide(aCatalogue([model], [eu, away]), policy), {
      kind: 'region-not-allowed',
      regions: ['eu-west-1'],
    });
  });

  it('are never guessed among: whom a call is charged to is chosen', () => {
    const other = aProfile('app4', 'm.one', ['eu-central-1'], { type: 'APPLICATION' });
    const catalogue = aCatalogue([model], [application, other]);
    assert.deepEqual(decide(catalogue, required), {
      kind: 'application-profile-not-chosen',
      names: ['app1', 'app4'],
    });
    assert.equal(decide(catalogue, required, other.arn), other.arn);
  });
});

describe('a model that can’t be called', () => {
  it('is told apart: gone from the region, or there without a route', () => {
    const policy = { allowGlobal: true };
    const provisioned = aModel('m.one', { inferenceTypes: ['PROVISIONED'] });
    const reasonOf = (catalogue: RegionCatalogue): unknown => {
      const decision = decideTarget(catalogue, { modelId: 'm.one' }, policy);
      return decision.kind === 'refused' ? decision.reason : decision.target.modelId;
    };
    assert.deepEqual(reasonOf(aCatalogue([aModel('m.two')], [application])), { kind: 'model-gone' });
    assert.deepEqual(reasonOf(aCatalogue([provisioned])), { kind: 'no-route' });
  });

  it('because of the policy says so even where no model was chosen', () => {
    const catalogue = aCatalogue([profileOnly], [eu]);
    const decision = decideTarget(catalogue, undefined, { allowGlobal: false, allowedRegions: ['us-*'] });
    assert.deepEqual(decision, {
      kind: 'refused',
      reason: { kind: 'region-not-allowed', regions: ['eu-central-1', 'eu-north-1'] },
    });
  });
});

const region = fc.constantFrom('eu-central-1', 'eu-north-1', 'us-east-1', 'ap-south-1', 'us-gov-west-1');
const destinations = fc.array(fc.option(region, { nil: undefined }), { minLength: 1, maxLength: 4 });
const profiles = fc.array(
  fc.record({
    regions: destinations,
    type: fc.constantFrom('SYSTEM_DEFINED', 'APPLICATION', 'NEVER_SEEN'),
    status: fc.constantFrom('ACTIVE', 'CREATING'),
  }),
  { maxLength: 5 },
);
const policies = fc.record({
  allowGlobal: fc.boolean(),
  allowedRegions: fc.array(fc.constantFrom('eu-*', 'us-east-1', '*', '', 'us-gov-*'), { maxLength: 3 }),
  requireApplicationProfile: fc.boolean(),
});
const catalogues = fc
  .tuple(profiles, fc.constantFrom(['ON_DEMAND'], ['INFERENCE_PROFILE'], []), region)
  .map(([list, inferenceTypes, source]) => ({
    ...aCatalogue(
      [aModel('m.one', { inferenceTypes })],
      list.map(({ regions, ...rest }, i) => aProfile(`p${i}`, 'm.one', regions, rest)),
    ),
    region: source,
  }));

const matches = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;

describe('whatever an account has and a policy says', () => {
  it('a call goes nowhere that the policy does not name, and only by routes that the API returned', () => {
    fc.assert(
      fc.property(
        catalogues,
        policies,
        fc.option(fc.constantFrom('p0', 'p1', 'm.one'), { nil: undefined }),
        (catalogue, policy, chosen) => {
          const preference = { modelId: 'm.one', ...(chosen !== undefined && { routeId: chosen }) };
          const decision = decideTarget(catalogue, preference, policy);
          if (decision.kind === 'refused') return;
          const { modelId, destinationRegions, routeKind } = decision.target;
          const known = [...catalogue.profiles.flatMap(({ id, arn }) => [id, arn]), 'm.one'];
          assert.ok(known.includes(modelId));
          assert.ok(chosen === undefined || modelId === chosen);
          assert.ok(destinationRegions !== undefined || policy.allowGlobal);
          for (const place of [catalogue.region, ...(destinationRegions ?? [])]) {
            assert.ok(
              policy.allowedRegions.length === 0 || policy.allowedRegions.some((one) => matches(one, place)),
            );
          }
          assert.ok(!policy.requireApplicationProfile || routeKind === 'application-profile');
        },
      ),
    );
  });

  it('a refusal has a reason that holds: without the policy the call would be possible, or there is no route', () => {
    fc.assert(
      fc.property(catalogues, policies, (catalogue, policy) => {
        const decision = decideTarget(catalogue, { modelId: 'm.one' }, policy);
        if (decision.kind === 'target') return;
        const open = decideTarget(catalogue, { modelId: 'm.one' }, { allowGlobal: true });
        assert.equal(open.kind === 'refused', decision.reason.kind === 'no-route');
      }),
    );
  });
});
