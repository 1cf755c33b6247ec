import type { InferenceSettings } from './inference.ts';
import type { ModelParameters, ModelTarget } from './modelRequest.ts';
import { leavingOut, sending, unset, type Planned } from './planned.ts';
import { planReasoning } from './reasoning.ts';
import { planMetadata } from './requestMetadata.ts';

/** Everything that a person set beside the messages: sent, or left out for a reason; pure. */
export function planParameters(
  target: ModelTarget,
  inference: InferenceSettings,
  maxTokens: number,
): Planned<ModelParameters> {
  const reasoning = planReasoning(target, inference.reasoningEffort, maxTokens);
  const parts: readonly Planned<ModelParameters>[] = [
    reasoning,
    ...planSampling(inference, inference.reasoningEffort !== 'off' && reasoning.sent.length > 0),
    planLatency(target, inference.latency),
    inference.serviceTier === undefined
      ? unset({})
      : sending('serviceTier', inference.serviceTier, { serviceTier: inference.serviceTier }),
    planMetadata(inference.requestMetadata),
  ];
  return {
    fields: parts.reduce((all, { fields }) => ({ ...all, ...fields }), {}),
    sent: parts.flatMap(({ sent }) => sent),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
  };
}

/** A model that thinks refuses both; many refuse the two together. */
function planSampling(
  { temperature, topP }: InferenceSettings,
  thinks: boolean,
): readonly Planned<ModelParameters>[] {
  const reason = thinks ? 'model-reasons' : temperature === undefined ? undefined : 'temperature-is-set';
  return [
    temperature === undefined
      ? unset({})
      : thinks
        ? leavingOut('temperature', temperature, 'model-reasons', {})
        : sending('temperature', temperature, { temperature }),
    topP === undefined
      ? unset({})
      : reason
        ? leavingOut('topP', topP, reason, {})
        : sending('topP', topP, { topP }),
  ];
}

function planLatency(
  { model }: ModelTarget,
  latency: InferenceSettings['latency'],
): Planned<ModelParameters> {
  if (latency === undefined) return unset({});
  return model?.latencyOptimized === false
    ? leavingOut('latency', latency, 'not-supported', {})
    : sending('latency', latency, { latency });
}
