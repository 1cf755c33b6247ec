import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { messageOf } from '../../base/errors.ts';
import { iniProblems, type IniDialect, type IniProblem } from './iniProblems.ts';

/** What is wrong in an AWS file, in plain words. */
export interface FileProblems {
  /** What belongs to no profile. */
  readonly file?: string;
  /** What stands within a profile's section, by the profile's name. */
  readonly profiles: ReadonlyMap<string, string>;
}

/** How many problems are told at one place; the first one often causes the others. */
const TOLD = 3;

/** None for a good file and for an absent one. */
export async function fileProblems(path: string, dialect: IniDialect): Promise<FileProblems> {
  try {
    return sorted(path, iniProblems(await readFile(path, 'utf8'), dialect));
  } catch (error) {
    if (isAbsent(error)) return { profiles: new Map() };
    return { file: l10n.t('{0} could not be read: {1}', path, messageOf(error)), profiles: new Map() };
  }
}

function sorted(path: string, problems: readonly IniProblem[]): FileProblems {
  const profiles = new Map<string, string>();
  let file: string | undefined;
  for (const [profile, some] of Map.groupBy(problems, (problem) => problem.profile)) {
    const text = sentences(path, some);
    if (profile === undefined) file = text;
    else profiles.set(profile, text);
  }
  return { ...(file !== undefined && { file }), profiles };
}

function sentences(path: string, problems: readonly IniProblem[]): string {
  const told = problems
    .slice(0, TOLD)
    .map(({ line, text }) => l10n.t('{0}, line {1}: {2}', path, line, text));
  const rest = problems.length - told.length;
  return (rest > 0 ? [...told, l10n.t('And {0} more in this file.', rest)] : told).join(' ');
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
