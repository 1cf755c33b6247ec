import assert from 'node:assert/strict';
import { capabilities, capabilitiesOf, capabilityOf } from '../../../../src/host/models/capabilities.ts';
import { dollars, shortPrice, spokenPrice } from '../../../../src/host/models/priceText.ts';
import { residencyText } from '../../../../src/host/models/residency.ts';
import { aModel } from '../../../fakes/catalogue.ts';

describe('data residency', () => {
  it('is told in a few words', () => {
    const told = [
      ['eu-central-1'],
      ['eu-central-1', 'eu-west-1'],
      ['us-gov-west-1', 'us-gov-east-1'],
      ['us-east-1', 'ca-central-1'],
      ['eusc-de-east-1', 'mars-1'],
      [],
      undefined,
    ].map(residencyText);
    assert.deepEqual(told, [
      'only eu-central-1',
      'stays in Europe',
      'stays in US GovCloud',
      'US, Canada',
      'eusc-de-east-1, mars-1',
      'unknown regions',
      'worldwide',
    ]);
  });
});

describe('prices', () => {
  it('are as long as their figures, and a missing one is no nought', () => {
    assert.deepEqual([0, 0.0008, 0.25, 3, 112.5, undefined].map(dollars), [
      '$0',
      '$0.0008',
      '$0.25',
      '$3',
      '$112.50',
      '?',
    ]);
    const half = { output: 15, source: 'settings' } as const;
    assert.deepEqual(
      [shortPrice(half), shortPrice({ source: 'library' }), shortPrice(undefined)],
      ['? / $15', undefined, undefined],
    );
    assert.deepEqual(
      [spokenPrice(half), spokenPrice(undefined)],
      ['? in and $15 out per million tokens', 'price unknown'],
    );
  });
});

describe('capabilities', () => {
  it('are those that AWS tells, from formats before modalities', () => {
    const model = aModel('m', {
      inputModalities: ['TEXT', 'IMAGE'],
      imageFormats: [],
      documentFormats: ['pdf'],
      tools: false,
      streaming: true,
    });
    assert.deepEqual(capabilitiesOf(model), ['text', 'document', 'streaming']);
    const untold = capabilities.filter((capability) => capabilityOf(model, capability) === undefined);
    assert.deepEqual(untold, ['reasoning', 'caching']);
  });
});
