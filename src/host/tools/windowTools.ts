import * as vscode from 'vscode';
import { withToken } from './cancellation.ts';
import type { LanguageTools } from './otherTools.ts';
import { toolOrigins } from './toolOrigins.ts';
import type { ResultPart } from './toolResult.ts';

/** The tools of this window, but for those that `own` registers itself. */
export function windowTools(own: Pick<vscode.Extension<unknown>, 'id' | 'packageJSON'>): LanguageTools {
  const ownNames = toolOrigins([own]);
  return {
    list: () => toolsThere().filter(({ name }) => !ownNames.has(name)),
    origins: () => toolOrigins(vscode.extensions.all),
    invoke: async (name, input, signal) => {
      const options = { toolInvocationToken: undefined, input };
      const { content } = await withToken(signal, (token) => vscode.lm.invokeTool(name, options, token));
      return content.map(partOf);
    },
  };
}

/** Forks of VS Code may lack the API, whatever version they say they are. */
function toolsThere(): readonly vscode.LanguageModelToolInformation[] {
  const { lm } = vscode as { readonly lm?: { readonly tools?: typeof vscode.lm.tools } };
  return lm?.tools ?? [];
}

function partOf(part: unknown): ResultPart {
  if (part instanceof vscode.LanguageModelTextPart) return { kind: 'text', text: part.value };
  if (part instanceof vscode.LanguageModelDataPart) {
    return { kind: 'data', mimeType: part.mimeType, data: part.data };
  }
  return { kind: part instanceof vscode.LanguageModelPromptTsxPart ? 'rendered' : 'unknown' };
}
