// A process of its own, with the AWS files of the large account. Started by catalogue.ts; prints the samples as one
// line of JSON.
import { parseArgs } from 'node:util';
import { StandIn } from '../../e2e/harness/standIn.ts';
import { interleaved } from '../statistics.ts';
import { delays, slowest, type CatalogueSamples } from './samples.ts';
import { BenchWindow } from './window.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** Of the stand-in. */
    url: { type: 'string', default: '' },
    /** For what windows remember. */
    folder: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds);
const regions = Object.keys(delays);
const standIn = new StandIn(values.url);

async function inWindow<T>(folder: string | undefined, use: (window: BenchWindow) => Promise<T>): Promise<T> {
  const window = new BenchWindow(folder);
  try {
    return await use(window);
  } finally {
    window.dispose();
    await window.written();
  }
}

async function requests(): Promise<number> {
  return (await standIn.journal()).length;
}

// Code that is loaded and compiled for the first time is not what is measured.
await inWindow(undefined, (window) => window.list(['eu-central-1']));
const before = await requests();
await inWindow(undefined, (window) => window.list(['eu-central-1']));
const requestsOfRegion = (await requests()) - before;

const cold = await interleaved(rounds, {
  baseline: () => inWindow(undefined, (window) => window.list([slowest])),
  value: () => inWindow(undefined, (window) => window.list(regions)),
});

await inWindow(values.folder, (window) => window.list(regions));
const remembered = await requests();
const warm: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  warm.push(...(await inWindow(values.folder, (window) => window.expandAll())));
}
const samples: CatalogueSamples = {
  cold,
  requestsOfRegion,
  warm,
  warmRequests: (await requests()) - remembered,
};
console.log(JSON.stringify(samples));
