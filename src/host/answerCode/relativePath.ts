const LONGEST = 512;
const ABSOLUTE = /^(?:[/\\~]|[A-Za-z]:|[A-Za-z][\w+.-]*:\/\/)/;

export interface PathInAnswer {
  /** With `/`, without `.` and `..`. */
  readonly path: string;
  /** One-based. */
  readonly line?: number;
}

/**
 * A path that an answer names, if it can only mean something below a folder: never absolute, never upwards.
 * `src/app.ts`, `./src/app.ts:12`, `src/app.ts#L12`
 */
export function relativePath(text: string): PathInAnswer | undefined {
  if (text.length > LONGEST || ABSOLUTE.test(text) || /\p{Cc}/u.test(text)) return undefined;
  const [, name = '', line] = /^(.+?)(?:(?::|#L)(\d{1,7})(?:[:-]L?\d+)*)?$/.exec(text) ?? [];
  const segments = name
    .replaceAll('\\', '/')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.');
  if (segments.length === 0 || segments.includes('..')) return undefined;
  return { path: segments.join('/'), ...(line !== undefined && { line: Math.max(1, Number(line)) }) };
}
