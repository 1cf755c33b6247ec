import type { ContentBlock, ConverseRequest } from '../../brain/conversation/request.ts';
import { tokensIn } from '../../brain/tokens.ts';
import type { Model } from '../catalogue/model.ts';
import { validation } from '../errors.ts';

/** A reason to refuse, in AWS's words; undefined: this check has nothing against the request. */
type Check = (model: Model, request: ConverseRequest, blocks: readonly ContentBlock[]) => string | undefined;

const capabilities: readonly Check[] = [
  ({ system }, request) =>
    !system && request.system.length > 0
      ? "This model doesn't support system messages. Try again without a system message or use a model that supports system messages."
      : undefined,
  ({ tools }, { toolConfig }) => (!tools && toolConfig ? "This model doesn't support tool use." : undefined),
  ({ documents }, _request, blocks) =>
    !documents && blocks.some(({ document }) => document)
      ? "This model doesn't support documents."
      : undefined,
  ({ input }, _request, blocks) => {
    if (!input.includes('IMAGE') && blocks.some(({ image }) => image !== undefined))
      return contentUnsupported('image');
    if (!input.includes('VIDEO') && blocks.some(({ video }) => video !== undefined))
      return contentUnsupported('video');
    return undefined;
  },
  ({ maxTokens = 0 }, { inferenceConfig }) =>
    (inferenceConfig.maxTokens ?? 0) > maxTokens
      ? `The maximum tokens you requested exceeds the model limit of ${maxTokens}. Try again with a maximum tokens value that is lower than ${maxTokens}.`
      : undefined,
  ({ oneSampler }, { inferenceConfig: { temperature, topP } }) =>
    oneSampler && temperature !== undefined && topP !== undefined
      ? 'The model returned the following errors: `temperature` and `top_p` cannot both be specified for this model. Please use only one.'
      : undefined,
  ({ contextTokens }, { messages, system }) =>
    tokensIn(messages) + tokensIn(system) > contextTokens
      ? 'Input is too long for requested model.'
      : undefined,
];

function contentUnsupported(what: string): string {
  return `This model doesn't support the ${what} content block that you provided. Update the content block and try again.`;
}

/** What this model can't do; throws ValidationException. */
export function checkCapabilities(model: Model, request: ConverseRequest, streaming: boolean): void {
  if (model.maxTokens === undefined) {
    throw validation(
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    );
  }
  if (streaming && model.streaming !== true) throw validation('The model is unsupported for streaming.');
  const blocks = request.messages.flatMap(({ content }) => content);
  for (const check of capabilities) {
    const refusal = check(model, request, blocks);
    if (refusal !== undefined) throw validation(refusal);
  }
}
