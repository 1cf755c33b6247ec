/** The part of the window that our own tools read: what they mean can be tried without one. */

export interface ToolFolder {
  readonly name: string;
  readonly uri: string;
  /** As the file system writes it: `/home/me/app`, `C:\\app`. */
  readonly root: string;
}

/** Something below a folder of the workspace; `inside` has `/`, no `.` and no `..`, and is empty for the folder itself. */
export interface Place {
  readonly folder: ToolFolder;
  readonly inside: string;
}

export interface PlaceStat {
  /** `other`: a pipe, a device. */
  readonly kind: 'file' | 'folder' | 'other';
  /** Bytes. */
  readonly size: number;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: PlaceStat['kind'];
}

export interface Glob {
  /** Absent: every folder. */
  readonly folder?: ToolFolder;
  readonly pattern: string;
}

export interface ToolWorkspace {
  readonly folders: () => readonly ToolFolder[];
  /** False where a symbolic link leads out of the folder. */
  readonly isWithin: (place: Place) => Promise<boolean>;
  /** Undefined where there is nothing. */
  readonly stat: (place: Place) => Promise<PlaceStat | undefined>;
  readonly list: (place: Place) => Promise<readonly FolderEntry[]>;
  /** As it is in the editor, unsaved edits included; undefined where it isn't open. */
  readonly openText: (place: Place) => string | undefined;
  /** In the encoding that VS Code would open it with; rejects where it is no text. */
  readonly readText: (place: Place) => Promise<string>;
  /** Without what the person's settings leave out of searches; at most `most`. */
  readonly find: (glob: Glob, most: number, signal: AbortSignal) => Promise<readonly Place[]>;
  /** A line each, of everything or of what is at or below the place; undefined: none. */
  readonly problems: (place?: Place) => string | undefined;
  /** Milliseconds. */
  readonly now: () => number;
}
