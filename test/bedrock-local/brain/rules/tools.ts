import type { AnswerBlock } from '../answer.ts';
import type { Prompt } from '../conversation/prompt.ts';
import type { ToolSpec } from '../conversation/request.ts';
import { sample } from '../sample.ts';
import { fingerprint, say, type Rule } from './rule.ts';

/** The last message brings the results of tools: they become the answer. */
export const afterTools: Rule = {
  name: 'tool results',
  when: ({ toolResults }) => toolResults.length > 0,
  answer: ({ toolResults }) => {
    const lines = toolResults.map(({ name, text, failed }) =>
      failed ? `- \`${name}\` failed: ${text}` : `- \`${name}\` says: ${text}`,
    );
    return say(`Here is what I found out.\n\n${lines.join('\n')}\n\nThat is everything the tools returned.`);
  },
};

/** Calls the tools that the prompt asks for, or that the request forces. */
export const callTools: Rule = {
  name: 'tool calls',
  when: (prompt) => wantedTools(prompt).length > 0,
  answer: (prompt) => {
    const calls = wantedTools(prompt).flatMap((tool) =>
      hints(prompt.question).map((hint) => ({ tool, hint })),
    );
    const blocks = calls.map(({ tool, hint }, i) => toolUse(prompt, tool, hint, i));
    if (isForced(prompt)) return blocks;
    const what = calls.length > 1 ? `these ${calls.length} things` : 'that';
    return [...say(`Let me look ${what} up.`), ...blocks];
  },
};

function toolUse(prompt: Prompt, { name, inputSchema }: ToolSpec, hint: string, i: number): AnswerBlock {
  const toolUseId = `tooluse_${fingerprint(prompt, `tool ${i}`).toString('base64url').slice(0, 22)}`;
  return { kind: 'toolUse', toolUseId, name, input: sample({ type: 'object', ...inputSchema.json }, hint) };
}

/** “Weather in Seattle and San Francisco” is asked once for each of them. */
function hints(question: string): readonly string[] {
  const [, first, second] =
    /(\p{Lu}[\p{L}]+(?: \p{Lu}\p{L}+)*) and (\p{Lu}[\p{L}]+(?: \p{Lu}\p{L}+)*)/u.exec(question) ?? [];
  return first && second ? [`"${first}"`, `"${second}"`] : [question];
}

function isForced({ request }: Prompt): boolean {
  const choice = request.toolConfig?.toolChoice;
  return choice?.any !== undefined || choice?.tool !== undefined;
}

function wantedTools(prompt: Prompt): readonly ToolSpec[] {
  const { tools, question, request } = prompt;
  const forced = request.toolConfig?.toolChoice?.tool?.name;
  if (forced !== undefined) return tools.filter(({ name }) => name === forced);
  const named = tools.filter(({ name }) => mentions(question, name));
  if (named.length > 0) return named;
  const asked = isForced(prompt) || /\b(use|call|run|invoke)\b.{0,40}\btools?\b/i.test(question);
  return asked ? tools.slice(0, 1) : [];
}

const small = new Set(['get', 'set', 'the', 'current', 'list', 'find']);

/** By its name, or by all of the words that it is made of. */
function mentions(question: string, name: string): boolean {
  const asked = question.toLowerCase();
  if (asked.includes(name.toLowerCase())) return true;
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 && !small.has(word));
  return words.length > 0 && words.every((word) => asked.includes(word));
}
