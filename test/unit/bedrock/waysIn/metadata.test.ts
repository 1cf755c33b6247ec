import assert from 'node:assert/strict';
import { containerPath, containerToken } from '../../../bedrock-local/identity/metadata/containerEndpoint.ts';
import { section, waysIn, type World } from './world.ts';

function inContainer({ local }: World, token = containerToken): void {
  process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = `${local.url}${containerPath}`;
  process.env['AWS_CONTAINER_AUTHORIZATION_TOKEN'] = token;
}

function onInstance({ local }: World): void {
  delete process.env['AWS_EC2_METADATA_DISABLED'];
  process.env['AWS_EC2_METADATA_SERVICE_ENDPOINT'] = local.url;
}

describe('In a container', () => {
  const ways = waysIn();

  it('the default chain gets the task’s role, and again before it expires', async () => {
    const { world } = ways;
    inContainer(world);
    assert.equal(await world.whoAmI(), 'arn:aws:sts::111122223333:assumed-role/Task/container');
    world.pass(6 * 3600 - 200);
    await world.use();
    assert.deepEqual(world.asked, [
      'container-metadata:GetCredentials',
      'sts:GetCallerIdentity',
      'container-metadata:GetCredentials',
      'bedrock:ListGuardrails',
    ]);
  });

  it('a role that has the container for its source is assumed', async () => {
    const { world } = ways;
    inContainer(world);
    await world.home.writeConfig(
      ...section('profile task', {
        role_arn: 'arn:aws:iam::111122223333:role/Developer',
        credential_source: 'EcsContainer',
        role_session_name: 'task',
      }),
    );
    assert.equal(await world.whoAmI('task'), 'arn:aws:sts::111122223333:assumed-role/Developer/task');
  });

  it('a wrong token leaves no credentials', async () => {
    const { world } = ways;
    inContainer(world, 'another');
    assert.equal(await world.causeOf(world.whoAmI()), 'no-credentials');
  }).timeout(20_000);
});

describe('On an instance', () => {
  const ways = waysIn();

  it('the default chain gets the instance’s role, with a token of the second version', async () => {
    const { world } = ways;
    onInstance(world);
    const arn = 'arn:aws:sts::111122223333:assumed-role/Instance/i-0123456789abcdef0';
    assert.equal(await world.whoAmI(), arn);
    assert.deepEqual(world.asked, [
      'instance-metadata:GetToken',
      'instance-metadata:ListRoles',
      'instance-metadata:GetCredentials',
      'sts:GetCallerIdentity',
    ]);
  });

  it('gets it anew before it expires', async () => {
    const { world } = ways;
    onInstance(world);
    await world.use();
    world.pass(6 * 3600 - 200);
    await world.use();
    const gotten = world.asked.filter((one) => one === 'instance-metadata:GetCredentials');
    assert.equal(gotten.length, 2);
  });

  it('a role that has the instance for its source is assumed', async () => {
    const { world } = ways;
    onInstance(world);
    await world.home.writeConfig(
      ...section('profile machine', {
        role_arn: 'arn:aws:iam::111122223333:role/Developer',
        credential_source: 'Ec2InstanceMetadata',
        role_session_name: 'machine',
      }),
    );
    assert.equal(await world.whoAmI('machine'), 'arn:aws:sts::111122223333:assumed-role/Developer/machine');
  });

  it('no metadata leaves no credentials', async () => {
    const { world } = ways;
    onInstance(world);
    process.env['AWS_EC2_METADATA_SERVICE_ENDPOINT'] = `${world.local.url}/elsewhere`;
    await world.local.close();
    assert.equal(await world.causeOf(world.whoAmI()), 'no-credentials');
  });
});
