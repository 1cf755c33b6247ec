import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** Of a URI. */
interface Located {
  readonly scheme: string;
  readonly fsPath: string;
}

/** Whether the file is in the folder, also by where links lead; of other file systems nobody can tell. */
export function isWithin(folder: Located, file: Located): Promise<boolean> {
  return file.scheme === 'file' ? isReallyBelow(folder.fsPath, file.fsPath) : Promise.resolve(true);
}

/** A link below the folder may point anywhere: what counts is where the file, or the folder it will be in, really is. */
export async function isReallyBelow(folder: string, file: string): Promise<boolean> {
  const [root, real] = await Promise.all([realpath(folder).catch(() => undefined), nearest(file)]);
  if (root === undefined) return false;
  const relative = path.relative(root, real);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** The real path of the file or of the nearest folder above it that there is. */
async function nearest(file: string): Promise<string> {
  const real = await realpath(file).catch(() => undefined);
  const above = path.dirname(file);
  return real ?? (above === file ? file : nearest(above));
}
