import assert from 'node:assert/strict';
import type { FoundationModel } from '../../../../src/chat/catalogue.ts';
import type { ModelPrice } from '../../../../src/chat/prices.ts';
import { compareDocument, type Compared } from '../../../../src/host/tree/compareDocument.ts';
import { bestRouteOf } from '../../../../src/host/tree/modelItem.ts';
import { aCatalogue, aModel } from '../../../fakes/catalogue.ts';
import { rowsOf } from './rowsOf.ts';

function side(changes: Partial<FoundationModel>, price?: ModelPrice): Compared {
  const model = aModel(`m.${changes.name ?? ''}`, changes);
  const [group] = rowsOf(aCatalogue([model]));
  assert.ok(group?.kind === 'group');
  const [node] = group.models;
  assert.ok(node);
  const routes = node.routes.map(({ route }) => route);
  return { node, facts: { model, routes, callable: true }, route: bestRouteOf(node), price };
}

describe('two models side by side', () => {
  const document = compareDocument(
    side({ name: 'One', contextWindow: 200_000, tools: true }, { input: 1, output: 5, source: 'library' }),
    side({ name: 'T|wo', contextWindow: 1_000_000, imageFormats: ['png'], reasoning: false }),
  );
  const line = (name: string) => document.split('\n').find((each) => each.startsWith(`| ${name} |`));

  it('stand in tables where what differs is bold, and what nobody tells is a dash', () => {
    assert.deepEqual(
      ['Input', 'Context', 'tools', 'reasoning', 'streaming', 'Image formats', 'Data residency'].map(line),
      [
        '| Input | **\\$1** | – |',
        '| Context | **200,000 tokens** | **1,000,000 tokens** |',
        '| tools | **yes** | – |',
        '| reasoning | – | **no** |',
        '| streaming | yes | yes |',
        '| Image formats | – | **png** |',
        '| Data residency | only eu\\-central\\-1 | only eu\\-central\\-1 |',
      ],
    );
  });

  it('keep foreign text as text', () => {
    assert.match(document, /^# One and T\\\|wo\n/);
    assert.ok(document.split('\n').every((each) => !each.includes('T|wo')));
  });
});
