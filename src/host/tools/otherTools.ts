import * as l10n from '@vscode/l10n';
import type { LanguageModelToolInformation } from 'vscode';
import { abortable } from '../../base/abortable.ts';
import { isCancellation } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import type { Tool } from '../../chat/tools.ts';
import type { ToolEntry } from './toolEntry.ts';
import type { ToolOrigin } from './toolOrigins.ts';
import { resultText, type ResultPart } from './toolResult.ts';

/** VS Code's door to the tools of other extensions and of MCP servers. */
export interface LanguageTools {
  /** Fills some time after start-up. */
  readonly list: () => readonly LanguageModelToolInformation[];
  readonly origins: () => ReadonlyMap<string, ToolOrigin>;
  readonly invoke: (name: string, input: JsonObject, signal: AbortSignal) => Promise<readonly ResultPart[]>;
}

/** In an order that does not depend on which extension came first. */
export function otherTools(tools: LanguageTools): readonly ToolEntry[] {
  const origins = tools.origins();
  return tools
    .list()
    .map((info) => entryOf(tools, info, origins.get(info.name)))
    .sort((a, b) => (a.tool.id < b.tool.id ? -1 : 1));
}

function entryOf(
  tools: LanguageTools,
  info: LanguageModelToolInformation,
  origin: ToolOrigin | undefined,
): ToolEntry {
  const { name, description, tags } = info;
  const label = origin?.label ?? name;
  return {
    tool: {
      id: idOf(name, origin),
      name,
      label,
      description:
        [description, origin?.about, label].find((text) => text !== undefined && text.trim() !== '') ?? name,
      // Of those that are sent: there may be hundreds, which are listed often.
      get inputSchema() {
        return schemaOf(info.inputSchema);
      },
      run: (input, signal) => run(tools, name, input, signal),
    },
    source: origin?.source ?? (tags.includes('mcp') ? l10n.t('MCP Servers') : l10n.t('Other Tools')),
    about: origin?.about ?? description,
  };
}

/** Allowed for good is the tool of this extension, not whichever comes to bear the name. */
function idOf(name: string, origin: ToolOrigin | undefined): string {
  return `vscode:${origin ? `${origin.extension}/` : ''}${name}`;
}

/** AWS and the models take schemas of objects only. */
function schemaOf(schema: object | undefined): JsonObject {
  if (schema === undefined) return { type: 'object', properties: {} };
  return { ...(JSON.parse(JSON.stringify(schema)) as JsonObject), type: 'object' };
}

const run = async (
  tools: LanguageTools,
  name: string,
  input: JsonObject,
  signal: AbortSignal,
): ReturnType<Tool['run']> => {
  signal.throwIfAborted();
  try {
    return resultText(await abortable(tools.invoke(name, input, signal), signal));
  } catch (error) {
    // VS Code asks by itself for some tools: a no there is no end of the answer.
    if (!signal.aborted && isCancellation(error))
      throw new Error('The tool was cancelled.', { cause: error });
    throw error;
  }
};
