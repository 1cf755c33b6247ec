import {
  encodeStreamRequest,
  encodeUnaryRequest,
  shapeOf,
} from '../../../../../src/bedrock/converse/encode/request.ts';
import type { RequestPlan } from '../../../../../src/chat/requestPlan.ts';

/** What is sent, then what is said of it, for people to review. */
export function readable(plan: RequestPlan): string {
  const shape = shapeOf(plan.request);
  const { modelId = '', ...body } = shape.streaming
    ? encodeStreamRequest(plan.request, shape)
    : encodeUnaryRequest(plan.request, shape);
  const { burnDown, maxTokens } = plan.quota;
  return [
    `${shape.streaming ? 'ConverseStream' : 'Converse'} ${modelId}`,
    `may be processed in: ${plan.request.target.destinationRegions?.join(', ') ?? 'any commercial region'}`,
    unfolded(JSON.stringify(body, undefined, 2)),
    ...plan.sent.map(
      ({ name, value, lowered }) =>
        `sent ${name}: ${value}${lowered ? ` (lowered from ${lowered.from}: ${lowered.because})` : ''}`,
    ),
    ...plan.leftOut.map(({ name, value, reason }) => `left out ${name}: ${value} (${reason})`),
    ...plan.cachePoints.map(
      ({ after, estimatedPrefixTokens }) =>
        `cache point after ${after}: about ${estimatedPrefixTokens} tokens`,
    ),
    `quota for the answer: ${maxTokens} × ${burnDown?.value ?? 'unknown'}`,
    '',
  ].join('\n');
}

/** Long texts are told by their beginning, and lines end where the text ends them. */
function unfolded(json: string): string {
  return json.replaceAll(/(?:stretch of talk ){3,}/g, 'stretch of talk … ').replaceAll('\\n', '\n        ');
}
