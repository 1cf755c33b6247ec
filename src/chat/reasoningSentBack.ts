import type { Answer } from './conversation.ts';
import type { InferenceSettings } from './inference.ts';
import type { Content, ModelTarget } from './modelRequest.ts';

/**
 * What an answer's model thought, as it signed or hid it, for the next call of the same model: a signature means
 * nothing to another one, and a model that is kept from thinking takes none. What is not signed stays here.
 */
export function reasoningSentBack(
  { by, blocks }: Pick<Answer, 'by' | 'blocks'>,
  { target, inference }: { readonly target: ModelTarget; readonly inference: InferenceSettings },
): readonly Content[] {
  if (by?.modelId !== target.modelId || inference.reasoningEffort === 'off') return [];
  return blocks.flatMap((block): Content[] => {
    if (block.kind !== 'reasoning') return [];
    const { text, signature, redacted } = block;
    if (redacted !== undefined) return [{ kind: 'redactedReasoning', base64: redacted }];
    return signature === undefined ? [] : [{ kind: 'reasoning', text, signature }];
  });
}
