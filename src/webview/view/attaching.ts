import type { PageMessage } from '../../protocol/messages.ts';
import type { Post } from '../rpc.ts';

/** A paste of more than this becomes an attachment: it would bury the question. */
const LONG_CHARACTERS = 4000;
const LONG_LINES = 60;

/** 6 MiB: a little more than any model takes, so that the host says what the limit is. */
const MAX_FILE_BYTES = 6 * 1024 * 1024;

export interface AttachingPorts {
  readonly post: Post;
  /** Says that a file is too large to be read at all. */
  readonly tooLarge: (name: string, bytes: number) => void;
}

/** Pictures, documents and long texts that are pasted. */
export function listenForPaste(target: HTMLElement, ports: AttachingPorts): void {
  target.addEventListener('paste', (event) => {
    if (pasted(event.clipboardData, ports)) event.preventDefault();
  });
}

/** Files that are dropped anywhere on `area`; `place` shows where they will be. */
export function listenForDrops(area: HTMLElement, place: HTMLElement, ports: AttachingPorts): void {
  const hint = (over: boolean): unknown => place.classList.toggle('dropping', over);
  area.addEventListener('dragover', (event) => {
    if (!carriesFiles(event.dataTransfer)) return;
    // Without this a drop is refused, and the editor would open the file.
    event.preventDefault();
    hint(true);
  });
  area.addEventListener('dragleave', ({ relatedTarget }) => {
    const within = relatedTarget instanceof window.Node && area.contains(relatedTarget);
    if (!within) hint(false);
  });
  area.addEventListener('drop', (event) => {
    hint(false);
    if (!carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    dropped(event.dataTransfer, ports);
  });
}

/** Whether the clipboard was taken; a short text is the text field's own matter. */
function pasted(data: DataTransfer | null, ports: AttachingPorts): boolean {
  const files = [...(data?.files ?? [])];
  const text = data?.getData('text/plain') ?? '';
  // A table of a spreadsheet comes as text and as a picture of it: the text is meant.
  if (text === '' && files.length > 0) {
    void readAll(files, ports);
    return true;
  }
  if (!isLong(text)) return false;
  ports.post({ type: 'addText', text });
  return true;
}

function isLong(text: string): boolean {
  return text.length > LONG_CHARACTERS || text.split('\n', LONG_LINES + 1).length > LONG_LINES;
}

/** Of what is dragged from VS Code's explorer: the second has the first file only. */
const ADDRESSES = ['application/vnd.code.uri-list', 'text/uri-list'];

/** Text that is dragged is the text field's own matter. */
function carriesFiles(data: DataTransfer | null): boolean {
  return data?.types.some((type) => type === 'Files' || ADDRESSES.includes(type)) ?? false;
}

/** VS Code's explorer gives addresses; the desktop gives files. */
function dropped(data: DataTransfer | null, ports: AttachingPorts): void {
  const lists = ADDRESSES.map((type) => urisIn(data?.getData(type) ?? ''));
  const uris = lists.find((list) => list.length > 0) ?? [];
  if (uris.length > 0) ports.post({ type: 'addUris', uris });
  else void readAll([...(data?.files ?? [])], ports);
}

/** A `text/uri-list`: an address a line, comments after `#` (RFC 2483). */
function urisIn(list: string): string[] {
  return list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

async function readAll(files: readonly File[], { post, tooLarge }: AttachingPorts): Promise<void> {
  for (const file of files) {
    if (file.size > MAX_FILE_BYTES) tooLarge(file.name, file.size);
    else post(await fileMessage(file));
  }
}

async function fileMessage(file: File): Promise<PageMessage> {
  return { type: 'addFile', name: file.name, base64: base64Of(new Uint8Array(await file.arrayBuffer())) };
}

const CHUNK = 0x8000;

/** In chunks: a function takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}
