import type { GuardrailConfiguration, GuardrailStreamConfiguration } from '@aws-sdk/client-bedrock-runtime';
import type { GuardrailRef } from '../../../chat/resources.ts';

export function encodeGuardrail({ id, version }: GuardrailRef): GuardrailConfiguration {
  return { guardrailIdentifier: id, guardrailVersion: version, trace: 'enabled' };
}

/** `sync` holds text back until it is checked: in `async` mode it would be shown first, and nothing is masked. */
export function encodeStreamGuardrail(guardrail: GuardrailRef): GuardrailStreamConfiguration {
  return { ...encodeGuardrail(guardrail), streamProcessingMode: 'sync' };
}
