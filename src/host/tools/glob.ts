import * as v from 'valibot';
import { quoted } from './places.ts';
import type { Glob, ToolFolder } from './workspace.ts';

const LONGEST = 200;

/**
 * A glob that a model wrote, so simple that no matcher takes long over it: each `**`, and each group in braces,
 * multiplies what has to be tried.
 */
export const GlobText = v.pipe(
  v.string(),
  v.maxLength(LONGEST, `A pattern may have at most ${LONGEST} characters`),
  v.check((text) => text.trim() !== '', 'It must not be empty'),
  v.check((text) => !/\p{Cc}/u.test(text), 'It must not contain control characters'),
  v.check((text) => count(text, /\{/g) <= 3, 'A pattern may have at most 3 groups in braces'),
  v.check((text) => count(text, /\*\*/g) <= 3, 'A pattern may contain ** at most 3 times'),
  v.check((text) => count(text, /[*?]+/g) <= 10, 'A pattern may have at most 10 wildcards'),
);

/** Where to look for what: below every folder, or below the one that the pattern begins with. Throws where it leads out. */
export function globOf(folders: readonly ToolFolder[], text: string): Glob {
  const pattern = text.trim().replaceAll('\\', '/').replace(/^\.\//, '');
  if (/^[/~]|^[A-Za-z]:/.test(pattern) || pattern.split(/[/{},]/).includes('..')) {
    throw new Error(
      `${quoted(text)} is not a pattern of the workspace: write it relative to the workspace, without "..".`,
    );
  }
  // As in ignore files: a name alone is meant at every depth.
  if (!pattern.includes('/')) return { pattern: `**/${pattern}` };
  const folder = folders.length > 1 ? folders.find(({ name }) => pattern.startsWith(`${name}/`)) : undefined;
  const below = pattern.endsWith('/') ? `${pattern}**` : pattern;
  return folder ? { folder, pattern: below.slice(folder.name.length + 1) } : { pattern: below };
}

function count(text: string, what: RegExp): number {
  return [...text.matchAll(what)].length;
}
