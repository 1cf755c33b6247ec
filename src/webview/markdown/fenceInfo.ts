/** What the opening line of a fence says, and what its first line of code may say, of the block. */
export interface FenceInfo {
  /** As written: `ts`, `C++`; may be empty. */
  readonly language: string;
  /** The file that the block says it is; the host checks it. */
  readonly path: string | undefined;
}

const NAMED = /\b(?:title|file|filename|path)=(?:"([^"]+)"|'([^']+)'|(\S+))/;
/** With a folder or an extension, and without what no path has. */
const PATH_LIKE = /^(?=.*[/.])[\w@~+.,()[\] -]*(?:\/[\w@~+.,()[\] -]+)*\.?[\w-]+$/;
const COMMENT = /^\s*(?:\/\/|#|--|;|\/\*|<!--)\s*(?:(?:file|path|filename):\s*)?(\S+?)\s*(?:\*\/|-->)?\s*$/i;
const EXTENSION = /\.[A-Za-z]\w{0,9}$/;

/** ` ```ts title="a.ts" `, ` ```ts:src/a.ts `, ` ```ts src/a.ts ` */
export function fenceInfo(info: string): FenceInfo {
  const language = /^[^\s{:,]*/.exec(info)?.[0] ?? '';
  const rest = info.slice(language.length);
  const [, double, single, bare] = NAMED.exec(rest) ?? [];
  const named = double ?? single ?? bare;
  const plain = /^[:\s]\s*(\S+)\s*$/.exec(rest)?.[1];
  return {
    language,
    path: pathLike(named) ?? (plain && EXTENSION.test(plain) ? pathLike(plain) : undefined),
  };
}

/** `// src/a.ts` as the first line. */
export function pathInComment(code: string): string | undefined {
  const end = code.indexOf('\n');
  const path = COMMENT.exec(end < 0 ? code : code.slice(0, end))?.[1];
  return path !== undefined && EXTENSION.test(path) ? pathLike(path) : undefined;
}

export function withoutFirstLine(code: string): string {
  return code.slice(code.indexOf('\n') + 1);
}

function pathLike(text: string | undefined): string | undefined {
  return text !== undefined && text.length < 300 && PATH_LIKE.test(text) ? text : undefined;
}

const SHELLS: ReadonlySet<string> = new Set([
  'bash',
  'sh',
  'shell',
  'zsh',
  'fish',
  'console',
  'shell-session',
  'shellsession',
  'shellscript',
  'terminal',
  'powershell',
  'pwsh',
  'ps1',
  'cmd',
  'bat',
  'batch',
]);

/** Whether the code is something to type into a terminal. */
export function isShell(language: string): boolean {
  return SHELLS.has(language.toLowerCase());
}
