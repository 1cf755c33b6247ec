import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/chat/failure.ts';
import { failureNotes } from '../../../../src/host/actions/failureNotes.ts';
import { aTurn, THROTTLED } from '../panel/samples.ts';

const tokens: Failure = { ...THROTTLED, quota: { of: 'tokens', per: 'minute' } };

describe('The facts behind a failure', () => {
  it('are the arithmetic of the quota, and what half the answer would take', () => {
    const { answer } = aTurn({ asked: { inputTokens: 1000, maxTokens: 4096, burnDown: 5 } });
    assert.deepEqual(failureNotes(tokens, answer), [
      'This request takes about 21,480 tokens of the quota when it begins: about 1,000 of input + 4,096 for the answer × 5.',
      'With at most 2,048 tokens for the answer it would be about 11,240.',
    ]);
  });

  it('claim no rate that is not known', () => {
    const { answer } = aTurn({ asked: { inputTokens: 1000, maxTokens: 300 } });
    assert.deepEqual(failureNotes(tokens, answer), [
      'This request takes at least about 1,300 tokens of the quota when it begins: about 1,000 of input + 300 for the answer, which some models count several times.',
    ]);
  });

  it('say nothing of tokens where requests are counted', () => {
    const { answer } = aTurn({ asked: { inputTokens: 1000, maxTokens: 300 } });
    assert.deepEqual(failureNotes({ ...THROTTLED, quota: { of: 'requests' } }, answer), []);
  });

  it('are the regions that have what this one has not', () => {
    const failure: Failure = {
      ...THROTTLED,
      cause: 'model-not-found',
      elsewhere: ['us-west-2', 'eu-west-1'],
    };
    assert.deepEqual(failureNotes(failure, aTurn().answer), ['Regions that have it: us-west-2, eu-west-1.']);
  });

  it('are who was refused, and by which policy', () => {
    const denied = {
      action: 'bedrock:InvokeModel',
      explicit: true,
      identity: 'arn:aws:sts::111122223333:assumed-role/Dev/me',
      policyArn: 'arn:aws:organizations::222233334444:policy/o-1/service_control_policy/p-1',
    };
    assert.deepEqual(failureNotes({ ...THROTTLED, cause: 'access-denied', denied }, aTurn().answer), [
      'Refused to: `arn:aws:sts::111122223333:assumed-role/Dev/me`',
      'By the policy: `arn:aws:organizations::222233334444:policy/o-1/service_control_policy/p-1`',
    ]);
  });

  it('are the dates of a model that is retired, and what is there in its place', () => {
    const failure: Failure = {
      ...THROTTLED,
      cause: 'model-legacy',
      lifecycle: { legacyTime: '2026-04-14T00:00:00Z', endOfLifeTime: '2026-10-14T00:00:00Z' },
      instead: { modelId: 'm', label: 'Claude Haiku 4.5' },
    };
    assert.deepEqual(failureNotes(failure, aTurn().answer), [
      'Legacy since 2026-04-14.',
      'End of life: 2026-10-14.',
      'What this Region has in its place: Claude Haiku 4.5.',
    ]);
  });
});
