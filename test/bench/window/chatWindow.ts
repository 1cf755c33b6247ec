import { BareSdk } from '../cpu/bareSdk.ts';
import { ofRounds, type Figure } from '../figure.ts';
import type { BenchContext, Measurement } from '../measurement.ts';
import { ClockedStandIn } from '../standIn/clockedStandIn.ts';
import { interleaved } from '../statistics.ts';
import { BenchWindow } from './benchWindow.ts';
import { requests } from './requests.ts';
import { bareFirstDelta, bareStop, chatFirstDelta, chatStop, type Sides } from './sides.ts';

/** What a person waits for in the real window, beside a loop over the SDK's stream in plain Node. */
export const chatWindow: Measurement = { name: 'window', measure };

const WHAT = 'bare SDK loop';

async function measure(context: BenchContext): Promise<Figure[]> {
  const standIn = await ClockedStandIn.start();
  const bare = new BareSdk(standIn.url);
  try {
    const window = await BenchWindow.open(context, standIn);
    try {
      const counts = await requests(window, standIn);
      return [...counts, ...(await times({ standIn, bare, window }, context.rounds))];
    } finally {
      await window.close();
    }
  } finally {
    bare.dispose();
    await standIn.stop();
  }
}

async function times(sides: Sides, rounds: number): Promise<Figure[]> {
  const first = await interleaved(rounds, {
    value: () => chatFirstDelta(sides),
    baseline: () => bareFirstDelta(sides),
  });
  const stop = await interleaved(rounds, { value: () => chatStop(sides), baseline: () => bareStop(sides) });
  return [
    ofRounds('first delta on the wire → painted', first, 'ms', WHAT),
    ofRounds('Stop → the server sees the connection closed', stop, 'ms', WHAT),
  ];
}
