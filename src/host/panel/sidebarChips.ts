import type { Memento } from 'vscode';
import { messageOf } from '../../base/errors.ts';
import type { Log } from '../log.ts';
import type { ChipPlace } from './keptChips.ts';

const KEY = 'composer.chips';

interface Window {
  readonly context: { readonly workspaceState: Pick<Memento, 'get' | 'update'> };
  readonly log: Log;
}

/** The sidebar keeps its chips whatever it shows; windows without a workspace share a folder, so each has a name. */
export function sidebarChips(
  { context: { workspaceState }, log }: Window,
  files: ChipPlace['files'],
  newId: () => string,
): ChipPlace {
  const before = workspaceState.get<unknown>(KEY);
  if (typeof before === 'string') return { files, before, name: before };
  const name = newId();
  workspaceState.update(KEY, name).then(undefined, (error: unknown) => {
    log.error(`Remembering where the sidebar keeps what is added to a prompt: ${messageOf(error)}`);
  });
  return { files, before: undefined, name };
}
