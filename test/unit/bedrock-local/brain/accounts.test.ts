import assert from 'node:assert/strict';
import { deniedAccount, emptyAccount, largeAccount } from '../../../bedrock-local/services/accounts.ts';
import { largeModels, largeRegions } from '../../../bedrock-local/services/catalogue/largeCatalogue.ts';
import { at, list, Local, refusal } from './harness.ts';

const local = new Local();

/** Every page of a list, and how many there were. */
async function pages(operation: string, member: string, accountId: string, region = 'us-east-1') {
  const found: unknown[] = [];
  let [nextToken, count]: [unknown, number] = [undefined, 0];
  do {
    const input = { maxResults: '1000', nextToken };
    const page = await local.call('bedrock', operation, input, { region, accountId });
    found.push(...list(page[member]));
    nextToken = page['nextToken'];
    count += 1;
  } while (nextToken !== undefined);
  return { found, count };
}

describe('The large account', () => {
  it('has as many models as AWS lists, each with an ID of its own, in thirty regions', async () => {
    assert.equal(new Set(largeModels.map(({ modelId }) => modelId)).size, 150);
    assert.equal(largeRegions.length, 30);
    for (const region of largeRegions) {
      const { found } = await pages('ListFoundationModels', 'modelSummaries', largeAccount, region);
      assert.ok(found.length >= 130, region);
    }
  });

  it('has profiles by the hundred, in pages, of its geography and the whole world and of its teams', async () => {
    const { found, count } = await pages('ListInferenceProfiles', 'inferenceProfileSummaries', largeAccount);
    assert.ok(found.length > 200 && count === Math.ceil(found.length / 100));
    const kinds = found.map((profile) => String(at(profile, 'inferenceProfileId')).split(/[.\d]/, 1)[0]);
    assert.deepEqual(new Set(kinds), new Set(['us', 'global', 'wbteam']));
  });
});

describe('The other accounts', () => {
  it('are listed nothing where they have nothing', async () => {
    const lists = [
      ['ListFoundationModels', 'modelSummaries'],
      ['ListInferenceProfiles', 'inferenceProfileSummaries'],
      ['ListImportedModels', 'modelSummaries'],
      ['ListPromptRouters', 'promptRouterSummaries'],
    ] as const;
    const found = await Promise.all(
      lists.map(([operation, member]) => pages(operation, member, emptyAccount)),
    );
    assert.deepEqual(
      found.map((one) => one.found),
      [[], [], [], []],
    );
  });

  it('are refused every list without the permission', async () => {
    for (const operation of [
      'ListFoundationModels',
      'ListInferenceProfiles',
      'ListProvisionedModelThroughputs',
    ])
      assert.match(
        await refusal(local.call('bedrock', operation, {}, { accountId: deniedAccount })),
        new RegExp(
          `^AccessDeniedException 403: .* is not authorized to perform: bedrock:${operation} because`,
        ),
      );
  });
});
