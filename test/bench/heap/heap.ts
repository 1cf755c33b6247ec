import process from 'node:process';
import { fromRoot } from '../../../scripts/lib/paths.mjs';
import { mustRun } from '../../../scripts/lib/processes.mjs';
import { withEnvironment } from '../../../scripts/lib/server.mjs';
import { standInEnvironment } from '../../../scripts/lib/standIn.mjs';
import { plain, type Figure } from '../figure.ts';
import { answerOf } from '../markdown/answerText.ts';
import type { BenchContext, Measurement } from '../measurement.ts';
import { ClockedStandIn } from '../standIn/clockedStandIn.ts';

/** By main.ts. */
export interface Kept {
  readonly grownBytes: number;
  readonly snapshotMs: number;
  readonly snapshotCharacters: number;
}

/** What the host keeps of a thousand turns that were streamed one after another, from the SDK to the page's messages. */
export const heap: Measurement = { name: 'heap', measure };

const TURNS = 1000;
/** Every prompt carries the whole conversation so far: longer ones would be the bench's own work. */
const LENGTH = 500;
const MB = 1024 * 1024;

async function measure(context: BenchContext): Promise<Figure[]> {
  const standIn = await ClockedStandIn.start();
  try {
    const aws = await standInEnvironment(await context.folder('aws-heap'), standIn.url);
    await standIn.answerWith(answerOf(LENGTH), { deltaMs: 0, chunk: 20 });
    const script = fromRoot('test', 'bench', 'heap', 'main.ts');
    const output = await mustRun(process.execPath, ['--expose-gc', script, '--turns', String(TURNS)], {
      env: withEnvironment(aws),
    });
    const line = output.split('\n').find((one) => one.startsWith('{'));
    if (line === undefined) throw new Error(`Nothing was found: ${output}`);
    const { grownBytes, snapshotMs, snapshotCharacters } = JSON.parse(line) as Kept;
    return [
      plain('host: heap after 1,000 streamed turns, grown by', grownBytes / MB, 'MB'),
      plain('host: these turns as the page is told of them', snapshotMs, 'ms'),
      plain('host: the size of that', snapshotCharacters / MB, 'MB'),
    ];
  } finally {
    await standIn.stop();
  }
}
