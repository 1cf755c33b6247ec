import type { ModelParameters } from './modelRequest.ts';
import type { Planned } from './planned.ts';

/** ConverseRequest.requestMetadata, Amazon Bedrock API Reference. */
const MOST_PAIRS = 16;
const KEY = /^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$/;
const VALUE = /^[a-zA-Z0-9\s:_@$#=/+,.-]{0,256}$/;

/** A pair that AWS would refuse would take the whole call with it: it is left out by itself. */
export function planMetadata(pairs: Readonly<Record<string, string>> = {}): Planned<ModelParameters> {
  const entries = Object.entries(pairs);
  const fit = entries.filter(([key, value]) => KEY.test(key) && VALUE.test(value)).slice(0, MOST_PAIRS);
  const rest = entries.filter((entry) => !fit.includes(entry));
  return {
    fields: fit.length === 0 ? {} : { requestMetadata: Object.fromEntries(fit) },
    sent: fit.length === 0 ? [] : [{ name: 'requestMetadata', value: fit.map(asText).join(', ') }],
    leftOut: rest.map((entry) => ({ name: 'requestMetadata', value: asText(entry), reason: 'invalid' })),
  };
}

function asText([key, value]: readonly [string, string]): string {
  return `${key}=${value}`;
}
