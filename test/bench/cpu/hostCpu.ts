import process from 'node:process';
import { fromRoot } from '../../../scripts/lib/paths.mjs';
import { mustRun } from '../../../scripts/lib/processes.mjs';
import { withEnvironment } from '../../../scripts/lib/server.mjs';
import { standInEnvironment } from '../../../scripts/lib/standIn.mjs';
import { chunks } from '../../bedrock-local/brain/tokens.ts';
import { ofRounds, type Figure, type Samples } from '../figure.ts';
import { answerOf } from '../markdown/answerText.ts';
import type { BenchContext, Measurement } from '../measurement.ts';
import { ClockedStandIn } from '../standIn/clockedStandIn.ts';

/**
 * CPU time of the host's side of an answer, beside that of a loop over the SDK's stream, in plain Node: decoding,
 * conversation, the page's messages as JSON, and the file on disk.
 */
export const hostCpu: Measurement = { name: 'cpu', measure };

/** Characters, at most, of a delta. */
const CHUNK = 20;
/** Characters of the answers. */
const PACED = 20_000;
const BURST = 100_000;

async function measure(context: BenchContext): Promise<Figure[]> {
  const standIn = await ClockedStandIn.start();
  try {
    const aws = await standInEnvironment(await context.folder('aws-cpu'), standIn.url);
    const env = withEnvironment(aws);
    const run = async (length: number, deltaMs: number): Promise<Samples> => {
      const text = answerOf(length);
      await standIn.answerWith(text, { deltaMs, chunk: CHUNK });
      const samples = await sample(standIn.url, text.length, context.rounds, env);
      return perThousand(samples, chunks(text, CHUNK).length);
    };
    const what = 'bare SDK loop';
    return [
      ofRounds('host: CPU for 1,000 deltas, one a millisecond', await run(PACED, 1), 'ms', what),
      ofRounds('host: CPU for 1,000 deltas of a 100 KB burst', await run(BURST, 0), 'ms', what),
    ];
  } finally {
    await standIn.stop();
  }
}

function perThousand(samples: Samples, deltas: number): Samples {
  const each = (values: readonly number[]): number[] => values.map((ms) => (ms * 1000) / deltas);
  return { value: each(samples.value), baseline: each(samples.baseline) };
}

async function sample(url: string, length: number, rounds: number, env: NodeJS.ProcessEnv): Promise<Samples> {
  const args = ['--rounds', rounds, '--url', url, '--length', length].map(String);
  const output = await mustRun(process.execPath, [fromRoot('test', 'bench', 'cpu', 'main.ts'), ...args], {
    env,
  });
  const line = output.split('\n').find((one) => one.startsWith('{'));
  if (line === undefined) throw new Error(`No samples: ${output}`);
  return JSON.parse(line) as Samples;
}
