import assert from 'node:assert/strict';
import type { CallableResource } from '../../../../src/chat/catalogue.ts';
import { useModel } from '../../../../src/host/tree/actions.ts';
import type { TreeState } from '../../../../src/host/tree/itemData.ts';
import { itemData } from '../../../../src/host/tree/items.ts';
import type { ResourceNode } from '../../../../src/host/tree/nodes.ts';
import { aCatalogue, aModel, aResource } from '../../../fakes/catalogue.ts';
import { choosing } from '../pickers/choosing.ts';
import { rowsOf } from './rowsOf.ts';

const nova = aModel('a.nova');
const behind = [{ modelId: 'a.nova', modelArn: nova.arn }];
const throughput = aResource('provisioned-throughput', 'busy hours', {
  ready: true,
  status: 'InService',
  models: behind,
});

function nodeOf(resource: CallableResource): ResourceNode {
  const [group] = rowsOf(aCatalogue([nova], [], [resource]));
  assert.ok(group?.kind === 'resources');
  return group.resources[0] ?? assert.fail();
}

function state(changes: Partial<TreeState> = {}): TreeState {
  const nothing = () => undefined;
  return {
    region: 'eu-central-1',
    pinned: [],
    access: nothing,
    elsewhere: () => [],
    price: nothing,
    ...changes,
  };
}

function row(resource: CallableResource, changes: Partial<TreeState> = {}) {
  const { description, contextValue, icon } = itemData(nodeOf(resource), state(changes));
  return [description, contextValue, icon.name, icon.color];
}

describe('the row of what the account owns', () => {
  it('tells its kind and what it comes down to, and that it is ready by its icon and aloud', () => {
    assert.deepEqual(row(throughput), [
      'provisioned throughput · a.nova',
      'resource callable',
      'dashboard',
      'testing.iconPassed',
    ]);
    assert.equal(
      itemData(nodeOf(throughput), state()).accessibilityLabel,
      'busy hours, ready, provisioned throughput, a.nova',
    );
  });

  it('tells first why a chat can’t use it', () => {
    const rows = [
      aResource('custom-model-deployment', 'next', { status: 'Failed', ready: false }),
      aResource('custom-model', 'tone'),
      aResource('imported-model', 'base', { instruct: false }),
      aResource('marketplace-endpoint', 'new', { status: 'Warming' }),
    ].map((resource) => row(resource));
    assert.deepEqual(rows, [
      ['Failed · custom model deployment', 'resource', 'rocket', 'list.warningForeground'],
      ['called through a deployment or throughput · custom model', 'resource', 'beaker', undefined],
      ['follows no instructions · imported model', 'resource', 'cloud-upload', undefined],
      ['Warming · marketplace endpoint', 'resource callable', 'package', undefined],
    ]);
  });

  it('is marked when it is in use, and is called by its ARN', async () => {
    const model = { modelId: throughput.arn, label: 'busy hours' };
    assert.deepEqual(row(throughput, { model }), [
      'in use · provisioned throughput · a.nova',
      'resource callable',
      'check',
      undefined,
    ]);
    const { choices } = choosing();
    await useModel(choices, nodeOf(throughput));
    assert.deepEqual((await choices.snapshot()).model, model);
  });
});
