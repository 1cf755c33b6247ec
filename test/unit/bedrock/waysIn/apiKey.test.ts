import assert from 'node:assert/strict';
import { developer, section, waysIn } from './world.ts';

const withKey = { apiKey: true, region: 'us-east-1' } as const;

describe('An Amazon Bedrock API key', () => {
  const stored: { key?: string } = {};
  const ways = waysIn(() => ({ apiKey: () => Promise.resolve(stored.key) }));
  afterEach(() => delete stored.key);

  it('is let in to models', async () => {
    stored.key = 'ABSKlocal-api-key';
    await ways.world.list(withKey);
    assert.deepEqual(ways.world.asked, ['bedrock:ListGuardrails']);
  });

  it('that is unknown, or has expired, is told so; the next one that is stored is let in', async () => {
    const { world } = ways;
    for (const key of ['ABSKanother', 'ABSKlocal-api-key-expired']) {
      stored.key = key;
      assert.equal(await world.causeOf(world.list(withKey)), 'credentials-invalid');
    }
    stored.key = 'ABSKlocal-api-key';
    await world.list(withKey);
  });

  it('in the environment overrides no profile', async () => {
    const { world } = ways;
    process.env['AWS_BEARER_TOKEN_BEDROCK'] = 'ABSKanother';
    await world.home.writeCredentials(...section('work', developer));
    await world.use('work');
  });
});
