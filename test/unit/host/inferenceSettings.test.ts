import assert from 'node:assert/strict';
import { inferenceSettings } from '../../../src/host/inferenceSettings.ts';

const reading = (values: Readonly<Record<string, unknown>>) =>
  inferenceSettings({ get: (key: string) => values[key] as never });

describe('Inference settings', () => {
  it('are nothing where nothing is set', () => {
    const defaults = { temperature: null, topP: null, reasoningEffort: 'default', promptCaching: 'off' };
    assert.deepEqual(reading({ ...defaults, serviceTier: '', latency: 'standard', requestMetadata: {} }), {});
  });

  it('are read as they were written', () => {
    const same = {
      temperature: 0,
      topP: 1,
      reasoningEffort: 'low',
      serviceTier: 'flex',
      latency: 'optimized',
    };
    assert.deepEqual(reading({ ...same, promptCaching: '1h', requestMetadata: { team: 'a' } }), {
      ...same,
      cacheTtl: '1h',
      requestMetadata: { team: 'a' },
    });
  });

  it('count as not set where they can’t be read', () => {
    const wrong = { temperature: 'hot', topP: 2, reasoningEffort: 'very', promptCaching: '1d', latency: 3 };
    assert.deepEqual(reading({ ...wrong, serviceTier: 4, requestMetadata: { team: 5 } }), {});
  });
});
