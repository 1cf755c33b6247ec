import { accountWithoutModelAccess } from '../accounts.ts';
import type { Access, Model } from './model.ts';

const errorMessage =
  'Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 5 minutes.';

const states: Readonly<Record<Access, Readonly<Record<string, unknown>>>> = {
  ready: {},
  'agreement-missing': { agreementAvailability: { status: 'NOT_AVAILABLE' } },
  'agreement-pending': { agreementAvailability: { status: 'PENDING' } },
  'agreement-error': { agreementAvailability: { status: 'ERROR', errorMessage } },
  'not-authorized': { authorizationStatus: 'NOT_AUTHORIZED' },
  'not-entitled': { entitlementAvailability: 'NOT_AVAILABLE' },
  'use-case-form': {
    agreementAvailability: { status: 'NOT_AVAILABLE' },
    authorizationStatus: 'NOT_AUTHORIZED',
  },
  // AWS tells it only when the model is called.
  'legacy-unused': {},
};

/**
 * GetFoundationModelAvailability; undefined `model`: AWS knows it, but not in this region. What was agreed to since the
 * beginning is on its way.
 */
export function availability(
  modelId: string,
  model: Model | undefined,
  accountId: string,
  agreed: boolean,
): Record<string, unknown> {
  return {
    modelId,
    agreementAvailability: { status: 'AVAILABLE' },
    authorizationStatus: 'AUTHORIZED',
    entitlementAvailability: 'AVAILABLE',
    regionAvailability: model ? 'AVAILABLE' : 'NOT_AVAILABLE',
    ...(model && states[agreed ? 'agreement-pending' : accessOf(model, accountId)]),
  };
}

export function accessOf(model: Model, accountId: string): Access {
  return accountId === accountWithoutModelAccess ? 'not-entitled' : model.access;
}
