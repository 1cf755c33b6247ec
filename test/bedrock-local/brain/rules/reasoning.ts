import type { AnswerBlock } from '../answer.ts';
import type { Prompt } from '../conversation/prompt.ts';
import { asks, fingerprint, type Rule } from './rule.ts';

/** A reasoning block with its signature, where the request asks the model to think. */
export function reasoningFor(prompt: Prompt, ruleName: string): readonly AnswerBlock[] {
  if (!asksToThink(prompt.request.additionalModelRequestFields)) return [];
  const words = prompt.question.split(/\s+/).filter(Boolean).slice(0, 12).join(' ');
  const text = [
    `The user asks: "${words}".`,
    prompt.code
      ? `There is a piece of ${prompt.code.language || 'code'} to look at, so I read it first.`
      : '',
    prompt.toolResults.length > 0 ? 'The results of the tools are here; I can use them now.' : '',
    `This is what the stand-in's rule "${ruleName}" is for. I will keep the answer short and concrete.`,
  ];
  return [{ kind: 'reasoning', text: text.filter(Boolean).join(' '), signature: signature(prompt) }];
}

/** Claude, Nova 2 and gpt-oss each ask in their own way. */
function asksToThink(fields: unknown): boolean {
  const { thinking, reasoningConfig, reasoning_config, reasoning_effort } = record(fields);
  return (
    isOn(record(thinking)['type']) ||
    isOn(record(reasoningConfig)['type']) ||
    record(reasoningConfig)['enabled'] === true ||
    isOn(record(reasoning_config)['type']) ||
    typeof reasoning_effort === 'string'
  );
}

function isOn(type: unknown): boolean {
  return type === 'enabled' || type === 'adaptive';
}

function record(
  value: unknown,
): Record<
  'thinking' | 'reasoningConfig' | 'reasoning_config' | 'reasoning_effort' | 'type' | 'enabled',
  unknown
> {
  const empty = {
    thinking: undefined,
    reasoningConfig: undefined,
    reasoning_config: undefined,
    reasoning_effort: undefined,
    type: undefined,
    enabled: undefined,
  };
  return typeof value === 'object' && value !== null ? { ...empty, ...value } : empty;
}

/** Opaque to clients, about as long as a real one. */
function signature(prompt: Prompt): string {
  const parts = Array.from({ length: 8 }, (_, i) => fingerprint(prompt, `signature ${i}`));
  return Buffer.concat([Buffer.from([0x12, 0xed, 0x02]), ...parts]).toString('base64');
}

export const redacted: Rule = {
  name: 'redacted reasoning',
  when: asks(/\bredacted (reasoning|thinking)\b/i),
  answer: (prompt) => [
    { kind: 'redactedReasoning', base64: fingerprint(prompt, 'redacted').toString('base64') },
    { kind: 'text', text: 'What I thought about that was redacted by the provider; this is the answer.' },
  ],
};
