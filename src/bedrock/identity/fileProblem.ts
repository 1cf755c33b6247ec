import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { messageOf } from '../../base/errors.ts';
import { iniProblems, type IniDialect } from './iniProblems.ts';

/** How many problems of one file are told; the first one often causes the others. */
const TOLD = 3;

/** What is wrong with an AWS file, in one sentence for each problem; undefined for a good or an absent one. */
export async function fileProblem(path: string, dialect: IniDialect): Promise<string | undefined> {
  try {
    const problems = iniProblems(await readFile(path, 'utf8'), dialect);
    if (problems.length === 0) return undefined;
    const told = problems
      .slice(0, TOLD)
      .map(({ line, text }) => l10n.t('{0}, line {1}: {2}', path, line, text));
    const rest = problems.length - told.length;
    return (rest > 0 ? [...told, l10n.t('And {0} more in this file.', rest)] : told).join(' ');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    return l10n.t('{0} could not be read: {1}', path, messageOf(error));
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
