import { isDeepStrictEqual } from 'node:util';
import { launchWorkbench, type LaunchOptions } from './launch.ts';
import type { Workbench } from './workbench.ts';

/** The window in which all files go on that want nothing special. */
let usual: Workbench | undefined;
let special: Workbench | undefined;

/**
 * One window for all the tests of a file. A window costs more than most journeys: files that ask for no more than a
 * size share one, which is tidied for each, as if it were new to whoever looks.
 */
export function sharedWorkbench(options: LaunchOptions = {}): () => Promise<Workbench> {
  const { viewport, ...rest } = options;
  return once(() => (isDeepStrictEqual(rest, {}) ? openUsual(viewport) : openSpecial(options)));
}

/** One window for all the tests of a file, in which nobody was before. */
export function freshWorkbench(options: LaunchOptions = {}): () => Promise<Workbench> {
  return once(() => openSpecial(options));
}

function once(get: () => Promise<Workbench>): () => Promise<Workbench> {
  let opened: Promise<Workbench> | undefined;
  return () => (opened ??= get());
}

async function openUsual(viewport: LaunchOptions['viewport']): Promise<Workbench> {
  if (usual) await usual.tidy(viewport);
  else usual = await launchWorkbench(viewport && { viewport });
  return usual;
}

async function openSpecial(options: LaunchOptions): Promise<Workbench> {
  await special?.close();
  special = await launchWorkbench(options);
  return special;
}
