import type { ContentBlock, ToolConfiguration } from '@aws-sdk/client-bedrock-runtime';
import { wellFormed } from '../../../base/text.ts';
import type { Content, ModelRequest } from '../../../chat/modelRequest.ts';
import type { ToolSpec } from '../../../chat/tools.ts';
import { cachePointBlock } from './cachePoint.ts';

type Of<K extends Content['kind']> = Extract<Content, { kind: K }>;

/** IDs and names came from a model, which may have made them up: AWS takes letters, digits, `_` and `-`, at most 64. */
function acceptable(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 64) || '_';
}

export function toolUseBlock({ id, name, input }: Of<'toolUse'>): ContentBlock.ToolUseMember {
  return { toolUse: { toolUseId: acceptable(id), name: acceptable(name), input } };
}

/** Without a status where it succeeded: not every model takes one. */
export function toolResultBlock({ id, text, failed }: Of<'toolResult'>): ContentBlock.ToolResultMember {
  return {
    toolResult: {
      toolUseId: acceptable(id),
      content: [{ text: wellFormed(text) }],
      ...(failed && { status: 'error' }),
    },
  };
}

/** AWS wants it in each request whose messages hold a tool's blocks. */
export function encodeTools({ tools = [], toolsCachePoint }: ModelRequest): {
  toolConfig?: ToolConfiguration;
} {
  if (tools.length === 0) return {};
  const point = toolsCachePoint ? [cachePointBlock(toolsCachePoint)] : [];
  return { toolConfig: { tools: [...tools.map(toolSpec), ...point] } };
}

function toolSpec({ name, description, inputSchema }: ToolSpec) {
  return {
    toolSpec: {
      name,
      ...(description.trim() !== '' && { description: wellFormed(description) }),
      inputSchema: { json: { ...inputSchema } },
    },
  };
}
