import assert from 'node:assert/strict';
import type { ProfileList } from '../../../src/chat/connection.ts';
import { resolveConnection } from '../../../src/chat/resolveConnection.ts';

const dev = { name: 'dev', kind: 'sso', region: 'eu-west-1' } as const;
const bare = { name: 'bare', kind: 'keys' } as const;
const list: ProfileList = { profiles: [dev, bare], configFile: '/c', credentialsFile: '/k' };

describe('resolving the connection', () => {
  it('takes the profile’s own region, and a chosen one before it', () => {
    const own = resolveConnection({ profile: 'dev', region: '' }, list);
    assert.deepEqual(own, {
      profile: 'dev',
      known: dev,
      region: 'eu-west-1',
      regionOrigin: 'profile',
      missing: false,
    });
    const chosen = resolveConnection({ profile: 'dev', region: 'us-west-2' }, list);
    assert.deepEqual([chosen.region, chosen.regionOrigin], ['us-west-2', 'setting']);
  });

  it('falls back on the environment’s region, then on us-east-1, and says which', () => {
    const settings = { profile: 'bare', region: '' };
    const fromEnvironment = resolveConnection(settings, { ...list, environmentRegion: 'ap-south-1' });
    assert.deepEqual([fromEnvironment.region, fromEnvironment.regionOrigin], ['ap-south-1', 'environment']);
    const fallback = resolveConnection(settings, list);
    assert.deepEqual([fallback.region, fallback.regionOrigin], ['us-east-1', 'default']);
  });

  it('keeps a profile that is in no file, and says that it is missing', () => {
    const gone = resolveConnection({ profile: 'gone', region: '' }, list);
    assert.deepEqual(gone, { profile: 'gone', region: 'us-east-1', regionOrigin: 'default', missing: true });
  });

  it('names no profile for the default chain, but knows which one the chain reads', () => {
    const chain = resolveConnection({ profile: '', region: '' }, { ...list, environmentProfile: 'dev' });
    assert.deepEqual(chain, { known: dev, region: 'eu-west-1', regionOrigin: 'profile', missing: false });
  });

  it('uses no profile, and no profile’s region, where the API key is chosen', () => {
    const settings = { profile: 'dev', region: '', authentication: 'apiKey' } as const;
    const key = resolveConnection(settings, list);
    assert.deepEqual(key, { apiKey: true, region: 'us-east-1', regionOrigin: 'default', missing: false });
  });
});
