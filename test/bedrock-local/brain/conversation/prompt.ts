import type { ConverseRequest, Message, ToolSpec } from './request.ts';
import { textOf } from './request.ts';
import { findCode, withoutCode, type Code } from './code.ts';
import { findSelection, withoutSelectionTags, type Selection } from './selection.ts';
import { findPassages, withoutPassages, type Passage } from './passages.ts';
import { findSources, type CitableSource } from './sources.ts';

/** A conversation as the answering rules see it. */
export interface Prompt {
  readonly request: ConverseRequest;
  /** The model that would have answered, for people. */
  readonly modelName: string;
  readonly region: string;
  /** The last user message's words. */
  readonly text: string;
  /** The same without fenced code and passages: what is being asked. */
  readonly question: string;
  readonly code?: Code;
  readonly selection?: Selection;
  readonly passages: readonly Passage[];
  readonly sources: readonly CitableSource[];
  readonly tools: readonly ToolSpec[];
  readonly toolResults: readonly ToolResult[];
  /** What the user asked in every turn, oldest first; tool results are no questions. */
  readonly questions: readonly string[];
}

interface ToolResult {
  readonly name: string;
  readonly text: string;
  readonly failed: boolean;
}

export function readPrompt(request: ConverseRequest, modelName: string, region: string): Prompt {
  const users = request.messages.filter(({ role }) => role === 'user');
  const last = users.at(-1) ?? { role: 'user', content: [] };
  const text = textOf(last);
  const own = withoutPassages(text);
  const code = findCode(own);
  const selection = findSelection(own);
  const passages = findPassages(text);
  const system = request.system.map((block) => block.text ?? '').join('\n\n');
  return {
    request,
    modelName,
    region,
    text,
    question: asked(text),
    ...(code && { code }),
    ...(selection && { selection }),
    passages: passages.length > 0 ? passages : findPassages(system),
    sources: findSources(request.messages),
    tools: request.toolConfig?.tools.flatMap(({ toolSpec }) => toolSpec ?? []) ?? [],
    toolResults: readToolResults(request.messages, last),
    questions: users.map((message) => asked(textOf(message))).filter((question) => question !== ''),
  };
}

function asked(text: string): string {
  return withoutSelectionTags(withoutCode(withoutPassages(text))).trim();
}

function readToolResults(messages: readonly Message[], last: Message): readonly ToolResult[] {
  const names = new Map(
    messages.flatMap(({ content }) =>
      content.flatMap(({ toolUse }) => (toolUse ? [[toolUse.toolUseId, toolUse.name] as const] : [])),
    ),
  );
  return last.content.flatMap(({ toolResult }) =>
    toolResult
      ? {
          name: names.get(toolResult.toolUseId) ?? 'a tool',
          text: toolResult.content
            .map(({ text, json }) => text ?? (json === undefined ? '' : JSON.stringify(json)))
            .join('\n'),
          failed: toolResult.status === 'error',
        }
      : [],
  );
}
