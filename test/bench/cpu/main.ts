// A process of its own, so that nothing but one client's work is in its CPU time. Started by hostCpu.ts; prints the
// samples as one line of JSON.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { interleaved } from '../statistics.ts';
import { BareSdk } from './bareSdk.ts';
import { ExtensionHost } from './extensionHost.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** Of the stand-in. */
    url: { type: 'string', default: '' },
    /** Of the answer that has to arrive. */
    length: { type: 'string', default: '0' },
  },
});
const length = Number(values.length);

/** User and system time, in milliseconds, that getting the answer takes this process. */
async function cpuMs(answer: () => Promise<string>): Promise<number> {
  const before = process.cpuUsage();
  const text = await answer();
  const { user, system } = process.cpuUsage(before);
  if (text.length !== length) throw new Error(`Of ${length} characters ${text.length} arrived.`);
  return (user + system) / 1000;
}

const folder = await mkdtemp(path.join(tmpdir(), 'bedrock-workbench-bench-cpu-'));
const bare = new BareSdk(values.url);
const extension = new ExtensionHost(folder);
try {
  const samples = await interleaved(Number(values.rounds), {
    baseline: () =>
      cpuMs(async () => {
        let text = '';
        for await (const piece of bare.ask('Hello')) text += piece;
        return text;
      }),
    value: () => cpuMs(() => extension.ask('Hello')),
  });
  console.log(JSON.stringify(samples));
} finally {
  bare.dispose();
  extension.dispose();
  await rm(folder, { recursive: true, force: true });
}
