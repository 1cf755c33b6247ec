import type { AgreementAvailability, GetFoundationModelAvailabilityResponse } from '@aws-sdk/client-bedrock';
import type { ModelAccess } from '../../chat/catalogue.ts';

/** Four answers told as one: the first that stands in the way, else ready, else what could not be understood. */
export function toModelAccess(availability: GetFoundationModelAvailabilityResponse): ModelAccess {
  return obstacle(availability) ?? strangeValue(availability) ?? { state: 'ready' };
}

function obstacle(availability: GetFoundationModelAvailabilityResponse): ModelAccess | undefined {
  if (availability.regionAvailability === 'NOT_AVAILABLE') return { state: 'not-in-region' };
  if (availability.authorizationStatus === 'NOT_AUTHORIZED') return unauthorized(availability);
  const agreement = agreementObstacle(availability.agreementAvailability);
  if (agreement) return agreement;
  return availability.entitlementAvailability === 'NOT_AVAILABLE' ? { state: 'not-entitled' } : undefined;
}

function unauthorized({ agreementAvailability }: GetFoundationModelAvailabilityResponse): ModelAccess {
  const none = agreementAvailability?.status === 'NOT_AVAILABLE';
  return { state: 'not-authorized', ...(none && { agreed: false }) };
}

function agreementObstacle(agreement: AgreementAvailability | undefined): ModelAccess | undefined {
  switch (agreement?.status) {
    case 'PENDING':
      return { state: 'pending' };
    case 'NOT_AVAILABLE':
      return { state: 'needs-agreement' };
    case 'ERROR':
      return unknown(agreement.errorMessage ?? 'agreement: ERROR');
    default:
      return undefined;
  }
}

function strangeValue(availability: GetFoundationModelAvailabilityResponse): ModelAccess | undefined {
  const parts: readonly (readonly [name: string, value: string | undefined, good: string])[] = [
    ['region', availability.regionAvailability, 'AVAILABLE'],
    ['authorization', availability.authorizationStatus, 'AUTHORIZED'],
    ['agreement', availability.agreementAvailability?.status, 'AVAILABLE'],
    ['entitlement', availability.entitlementAvailability, 'AVAILABLE'],
  ];
  const strange = parts.find(([, value, good]) => value !== good);
  return strange && unknown(`${strange[0]}: ${strange[1] ?? '–'}`);
}

function unknown(reason: string): ModelAccess {
  return { state: 'unknown', reason };
}
