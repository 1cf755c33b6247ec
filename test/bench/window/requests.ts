import { setTimeout as after } from 'node:timers/promises';
import { plain, type Figure } from '../figure.ts';
import type { ClockedStandIn } from '../standIn/clockedStandIn.ts';
import type { BenchWindow } from './benchWindow.ts';

const QUIET_MS = 2000;

/** How many requests AWS gets: until models are listed, when they are listed again, and for a prompt. */
export async function requests(window: BenchWindow, standIn: ClockedStandIn): Promise<Figure[]> {
  const atStart = await count(standIn);
  await window.workbench.runCommand('Bedrock: Focus Chat');
  await window.row('Anthropic').waitFor();
  const listed = await settled(standIn);
  await window.workbench.runCommand('Bedrock: Refresh Models');
  const again = await settled(standIn);
  await standIn.answerWith('Answered in full.', { deltaMs: 20 });
  await window.ask('Say it', 'Answered in full.');
  await window.idle();
  const asked = await settled(standIn);
  return [
    plain('requests of an idle window, before a view of ours is shown', atStart, 'requests'),
    plain('requests until models are listed', listed - atStart, 'requests'),
    plain('requests to list them again (Refresh)', again - listed, 'requests'),
    plain('requests of a prompt, its stream included', asked - again, 'requests'),
  ];
}

/** The number of requests once no more come. */
async function settled(standIn: ClockedStandIn): Promise<number> {
  for (let before = -1; ;) {
    const now = await count(standIn);
    if (now === before) return now;
    before = now;
    await after(QUIET_MS);
  }
}

async function count(standIn: ClockedStandIn): Promise<number> {
  return (await standIn.journal()).length;
}
