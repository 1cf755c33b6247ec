import assert from 'node:assert/strict';
import { developer, section, waysIn } from './world.ts';

const pipelineRole = 'arn:aws:iam::111122223333:role/Pipeline';
const developerRole = 'arn:aws:iam::111122223333:role/Developer';

describe('The endpoint of STS that assumes a role', () => {
  const ways = waysIn();
  beforeEach(() => {
    delete process.env['AWS_ENDPOINT_URL'];
  });

  it('is the one that the chosen profile’s services name, and no setting of Bedrock’s', async () => {
    const { home, local } = ways.world;
    // Elsewhere nobody answers.
    process.env['AWS_ENDPOINT_URL_BEDROCK'] = 'http://127.0.0.1:9';
    const role = { role_arn: developerRole, source_profile: 'base', role_session_name: 'ada' };
    await home.writeCredentials(...section('base', developer));
    await home.writeConfig(
      ...section('profile work', { ...role, services: 'here' }),
      ...['[services here]', 'sts =', `  endpoint_url = ${local.url}`],
    );
    assert.match(await ways.world.whoAmI('work'), /:assumed-role\/Developer\/ada$/);
    assert.deepEqual(ways.world.asked, ['sts:AssumeRole', 'sts:GetCallerIdentity']);
  });

  it('is the same for a web identity', async () => {
    const { home, local, identity } = ways.world;
    const file = await ways.world.write('token', identity.webIdentities.issue(600));
    const settings = { role_arn: pipelineRole, web_identity_token_file: file, endpoint_url: local.url };
    await home.writeConfig(...section('profile build', { ...settings, role_session_name: 'build' }));
    assert.match(await ways.world.whoAmI('build'), /:assumed-role\/Pipeline\/build$/);
  });
});
