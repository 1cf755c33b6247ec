import assert from 'node:assert/strict';
import {
  connectionSettings,
  idleTimeoutSeconds,
  maxAttempts,
  maxTokens,
  modelTitles,
  serviceEndpoints,
  type SettingsReader,
} from '../../../src/host/settings.ts';

/** Settings as a person may have written them: anything at all. */
function written(settings: Readonly<Record<string, unknown>>): SettingsReader {
  return { get: (key: string) => settings[key] as never };
}

describe('the settings', () => {
  it('name an endpoint for each of AWS’s services', () => {
    const reader = written({
      'endpoints.bedrock': ' https://control.example ',
      'endpoints.bedrock-runtime': 'https://runtime.example',
      'endpoints.bedrock-agent': 7,
    });
    assert.deepEqual(serviceEndpoints(reader), {
      control: 'https://control.example',
      runtime: 'https://runtime.example',
      agent: '',
      agentRuntime: '',
    });
  });

  it('say how often a request is sent, where that is a number of times', () => {
    const times = [3, 0, 2.5, '3', undefined].map((value) => maxAttempts(written({ maxAttempts: value })));
    assert.deepEqual(times, [3, undefined, undefined, undefined, undefined]);
  });

  it('say how long an answer may be silent, where that is long enough and not forever', () => {
    const given = [10, 90.5, 9, '60', Infinity, Number.NaN, undefined];
    const seconds = given.map((value) => idleTimeoutSeconds(written({ idleTimeoutSeconds: value })));
    assert.deepEqual(seconds, [10, 90.5, undefined, undefined, 3600, undefined, undefined]);
  });

  it('have a model name conversations only where they say so, with few tokens', () => {
    const given = ['model', 'firstWords', true, undefined];
    assert.deepEqual(
      given.map((conversationTitles) => modelTitles(written({ conversationTitles }))),
      [true, false, false, false],
    );
    assert.equal(maxTokens(written({ 'maxTokens.code': 9000 }), 'title'), 64);
  });

  it('choose the API key only where they say so', () => {
    const none = { profile: 'dev', region: '' };
    const chosen = ['apiKey', 'profile', 'key', undefined].map((authentication) =>
      connectionSettings(written({ profile: 'dev', authentication })),
    );
    assert.deepEqual(chosen, [{ ...none, authentication: 'apiKey' }, none, none, none]);
  });
});
