import assert from 'node:assert/strict';
import type { AwsRegion, Connection } from '../../../../src/chat/connection.ts';
import { newestRegion } from '../../../bedrock-local/services/parameters.ts';
import { ada, developer, section, waysIn, type World } from './world.ts';

const visitor = {
  aws_access_key_id: 'AKIALOCALEXAMPLE0002',
  aws_secret_access_key: 'local-secret-without-access',
} as const;
const work: Connection = { profile: 'work', region: 'eu-central-1' };
const never = new AbortController().signal;

function published(
  { services }: World,
  connection = work,
  options: { readonly refresh?: boolean; readonly signal?: AbortSignal } = {},
): Promise<readonly AwsRegion[] | undefined> {
  return services.identity.publishedRegions(connection, { signal: never, ...options });
}

describe('The regions that AWS lists for Amazon Bedrock', () => {
  const ways = waysIn();
  beforeEach(() =>
    ways.world.home.writeCredentials(
      ...section('work', developer),
      ...section('ada', ada),
      ...section('visitor', visitor),
    ),
  );

  it('are asked for through all pages, with the names of those that the SDK does not know', async () => {
    const { world } = ways;
    const regions = (await published(world)) ?? [];
    assert.deepEqual(
      regions.map(({ id }) => id),
      [
        ...['us-east-1', 'us-east-2', 'us-west-2', 'eu-central-1', 'eu-west-1'],
        ...['ap-northeast-1', 'ap-southeast-2', 'eu-moon-1'],
      ],
    );
    assert.deepEqual(regions[3], { id: 'eu-central-1', name: 'Europe (Frankfurt)', partition: 'aws' });
    assert.deepEqual(regions.at(-1), { ...newestRegion, partition: 'aws' });
    const byPath = 'ssm:GetParametersByPath';
    assert.deepEqual(world.asked, [byPath, byPath, byPath, 'ssm:GetParameters']);
  });

  it('are asked for once for everybody, until the person wants them afresh', async () => {
    const { world } = ways;
    await published(world);
    const before = world.asked.length;
    await published(world, { profile: 'ada', region: 'us-east-1' });
    assert.equal(world.asked.length, before);
    await published(world, work, { refresh: true });
    assert.equal(world.asked.length, 2 * before);
  });

  it('are unknown where the profile may not ask, has no credentials, or where a key signs nothing', async () => {
    const { world } = ways;
    assert.equal(await published(world, { profile: 'visitor', region: 'us-east-1' }), undefined);
    assert.equal(await published(world, { profile: 'gone', region: 'us-east-1' }), undefined);
    assert.equal(await published(world, { apiKey: true, region: 'us-east-1' }), undefined);
    assert.deepEqual(world.asked, ['ssm:GetParametersByPath']);
  });

  it('are no longer waited for by who has closed the list', async () => {
    const controller = new AbortController();
    const asking = published(ways.world, work, { signal: controller.signal });
    controller.abort();
    await assert.rejects(asking, { name: 'AbortError' });
  });
});
