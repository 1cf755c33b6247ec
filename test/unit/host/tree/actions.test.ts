import assert from 'node:assert/strict';
import {
  arnToCopy,
  askRegion,
  idToCopy,
  isNode,
  useInChat,
  useModel,
} from '../../../../src/host/tree/actions.ts';
import { regionNode } from '../../../../src/host/tree/nodes.ts';
import { rowsOf } from './rowsOf.ts';
import { aCatalogue, aModel, aProfile } from '../../../fakes/catalogue.ts';
import { FakePickHost } from '../pickers/fakePick.ts';
import { choosing } from '../pickers/choosing.ts';

const profile = aProfile('eu.m.one', 'm.one', ['eu-west-1']);
const model = aModel('m.one', { name: 'One' });

function nodesIn(region: string) {
  const [provider] = rowsOf(aCatalogue([model], [profile]), {}, regionNode(region));
  assert.ok(provider?.kind === 'group');
  const [modelNode] = provider.models;
  const [routeNode] = modelNode?.routes ?? [];
  assert.ok(modelNode && routeNode);
  return { modelNode, routeNode };
}

describe('using a model of the tree', () => {
  it('stores the model, or exactly the route, and leaves the current region alone', async () => {
    const { choices, settings } = choosing();
    const { modelNode, routeNode } = nodesIn('eu-central-1');
    await useModel(choices, modelNode);
    assert.deepEqual((await choices.snapshot()).model, { modelId: 'm.one', label: 'One' });
    await useModel(choices, routeNode);
    assert.deepEqual((await choices.snapshot()).model, {
      modelId: 'm.one',
      label: 'One',
      routeId: 'eu.m.one',
    });
    assert.equal(settings.region, '');
  });

  it('makes another region the current one', async () => {
    const { choices, settings } = choosing();
    await useModel(choices, nodesIn('us-west-2').modelNode);
    assert.equal(settings.region, 'us-west-2');
    assert.deepEqual((await choices.snapshot()).model, { modelId: 'm.one', label: 'One' });
  });

  it('takes the person to the chat once the choice is made', async () => {
    const { choices } = choosing();
    const seen: unknown[] = [];
    await useInChat(choices, nodesIn('us-west-2').modelNode, async () => {
      const { model: chosen, connection } = await choices.snapshot();
      seen.push([chosen?.modelId, connection.region]);
    });
    assert.deepEqual(seen, [['m.one', 'us-west-2']]);
  });

  it('copies what a request would name', () => {
    const { modelNode, routeNode } = nodesIn('eu-central-1');
    assert.deepEqual(
      [idToCopy(modelNode), arnToCopy(modelNode), idToCopy(routeNode), arnToCopy(routeNode)],
      ['m.one', model.arn, 'eu.m.one', profile.arn],
    );
  });

  it('takes only a node for one', () => {
    assert.deepEqual([regionNode('x'), undefined, null, 'region', { id: 'x' }].map(isNode), [
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('asking for another region', () => {
  it('offers those that are not shown yet', async () => {
    const host = new FakePickHost();
    const { ports } = choosing();
    const asking = askRegion(
      host,
      ['eu-central-1'],
      'eu-central-1',
      async () => (await ports.services()).identity,
    );
    const input = await host.pick(0);
    await input.choose('us-west-2');
    assert.deepEqual([await asking, input.labels], ['us-west-2', ['— AWS (commercial)', 'us-west-2']]);
  });
});
