import { Chat } from './chat.ts';
import { launchWorkbench } from './launch.ts';
import { usualViewport, type Viewport, type Workbench } from './workbench.ts';

/** The SDK's own pauses are kept short. */
const FEW_ATTEMPTS = { 'bedrockWorkbench.maxAttempts': 2 };

let usual: Workbench | undefined;

/**
 * The window in which the tests of all files go on. A window costs more than most journeys; for each file it is
 * tidied, as if it were new to whoever looks. Who changes settings or files puts them back.
 */
export function sharedWorkbench(viewport = usualViewport): () => Promise<Workbench> {
  return once(() => openUsual(viewport));
}

/** One window for all the tests of a file, in which nobody was before. */
export function freshWorkbench(): () => Promise<Workbench> {
  return once(() => launchWorkbench());
}

function once(get: () => Promise<Workbench>): () => Promise<Workbench> {
  let opened: Promise<Workbench> | undefined;
  return () => (opened ??= get());
}

async function openUsual(viewport: Viewport): Promise<Workbench> {
  if (usual) await tidy(usual, viewport);
  else usual = await launchWorkbench({ settings: FEW_ATTEMPTS, viewport });
  return usual;
}

/** For whoever goes on in it: nothing is open, a conversation begins, and the stand-in has heard nothing yet. */
async function tidy(workbench: Workbench, viewport: Viewport): Promise<void> {
  const { page, standIn } = workbench;
  await page.setViewportSize(viewport);
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Notifications: Clear All Notifications');
  await new Chat(workbench).startAnew();
  await standIn.setScenario();
  await standIn.forget();
}
