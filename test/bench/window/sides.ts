import type { BareSdk } from '../cpu/bareSdk.ts';
import { wallClock } from '../clock.ts';
import { answerOf } from '../markdown/answerText.ts';
import type { ClockedStandIn } from '../standIn/clockedStandIn.ts';
import type { BenchWindow } from './benchWindow.ts';

/** The chat and the loop, asking the same server. */
export interface Sides {
  readonly standIn: ClockedStandIn;
  readonly window: BenchWindow;
  readonly bare: BareSdk;
}

/** A model that writes a page's worth of text a minute. */
const PACE = { deltaMs: 20 };
/** Pieces after which an answer is in full flow: about two seconds, so that nothing of its beginning is under way. */
const FLOWING = 100;

let answers = 0;

/** Milliseconds from the first delta's leaving the server to its text on the screen. */
export async function chatFirstDelta({ standIn, window }: Sides): Promise<number> {
  const name = newName();
  await standIn.answerWith(`${name} is short. ${answerOf(200)}`, PACE);
  const { painted } = await window.ask('Say it', name);
  await window.idle();
  return painted - (await standIn.when('firstDelta'));
}

/** The same to the loop's hands. */
export async function bareFirstDelta({ standIn, bare }: Sides): Promise<number> {
  const name = newName();
  await standIn.answerWith(`${name} is short. ${answerOf(200)}`, PACE);
  let arrived: number | undefined;
  for await (const piece of bare.ask('Say it')) if (piece !== '') arrived ??= wallClock();
  if (arrived === undefined) throw new Error('Nothing arrived.');
  return arrived - (await standIn.when('firstDelta'));
}

/** Milliseconds from the press of Stop, in the middle of an answer, to the server's seeing the connection closed. */
export async function chatStop({ standIn, window }: Sides): Promise<number> {
  const name = newName();
  await standIn.answerWith(`${'Twenty characters a. '.repeat(FLOWING)} ${name} ${answerOf(20_000)}`, PACE);
  await window.ask('Say much', name);
  const pressed = await window.stop();
  const closed = await standIn.when('closed');
  await window.idle();
  return closed - pressed;
}

export async function bareStop({ standIn, bare }: Sides): Promise<number> {
  await standIn.answerWith(answerOf(20_000), PACE);
  const controller = new AbortController();
  let pieces = 0;
  let pressed = Number.NaN;
  try {
    for await (const piece of bare.ask('Say much', controller.signal)) {
      if (piece !== '') pieces += 1;
      if (pieces !== FLOWING) continue;
      pressed = wallClock();
      controller.abort();
    }
  } catch (error) {
    if (!controller.signal.aborted) throw error;
  }
  return (await standIn.when('closed')) - pressed;
}

/** A word that was in no answer before. */
function newName(): string {
  answers += 1;
  return `Answer${answers}x`;
}
