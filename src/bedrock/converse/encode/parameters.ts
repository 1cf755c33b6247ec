import type {
  ConverseCommandInput,
  InferenceConfiguration,
  PerformanceConfigLatency,
  ServiceTierType,
} from '@aws-sdk/client-bedrock-runtime';
import type { ModelParameters } from '../../../chat/modelRequest.ts';

/** Only what was set: AWS takes each model's own default for the rest. */
export function encodeSampling({ temperature, topP }: ModelParameters = {}): InferenceConfiguration {
  return { ...(temperature !== undefined && { temperature }), ...(topP !== undefined && { topP }) };
}

type Fields =
  'additionalModelRequestFields' | 'outputConfig' | 'serviceTier' | 'performanceConfig' | 'requestMetadata';

/** A tier or latency that this version's SDK does not list is sent all the same: AWS may know it. */
export function encodeParameters(parameters: ModelParameters = {}): Pick<ConverseCommandInput, Fields> {
  const { effort, additionalFields, serviceTier, latency, requestMetadata } = parameters;
  return {
    ...(additionalFields && { additionalModelRequestFields: { ...additionalFields } }),
    ...(effort !== undefined && { outputConfig: { effort } }),
    ...(serviceTier !== undefined && { serviceTier: { type: serviceTier as ServiceTierType } }),
    ...(latency !== undefined && { performanceConfig: { latency: latency as PerformanceConfigLatency } }),
    ...(requestMetadata && { requestMetadata: { ...requestMetadata } }),
  };
}
