// A process of its own, with --expose-gc: how much of a long conversation the host keeps. Started by heap.ts;
// prints what it found as one line of JSON.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { median } from '../statistics.ts';
import { ExtensionHost } from '../cpu/extensionHost.ts';
import type { Kept } from './heap.ts';

const { values } = parseArgs({ options: { turns: { type: 'string', default: '0' } } });
/** Until everything that is made once is there. */
const WARM = 20;
const SNAPSHOTS = 9;

/** Bytes in use after garbage was collected. */
function inUse(): number {
  if (!globalThis.gc) throw new Error('Run it with --expose-gc');
  for (let n = 0; n < 3; n += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const folder = await mkdtemp(path.join(tmpdir(), 'bedrock-workbench-bench-heap-'));
const host = new ExtensionHost(folder);
try {
  const warm = host.begin();
  for (let n = 0; n < WARM; n += 1) await warm.ask(`Question ${n}`);
  await warm.end();
  const talk = host.begin();
  const before = inUse();
  for (let n = 0; n < Number(values.turns); n += 1) await talk.ask(`Question ${n}`);
  const after = inUse();
  const snapshots = Array.from({ length: SNAPSHOTS }, () => timed(() => talk.snapshot()));
  const found: Kept = {
    grownBytes: after - before,
    snapshotMs: median(snapshots),
    snapshotCharacters: talk.snapshot().length,
  };
  await talk.end();
  console.log(JSON.stringify(found));
} finally {
  host.dispose();
  await rm(folder, { recursive: true, force: true });
}
