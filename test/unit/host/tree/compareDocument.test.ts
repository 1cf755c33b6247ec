import assert from 'node:assert/strict';
import type { FoundationModel, InferenceProfile } from '../../../../src/chat/catalogue.ts';
import type { ModelPrice } from '../../../../src/chat/prices.ts';
import { routeRefusal } from '../../../../src/chat/routing.ts';
import { compareDocument, type Compared } from '../../../../src/host/tree/compareDocument.ts';
import { bestRouteOf } from '../../../../src/host/tree/modelItem.ts';
import { aCatalogue, aModel, aProfile } from '../../../fakes/catalogue.ts';
import { rowsOf } from './rowsOf.ts';

function side(
  changes: Partial<FoundationModel>,
  price?: ModelPrice,
  profiles: readonly InferenceProfile[] = [],
): Compared {
  const model = aModel(`m.${changes.name ?? ''}`, changes);
  const [group] = rowsOf(aCatalogue([model], profiles));
  assert.ok(group?.kind === 'group');
  const [node] = group.models;
  assert.ok(node);
  const routes = node.routes.map(({ route }) => route);
  const best = bestRouteOf(node);
  return {
    node,
    facts: { model, routes, callable: true },
    route: best,
    price,
    routes: node.routes.map((one) => ({
      node: one,
      price: one === best ? price : undefined,
      refusal: routeRefusal(one.route, 'eu-central-1', { allowGlobal: false, allowedRegions: ['eu-*'] }),
      isBest: one === best,
    })),
  };
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

  it('have a table each of all routes, with where they lead, what they cost and whether the settings allow them', () => {
    const profiles = [
      aProfile('eu.one', 'm.One', ['eu-west-1', 'eu-central-1'], { name: 'EU On|e' }),
      aProfile('wide.one', 'm.One', ['us-east-1', 'ca-central-1', 'eu-central-1'], { name: 'Wide' }),
      aProfile('global.one', 'm.One', [undefined], { name: 'Global' }),
    ];
    const price: ModelPrice = { input: 1.1, output: 5.5, source: 'library' };
    const two = side({ name: 'Two', inferenceTypes: ['PROVISIONED'] });
    const text = compareDocument(side({ name: 'One' }, price, profiles), two).replaceAll(/\\(.)/g, '$1');
    const lines = text.slice(text.indexOf('## All routes')).split('\n');
    const cross = 'cross-region inference profile';
    assert.deepEqual(lines.slice(0, -3), [
      '## All routes',
      '',
      '### One',
      '',
      '| Route | Sent as | Data residency | Processed in | Price in / out | Allowed by the settings |',
      '| :-- | :-- | :-- | :-- | :-- | :-- |',
      `| **EU On|e · ${cross}** (best) | eu.one | stays in Europe | eu-central-1, eu-west-1 | $1.10 / $5.50 | yes |`,
      `| Wide · ${cross} | wide.one | Canada, Europe, US | ca-central-1, eu-central-1, us-east-1 | – | no: ca-central-1, us-east-1 not among the allowed regions |`,
      '| on demand | m.One | only eu-central-1 | eu-central-1 | – | yes |',
      '| Global · global inference profile | global.one | worldwide | any commercial AWS region | – | no: global profiles are off |',
      '',
      '### Two',
      '',
      'The region offers no route to it.',
    ]);
  });

  it('keep foreign text as text', () => {
    assert.match(document, /^# One and T\\\|wo\n/);
    assert.ok(document.split('\n').every((each) => !each.includes('T|wo')));
  });
});
