import { join } from 'node:path';
import { failureOfEntry, readErrorEntries } from './errorEntries.ts';
import { expectCause, expectOutcome } from './expect.ts';
import type { ExtensionUnderTest } from './extension.ts';
import type { Split } from './loopback.ts';
import { replay } from './replay.ts';
import { readVectors, type Vector } from './vectors.ts';

type Say = (line: string) => void;

interface Tally {
  passed: number;
  failed: number;
}

const SPLITS: readonly Split[] = ['whole', 'odd'];

/** Asserts every vector and every error entry of the folder; true when all passed. */
export async function checkFolder(extension: ExtensionUnderTest, folder: string, say: Say): Promise<boolean> {
  const tally: Tally = { passed: 0, failed: 0 };
  for (const vector of readVectors(join(folder, 'vectors'))) await checkVector(extension, vector, tally, say);
  for (const entry of readErrorEntries(join(folder, 'errors.json'))) {
    const { cause } = await failureOfEntry(extension, entry);
    count(
      tally,
      `error ${entry.id} (${cause})`,
      thrownBy(() => expectCause(entry, cause)),
      say,
    );
  }
  say(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 && tally.passed > 0;
}

async function checkVector(
  extension: ExtensionUnderTest,
  vector: Vector,
  tally: Tally,
  say: Say,
): Promise<void> {
  for (const split of SPLITS) {
    const outcome = await replay(extension, vector, split);
    if (outcome.skipped !== undefined) {
      say(`skip  ${vector.name}: ${outcome.skipped}`);
      return;
    }
    const via = outcome.via === undefined ? vector.operation : `${vector.operation} through ${outcome.via}`;
    count(
      tally,
      `${vector.name} (${via}, ${split})`,
      thrownBy(() => expectOutcome(vector, outcome)),
      say,
    );
  }
}

function count(tally: Tally, what: string, error: Error | undefined, say: Say): void {
  if (error) tally.failed += 1;
  else tally.passed += 1;
  say(error ? `FAIL  ${what}\n${error.message}` : `ok    ${what}`);
}

function thrownBy(check: () => void): Error | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** One JSON line a vector. */
export async function printVectors(extension: ExtensionUnderTest, folder: string, say: Say): Promise<void> {
  for (const vector of readVectors(folder)) {
    say(JSON.stringify({ name: vector.name, ...(await replay(extension, vector, 'odd')) }));
  }
}

/** One JSON line an entry. */
export async function printErrors(extension: ExtensionUnderTest, file: string, say: Say): Promise<void> {
  for (const entry of readErrorEntries(file)) {
    const { cause, message, remedy, actions } = await failureOfEntry(extension, entry);
    say(JSON.stringify({ id: entry.id, cause, message, remedy, actions }));
  }
}
