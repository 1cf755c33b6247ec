import assert from 'node:assert/strict';
import type { PricedCall } from '../../../../src/chat/prices.ts';
import { RoutePrices } from '../../../../src/host/tree/routePrices.ts';
import { aCatalogue, aModel, aProfile } from '../../../fakes/catalogue.ts';
import { rowsOf } from './rowsOf.ts';

describe('The price of a route', () => {
  it('is that of what is behind it: an application profile that leads anywhere costs what a global one does', async () => {
    const asked: PricedCall[] = [];
    const price = (call: PricedCall) => {
      asked.push(call);
      return undefined;
    };
    const prices = new RoutePrices(() => Promise.resolve({ price }));
    await prices.load();
    const type = 'APPLICATION';
    const [group] = rowsOf(
      aCatalogue(
        [aModel('m')],
        [
          aProfile('eu.m', 'm', ['eu-central-1', 'eu-west-1']),
          aProfile('near', 'm', ['eu-central-1'], { type, arn: 'arn:near' }),
          aProfile('far', 'm', [undefined], { type, arn: 'arn:far' }),
          aProfile('global.m', 'm', [undefined]),
        ],
      ),
    );
    assert.ok(group?.kind === 'group');
    for (const route of group.models[0]?.routes ?? []) prices.of(route);
    assert.deepEqual(
      asked.map(({ sentId, foundationModelId, route }) => [sentId, foundationModelId, route]),
      [
        ['eu.m', 'm', 'regional'],
        ['m', 'm', 'regional'],
        ['arn:near', 'm', 'regional'],
        ['arn:far', 'm', 'global'],
        ['global.m', 'm', 'global'],
      ],
    );
  });
});
