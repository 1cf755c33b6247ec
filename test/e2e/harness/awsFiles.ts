import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workbench } from './workbench.ts';

export type AwsFile = 'config' | 'credentials';

const both: readonly AwsFile[] = ['config', 'credentials'];

/** Another machine's: these files in place of those that were there, until what is answered is called. */
export async function replaceAwsFiles(
  workbench: Workbench,
  files: Partial<Readonly<Record<AwsFile, string>>>,
): Promise<() => Promise<void>> {
  const before = await Promise.all(both.map((file) => readFile(pathOf(workbench, file), 'utf8')));
  await Promise.all(both.map((file) => writeAwsFile(workbench, file, files[file])));
  return async () => {
    await Promise.all(both.map((file, i) => writeAwsFile(workbench, file, before[i])));
  };
}

/** Without a text the file is taken away. */
export async function writeAwsFile(
  workbench: Workbench,
  file: AwsFile,
  text: string | undefined,
): Promise<void> {
  const where = pathOf(workbench, file);
  await (text === undefined ? rm(where, { force: true }) : writeFile(where, text));
}

function pathOf({ awsFolder }: Workbench, file: AwsFile): string {
  return path.join(awsFolder, file);
}
