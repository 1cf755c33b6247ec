import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LoopbackAnswer } from './loopback.ts';

interface Vector {
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly bodyBase64: string;
  };
}

const root = join(import.meta.dirname, '..', '..');
const folder = resolve(root, process.env['CONFORMANCE_DIR'] ?? '../shared/conformance', 'vectors');

type Recording = Extract<LoopbackAnswer, object>;

/** A test that is given an answer of AWS's, byte for byte; left out, loudly, where the recordings are not. */
export function itWithRecording(
  title: string,
  name: string,
  run: (answer: Recording) => Promise<void>,
): void {
  const file = join(folder, `${name}.json`);
  if (existsSync(file)) it(title, () => run(read(file)));
  // Left out instead of pending: pending tests are forbidden, so that none is forgotten.
  else process.stderr.write(`SKIPPED, no recording at ${file}: ${title}\n`);
}

function read(file: string): Recording {
  const { response } = JSON.parse(readFileSync(file, 'utf8')) as Vector;
  const body = Buffer.from(response.bodyBase64, 'base64');
  return { status: response.status, headers: response.headers, body };
}
