import assert from 'node:assert/strict';
import { section, waysIn, type World } from './world.ts';

const pipelineRole = 'arn:aws:iam::111122223333:role/Pipeline';
const pipeline = 'arn:aws:sts::111122223333:assumed-role/Pipeline/build';

async function configure(world: World, token: string, roleArn = pipelineRole): Promise<string> {
  const file = await world.write('token', token);
  await world.home.writeConfig(
    ...section('profile build', {
      role_arn: roleArn,
      web_identity_token_file: file,
      role_session_name: 'build',
    }),
  );
  return file;
}

describe('A profile with a web identity', () => {
  const ways = waysIn();

  it('gets its role with the token in the file', async () => {
    const { world } = ways;
    await configure(world, world.identity.webIdentities.issue(600));
    assert.equal(await world.whoAmI('build'), pipeline);
    assert.deepEqual(world.asked, ['sts:AssumeRoleWithWebIdentity', 'sts:GetCallerIdentity']);
  });

  it('gets it anew with the token that stands there then', async () => {
    const { world } = ways;
    await configure(world, world.identity.webIdentities.issue(600));
    await world.use('build');
    world.pass(3400);
    await world.write('token', world.identity.webIdentities.issue(600));
    await world.use('build');
    assert.equal(world.asked.filter((one) => one === 'sts:AssumeRoleWithWebIdentity').length, 2);
  });

  it('is told that the token has expired', async () => {
    const { world } = ways;
    await configure(world, world.identity.webIdentities.issue(600));
    world.pass(600);
    assert.equal(await world.causeOf(world.whoAmI('build')), 'credentials-expired');
  });

  it('is told that the token is none', async () => {
    const { world } = ways;
    await configure(world, 'rubbish');
    assert.equal(await world.causeOf(world.whoAmI('build')), 'credentials-invalid');
  });

  it('is told that it may not assume the role', async () => {
    const { world } = ways;
    const token = world.identity.webIdentities.issue(600);
    await configure(world, token, 'arn:aws:iam::111122223333:role/Admin');
    assert.equal(await world.causeOf(world.whoAmI('build')), 'access-denied');
  });

  it('is told that there is no such file', async () => {
    const { world } = ways;
    await world.home.writeConfig(
      ...section('profile build', { role_arn: pipelineRole, web_identity_token_file: '/nowhere/token' }),
    );
    assert.equal(await world.causeOf(world.whoAmI('build')), 'profile-invalid');
  });

  it('is found by the default chain in the environment', async () => {
    const { world } = ways;
    const file = await world.write('token', world.identity.webIdentities.issue(600));
    process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] = file;
    process.env['AWS_ROLE_ARN'] = pipelineRole;
    process.env['AWS_ROLE_SESSION_NAME'] = 'build';
    assert.equal(await world.whoAmI(), pipeline);
  });
});
