import type { Extension } from 'vscode';
import * as v from 'valibot';

/** What an extension's manifest tells of one of its tools. */
export interface ToolOrigin {
  /** The extension's ID. */
  readonly extension: string;
  /** Of the extension, for people. */
  readonly source: string;
  readonly label?: string;
  /** For people: the other description is for models. */
  readonly about?: string;
}

const Contributed = v.object({
  name: v.string(),
  displayName: v.optional(v.string()),
  userDescription: v.optional(v.string()),
});

const Manifest = v.object({
  displayName: v.optional(v.string()),
  contributes: v.object({ languageModelTools: v.array(v.unknown()) }),
});

/** By the names of the tools. What another extension wrote that can't be read tells nothing. */
export function toolOrigins(
  extensions: readonly Pick<Extension<unknown>, 'id' | 'packageJSON'>[],
): ReadonlyMap<string, ToolOrigin> {
  return new Map(
    extensions.flatMap(({ id, packageJSON }) => {
      const manifest = v.safeParse(Manifest, packageJSON);
      if (!manifest.success) return [];
      const { displayName, contributes } = manifest.output;
      const source = words(displayName) ?? id;
      return contributes.languageModelTools.flatMap((tool) => originOf(id, source, tool));
    }),
  );
}

function originOf(extension: string, source: string, contributed: unknown): [string, ToolOrigin][] {
  const tool = v.safeParse(Contributed, contributed);
  if (!tool.success) return [];
  const { name, displayName, userDescription } = tool.output;
  const [label, about] = [words(displayName), words(userDescription)];
  const told = { ...(label !== undefined && { label }), ...(about !== undefined && { about }) };
  return [[name, { extension, source, ...told }]];
}

/** A key of a translation that is not there is no word for anybody. */
function words(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' || /^%.*%$/.test(text) ? undefined : text;
}
