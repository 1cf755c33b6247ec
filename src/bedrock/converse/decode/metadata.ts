import type { ModelEvent } from '../../../chat/modelEvent.ts';
import { defined } from '../../defined.ts';
import { decodeGuardrailTrace } from './guardrail.ts';
import { decodeUsage } from './usage.ts';
import { count, record, text } from './wire.ts';

/** `ConverseStreamMetadataEvent`, and the members of the same names in `ConverseResponse`. */
export function decodeMetadata(metadata: unknown): ModelEvent {
  const { usage, metrics, trace, serviceTier } = record(metadata);
  return {
    kind: 'metadata',
    ...defined({
      usage: decodeUsage(usage),
      latencyMs: count(record(metrics)['latencyMs']),
      serviceTier: text(record(serviceTier)['type']),
      guardrail: decodeGuardrailTrace(record(trace)['guardrail']),
    }),
  };
}
