import type { ModelEvent } from '../../../chat/modelEvent.ts';
import { defined } from '../../defined.ts';
import { decodeGuardrailTrace } from './guardrail.ts';
import { decodeUsage } from './usage.ts';
import { count, record } from './wire.ts';

/** `ConverseStreamMetadataEvent`, and the members of the same names in `ConverseResponse`. */
export function decodeMetadata(metadata: unknown): ModelEvent {
  const { usage, metrics, trace } = record(metadata);
  return {
    kind: 'metadata',
    ...defined({
      usage: decodeUsage(usage),
      latencyMs: count(record(metrics)['latencyMs']),
      guardrail: decodeGuardrailTrace(record(trace)['guardrail']),
    }),
  };
}
