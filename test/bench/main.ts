// npm run bench [-- --only NAME[,NAME]] [--rounds N]: measures, prints a table and writes test/output/bench.json.
// Nothing here passes or fails by being fast: it ends with an error only where something could not be measured.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { messageOf } from '../../src/base/errors.ts';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { stopAll, stopAllOnInterrupt } from '../../scripts/lib/processes.mjs';
import { seconds } from '../../scripts/lib/progress.mjs';
import { activation } from './activation/activation.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { OwnedContext } from './context.ts';
import { hostCpu } from './cpu/hostCpu.ts';
import type { Figure } from './figure.ts';
import { heap } from './heap/heap.ts';
import { markdown } from './markdown/markdown.ts';
import type { Measurement } from './measurement.ts';
import { page } from './page/page.ts';
import { sizes } from './size/sizes.ts';
import { table } from './table.ts';
import { chatWindow } from './window/chatWindow.ts';

const measurements: readonly Measurement[] = [
  sizes,
  hostCpu,
  heap,
  catalogue,
  markdown,
  page,
  activation,
  chatWindow,
];
const output = fromRoot('test', 'output', 'bench.json');

function readWishes() {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, rounds: { type: 'string', default: '5' } },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds takes a number, not "${values.rounds}".`);
  return { rounds, chosen: choose(values.only?.flatMap((names) => names.split(','))) };
}

function choose(names: readonly string[] | undefined): readonly Measurement[] {
  const unknown = (names ?? []).filter((name) => !measurements.some((one) => one.name === name));
  if (unknown.length > 0) {
    const known = measurements.map(({ name }) => name).join(', ');
    throw new Error(`Nothing is called "${unknown.join('", "')}". There is: ${known}.`);
  }
  return names ? measurements.filter(({ name }) => names.includes(name)) : measurements;
}

async function save(figures: readonly Figure[], rounds: number): Promise<void> {
  await mkdir(path.dirname(output), { recursive: true });
  const report = { at: new Date().toISOString(), node: process.version, rounds, figures };
  await writeFile(output, `${JSON.stringify(report, undefined, 2)}\n`);
}

async function main(): Promise<number> {
  const { rounds, chosen } = readWishes();
  stopAllOnInterrupt();
  const context = new OwnedContext(rounds);
  const figures: Figure[] = [];
  let failed = 0;
  try {
    for (const measurement of chosen) {
      const { name } = measurement;
      const started = performance.now();
      try {
        figures.push(...(await measurement.measure(context)));
        process.stderr.write(`${name}: measured in ${seconds(started)}\n`);
      } catch (error) {
        failed += 1;
        process.stderr.write(`${name}: could not be measured: ${messageOf(error)}\n`);
      }
    }
  } finally {
    await context.close();
    await stopAll();
  }
  await save(figures, rounds);
  console.log(table(figures).join('\n'));
  return failed > 0 ? 1 : 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(messageOf(error));
  return 1;
});
