import assert from 'node:assert/strict';
import { consoleUrl } from '../../../../src/host/actions/consoleUrl.ts';

describe('the AWS console', () => {
  it('has its page in each partition', () => {
    const urls = [
      consoleUrl('model-catalog', 'eu-west-1', 'aws'),
      consoleUrl('model-catalog', 'us-gov-west-1', 'aws-us-gov'),
      consoleUrl('quotas', 'cn-north-1', 'aws-cn'),
    ];
    assert.deepEqual(urls, [
      'https://eu-west-1.console.aws.amazon.com/bedrock/home?region=eu-west-1#/model-catalog',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/bedrock/home?region=us-gov-west-1#/model-catalog',
      'https://cn-north-1.console.amazonaws.cn/servicequotas/home/services/bedrock/quotas?region=cn-north-1',
    ]);
  });

  it('has a page for the model, the inference profile and the list of the resource', () => {
    const pages = [
      { kind: 'model', modelId: 'a.one-v1:0' },
      { kind: 'profile', profileId: 'eu.a.one-v1:0' },
      { kind: 'profile', profileId: 'x/../y?z#' },
      { kind: 'resource', resource: 'provisioned-throughput' },
    ] as const;
    const hashes = pages.map((page) => consoleUrl(page, 'eu-west-1', 'aws')?.split('#')[1]);
    assert.deepEqual(hashes, [
      '/model-catalog/serverless/a.one-v1:0',
      '/inference-profiles/eu.a.one-v1:0',
      '/inference-profiles/x%2F..%2Fy%3Fz%23',
      '/provisioned-throughput',
    ]);
  });

  it('has no address in a partition that is not known', () => {
    assert.equal(consoleUrl('model-catalog', 'xx-west-1', 'aws-xx'), undefined);
    assert.equal(consoleUrl('quotas', 'xx-west-1', 'toString'), undefined);
  });
});
