import assert from 'node:assert/strict';
import type { GetFoundationModelAvailabilityResponse } from '@aws-sdk/client-bedrock';
import { toModelAccess } from '../../../../src/bedrock/catalogue/modelAccess.ts';

const available: GetFoundationModelAvailabilityResponse = {
  modelId: 'm',
  agreementAvailability: { status: 'AVAILABLE' },
  authorizationStatus: 'AUTHORIZED',
  entitlementAvailability: 'AVAILABLE',
  regionAvailability: 'AVAILABLE',
};

describe('The access to a model', () => {
  it('is ready when nothing stands in the way', () => {
    assert.deepEqual(toModelAccess(available), { state: 'ready' });
  });

  it('is told by the first obstacle', () => {
    const states = [
      toModelAccess({
        ...available,
        regionAvailability: 'NOT_AVAILABLE',
        authorizationStatus: 'NOT_AUTHORIZED',
      }),
      toModelAccess({ ...available, authorizationStatus: 'NOT_AUTHORIZED' }),
      toModelAccess({ ...available, agreementAvailability: { status: 'PENDING' } }),
      toModelAccess({
        ...available,
        agreementAvailability: { status: 'NOT_AVAILABLE' },
        entitlementAvailability: 'NOT_AVAILABLE',
      }),
      toModelAccess({ ...available, entitlementAvailability: 'NOT_AVAILABLE' }),
    ].map(({ state }) => state);
    assert.deepEqual(states, [
      'not-in-region',
      'not-authorized',
      'pending',
      'needs-agreement',
      'not-entitled',
    ]);
  });

  it('is unknown, with the reason, when AWS says what we don’t understand', () => {
    const agreementAvailability = { status: 'ERROR' as const, errorMessage: 'Payment instrument missing' };
    assert.deepEqual(toModelAccess({ ...available, agreementAvailability }), {
      state: 'unknown',
      reason: 'Payment instrument missing',
    });
    const strange: object = { ...available, entitlementAvailability: 'MAYBE' };
    assert.deepEqual(toModelAccess(strange as GetFoundationModelAvailabilityResponse), {
      state: 'unknown',
      reason: 'entitlement: MAYBE',
    });
  });
});
