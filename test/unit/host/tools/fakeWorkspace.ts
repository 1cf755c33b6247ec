import type { Glob, Place, ToolFolder, ToolWorkspace } from '../../../../src/host/tools/workspace.ts';
import type { Tool } from '../../../../src/chat/tools.ts';
import type { JsonObject } from '../../../../src/base/json.ts';

/** By path, which begins with the folder's name: `app/src/a.ts`. */
type Files = Readonly<Record<string, string>>;

export interface FakeFiles {
  readonly files: Files;
  readonly unsaved?: Files;
  /** Bytes, where they are not what the text has. */
  readonly sizes?: Readonly<Record<string, number>>;
  /** What is a link that leads out. */
  readonly links?: readonly string[];
  readonly pipes?: readonly string[];
  readonly problems?: Files;
  /** Milliseconds that each look at the clock takes. */
  readonly tick?: number;
}

/** A workspace in memory. `found` is what was searched for; a search finds every file. */
export class FakeWorkspace implements ToolWorkspace {
  readonly searched: Glob[] = [];
  readonly read: string[] = [];
  readonly #fake: FakeFiles;
  readonly #folders: readonly ToolFolder[];
  #now = 0;

  constructor(fake: FakeFiles, ...folders: readonly string[]) {
    this.#fake = fake;
    this.#folders = folders.map((name) => ({ name, uri: `file:///home/${name}`, root: `/home/${name}` }));
  }

  readonly folders = (): readonly ToolFolder[] => this.#folders;

  readonly isWithin = (place: Place) => {
    const links = this.#fake.links ?? [];
    const key = keyOf(place);
    return Promise.resolve(!links.some((link) => key === link || key.startsWith(`${link}/`)));
  };

  readonly stat: ToolWorkspace['stat'] = (place) => {
    const key = keyOf(place);
    const text = this.#fake.files[key];
    if (this.#fake.pipes?.includes(key)) return Promise.resolve({ kind: 'other', size: 0 });
    if (text !== undefined) {
      return Promise.resolve({ kind: 'file', size: this.#fake.sizes?.[key] ?? Buffer.byteLength(text) });
    }
    const isFolder = Object.keys(this.#fake.files).some((file) => file.startsWith(`${key}/`));
    return Promise.resolve(isFolder ? { kind: 'folder', size: 0 } : undefined);
  };

  readonly list: ToolWorkspace['list'] = (place) => {
    const below = Object.keys(this.#fake.files)
      .filter((file) => file.startsWith(`${keyOf(place)}/`))
      .map((file) => file.slice(keyOf(place).length + 1));
    const kinds = new Map(
      below.map((file) => [
        file.split('/')[0] ?? '',
        file.includes('/') ? ('folder' as const) : ('file' as const),
      ]),
    );
    return Promise.resolve([...kinds].map(([name, kind]) => ({ name, kind })));
  };

  readonly openText = (place: Place) => this.#fake.unsaved?.[keyOf(place)];

  readonly readText = (place: Place) => {
    this.read.push(keyOf(place));
    const text = this.#fake.files[keyOf(place)];
    return text === undefined || text.startsWith('\0')
      ? Promise.reject(new Error('Binary'))
      : Promise.resolve(text);
  };

  readonly find: ToolWorkspace['find'] = (glob, most) => {
    this.searched.push(glob);
    const folders = glob.folder ? [glob.folder] : this.#folders;
    const places = folders.flatMap((folder) =>
      Object.keys(this.#fake.files)
        .filter((file) => file.startsWith(`${folder.name}/`))
        .map((file) => ({ folder, inside: file.slice(folder.name.length + 1) })),
    );
    return Promise.resolve(places.slice(0, most));
  };

  readonly problems = (place?: Place) => {
    const key = place && keyOf(place);
    const lines = Object.entries(this.#fake.problems ?? {}).filter(
      ([file]) => key === undefined || file === key || file.startsWith(`${key}/`),
    );
    return lines.length === 0 ? undefined : lines.map(([, line]) => line).join('\n');
  };

  readonly now = () => (this.#now += this.#fake.tick ?? 0);
}

function keyOf({ folder, inside }: Place): string {
  return inside === '' ? folder.name : `${folder.name}/${inside}`;
}

/** What the model is told: the result, or after `!` why there is none. */
export async function asked(tool: Tool, input: JsonObject): Promise<string> {
  try {
    return await tool.run(input, new AbortController().signal);
  } catch (error) {
    return `!${error instanceof Error ? error.message : String(error)}`;
  }
}
