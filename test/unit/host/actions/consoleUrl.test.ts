import assert from 'node:assert/strict';
import { modelCatalogUrl } from '../../../../src/host/actions/consoleUrl.ts';

describe('the console’s address', () => {
  it('is of the region’s partition', () => {
    assert.equal(
      modelCatalogUrl('eu-west-1', 'aws'),
      'https://eu-west-1.console.aws.amazon.com/bedrock/home?region=eu-west-1#/model-catalog',
    );
    assert.equal(
      modelCatalogUrl('us-gov-west-1', 'aws-us-gov'),
      'https://us-gov-west-1.console.amazonaws-us-gov.com/bedrock/home?region=us-gov-west-1#/model-catalog',
    );
  });

  it('is not made up for a partition that is not known', () => {
    assert.equal(modelCatalogUrl('eusc-de-east-1', 'aws-eusc'), undefined);
    assert.equal(modelCatalogUrl('x', 'constructor'), undefined);
  });
});
