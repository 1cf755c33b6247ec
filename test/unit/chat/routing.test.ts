import assert from 'node:assert/strict';
import { chooseTarget, defaultModel } from '../../../src/chat/modelChoice.ts';
import { bestRoute, routesOf } from '../../../src/chat/routing.ts';
import { aCatalogue, aModel, aProfile } from '../../fakes/catalogue.ts';

const NO_GLOBAL = { allowGlobal: false };
const GLOBAL = { allowGlobal: true };
const model = aModel('m.one');
const inGeography = aProfile('here.m.one', 'm.one', ['eu-west-1', 'eu-central-1']);
const global = aProfile('all.m.one', 'm.one', ['eu-central-1', undefined]);
const application = aProfile('app1', 'm.one', ['eu-central-1'], { type: 'APPLICATION' });

describe('routes to a model', () => {
  it('puts the in-geography profile first, then on-demand, then application profiles, and global ones last', () => {
    const routes = routesOf(model, aCatalogue([model], [global, application, inGeography]));
    assert.deepEqual(routes, [
      {
        kind: 'profile',
        id: 'here.m.one',
        name: 'here.m.one',
        destinationRegions: ['eu-central-1', 'eu-west-1'],
      },
      { kind: 'on-demand', id: 'm.one', name: 'm.one', destinationRegions: ['eu-central-1'] },
      {
        kind: 'application-profile',
        id: application.arn,
        name: 'app1',
        destinationRegions: ['eu-central-1'],
      },
      { kind: 'global-profile', id: 'all.m.one', name: 'all.m.one' },
    ]);
  });

  it('takes a global profile only when it is allowed', () => {
    const profileOnly = aModel('m.one', { inferenceTypes: ['INFERENCE_PROFILE'] });
    const catalogue = aCatalogue([profileOnly], [global]);
    assert.equal(bestRoute(profileOnly, catalogue, NO_GLOBAL), undefined);
    assert.equal(bestRoute(profileOnly, catalogue, GLOBAL)?.id, 'all.m.one');
  });

  it('prefers the geography with the fewest destinations', () => {
    const wide = aProfile('a.wide', 'm.one', ['eu-central-1', 'eu-west-1', 'eu-north-1']);
    const routes = routesOf(model, aCatalogue([model], [wide, inGeography]));
    assert.deepEqual(
      routes.map(({ id }) => id),
      ['here.m.one', 'a.wide', 'm.one'],
    );
  });

  it('passes over profiles that are not active', () => {
    const retired = { ...inGeography, status: 'INACTIVE' };
    assert.equal(bestRoute(model, aCatalogue([model], [retired]), GLOBAL)?.kind, 'on-demand');
  });
});

describe('the default model', () => {
  const haiku = (name: string, changes = {}) => aModel(name, { name, ...changes });

  it('is the newest active one of the fast families', () => {
    const catalogue = aCatalogue([
      haiku('Claude 3.5 Haiku'),
      haiku('Claude Haiku 4.5'),
      haiku('Claude Haiku 9', { lifecycle: { status: 'LEGACY' } }),
      haiku('Nova 2 Lite'),
    ]);
    assert.equal(defaultModel(catalogue, NO_GLOBAL)?.name, 'Claude Haiku 4.5');
  });

  it('is any that streams where no fast family is known', () => {
    const catalogue = aCatalogue([haiku('Slow', { streaming: false }), haiku('Other')]);
    assert.equal(defaultModel(catalogue, NO_GLOBAL)?.name, 'Other');
  });

  it('is never one that only makes images or embeddings', () => {
    const catalogue = aCatalogue([haiku('Claude Haiku Embed', { outputModalities: ['EMBEDDING'] })]);
    assert.equal(defaultModel(catalogue, NO_GLOBAL), undefined);
  });
});

describe('choosing the target', () => {
  it('carries what the API said of the model, and where the call may go', () => {
    const limited = aModel('m.one', { maxOutputTokens: 500, systemPrompts: false });
    assert.deepEqual(chooseTarget(aCatalogue([limited], [inGeography]), { modelId: 'm.one' }, NO_GLOBAL), {
      modelId: 'here.m.one',
      label: 'm.one',
      region: 'eu-central-1',
      routeKind: 'profile',
      foundationModelId: 'm.one',
      model: limited,
      streaming: true,
      systemPrompts: false,
      maxOutputTokens: 500,
      destinationRegions: ['eu-central-1', 'eu-west-1'],
    });
  });

  it('never replaces a chosen model or route that is gone by another one', () => {
    const catalogue = aCatalogue([model], [inGeography]);
    assert.equal(chooseTarget(catalogue, { modelId: 'm.gone' }, GLOBAL), undefined);
    assert.equal(chooseTarget(catalogue, { modelId: 'm.one', routeId: 'gone' }, GLOBAL), undefined);
    assert.equal(chooseTarget(catalogue, { modelId: 'm.one', routeId: 'm.one' }, GLOBAL)?.modelId, 'm.one');
  });

  it('no longer takes a global profile that was chosen while it was allowed', () => {
    const catalogue = aCatalogue([model], [inGeography, global]);
    const chosen = { modelId: 'm.one', routeId: 'all.m.one' };
    assert.equal(chooseTarget(catalogue, chosen, GLOBAL)?.modelId, 'all.m.one');
    assert.equal(chooseTarget(catalogue, chosen, NO_GLOBAL), undefined);
  });
});
