import { isDeepStrictEqual } from 'node:util';
import { Chat } from './chat.ts';
import { launchWorkbench, type LaunchOptions } from './launch.ts';
import { usualViewport, type Workbench } from './workbench.ts';

/** The SDK's own pauses are kept short. */
const FEW_ATTEMPTS = { 'bedrockWorkbench.maxAttempts': 2 };

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
  if (usual) await tidy(usual, viewport);
  else usual = await launchWorkbench({ settings: FEW_ATTEMPTS, ...(viewport && { viewport }) });
  return usual;
}

/** For whoever goes on in it: nothing is open, a conversation begins, and the stand-in has heard nothing yet. */
async function tidy(workbench: Workbench, viewport = usualViewport): Promise<void> {
  const { page, standIn } = workbench;
  await page.setViewportSize(viewport);
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Notifications: Clear All Notifications');
  await new Chat(workbench).startAnew();
  await standIn.setScenario();
  await standIn.forget();
}

async function openSpecial(options: LaunchOptions): Promise<Workbench> {
  await special?.close();
  special = await launchWorkbench(options);
  return special;
}
