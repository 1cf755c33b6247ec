import { placesBelow } from '../answerCode/placesBelow.ts';
import { relativePath } from '../answerCode/relativePath.ts';
import type { Place, PlaceStat, ToolFolder, ToolWorkspace } from './workspace.ts';

type Places = Pick<ToolWorkspace, 'folders' | 'isWithin' | 'stat'>;

export interface FoundPlace extends PlaceStat {
  readonly place: Place;
  /** For the model: with the folder's name where there are several folders. */
  readonly label: string;
}

/** What a model's path means; rejects with what to write instead. It never leads out of the workspace. */
export async function placeAt(workspace: Places, text: string): Promise<FoundPlace> {
  const folders = workspace.folders();
  if (folders.length === 0)
    throw new Error('No folder is open in the editor, so there are no files to read.');
  const candidates = candidatesFor(folders, text);
  if (candidates.length === 0) {
    throw new Error(
      `${quoted(text)} is not a path in the workspace: write it relative to the workspace, without "..".`,
    );
  }
  let outside = false;
  for (const place of candidates) {
    if (!(await workspace.isWithin(place))) outside = true;
    else {
      const stat = await workspace.stat(place);
      if (stat) return { place, label: labelOf(workspace, place), ...stat };
    }
  }
  throw new Error(
    outside ? `${quoted(text)} leads out of the workspace.` : `There is no ${quoted(text)} in the workspace.`,
  );
}

/** As models and compilers name it: `src/app.ts`; `api/src/app.ts` where `api` is one of several folders. */
export function labelOf({ folders }: Pick<ToolWorkspace, 'folders'>, { folder, inside }: Place): string {
  if (folders().length <= 1) return inside === '' ? '.' : inside;
  return inside === '' ? folder.name : `${folder.name}/${inside}`;
}

/** What a model wrote, for an error about it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

/** Whether the text means the workspace itself. */
export function isRoot(text: string | undefined): boolean {
  return text === undefined || /^(?:\.?[/\\]?)?$/.test(text.trim());
}

function candidatesFor(folders: readonly ToolFolder[], text: string): readonly Place[] {
  const absolute = folders.find(({ root }) => text === root || isBelowRoot(text, root));
  const within = absolute ? [absolute] : folders;
  const rest = absolute ? text.slice(absolute.root.length + 1) : text;
  if (isRoot(rest)) return within.map((folder) => ({ folder, inside: '' }));
  const named = relativePath(rest);
  if (!named) return [];
  const own = folders.length > 1 ? within.filter(({ name }) => name === named.path) : [];
  return [...own.map((folder) => ({ folder, inside: '' })), ...placesBelow(within, named.path)];
}

function isBelowRoot(text: string, root: string): boolean {
  return text.startsWith(`${root}/`) || text.startsWith(`${root}\\`);
}
