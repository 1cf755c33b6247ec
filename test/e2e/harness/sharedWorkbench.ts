import { isDeepStrictEqual } from 'node:util';
import { launchWorkbench, type LaunchOptions } from './launch.ts';
import type { Workbench } from './workbench.ts';

let latest: { readonly workbench: Workbench; readonly window: LaunchOptions } | undefined;

/**
 * One window for all the tests of a file. A window costs more than most journeys: the next file that asks for one like
 * it goes on in it, as if it were new to whoever looks. It is closed when another kind is asked for or the run is over.
 */
export function sharedWorkbench(options: LaunchOptions = {}): () => Promise<Workbench> {
  return once(async () => (await goOn(options)) ?? open(options));
}

/** One window for all the tests of a file, in which nobody was before. */
export function freshWorkbench(options: LaunchOptions = {}): () => Promise<Workbench> {
  return once(() => open(options));
}

function once(get: () => Promise<Workbench>): () => Promise<Workbench> {
  let opened: Promise<Workbench> | undefined;
  return () => (opened ??= get());
}

async function goOn({ viewport, ...window }: LaunchOptions): Promise<Workbench | undefined> {
  if (!latest || !isDeepStrictEqual(latest.window, window)) return undefined;
  await latest.workbench.tidy(viewport);
  return latest.workbench;
}

async function open({ viewport, ...window }: LaunchOptions): Promise<Workbench> {
  await latest?.workbench.close();
  const workbench = await launchWorkbench({ ...window, ...(viewport && { viewport }) });
  latest = { workbench, window };
  return workbench;
}
