import { launchWorkbench, type LaunchOptions } from './launch.ts';
import type { Workbench } from './workbench.ts';

let latest: Workbench | undefined;

/**
 * One window for all the tests of a file: opened by the first that asks, closed when another file opens its own or the
 * run is over.
 */
export function sharedWorkbench(options: LaunchOptions = {}): () => Promise<Workbench> {
  let launched: Promise<Workbench> | undefined;
  return () => {
    launched ??= launchAlone(options);
    return launched;
  };
}

async function launchAlone(options: LaunchOptions): Promise<Workbench> {
  await latest?.close();
  latest = await launchWorkbench(options);
  return latest;
}
