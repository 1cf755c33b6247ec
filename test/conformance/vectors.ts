import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A recorded exchange with real Bedrock. */
export interface Vector {
  readonly name: string;
  /** AWS's name of it: `ConverseStream`. */
  readonly operation: string;
  readonly model: string | null;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly response: RecordedResponse;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes. */
  readonly body: Uint8Array;
}

interface StoredVector extends Omit<Vector, 'response'> {
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly bodyBase64?: string;
    readonly body?: unknown;
  };
}

/** All vectors of a folder, by file name. Throws when there is none: an empty run proves nothing. */
export function readVectors(folder: string): readonly Vector[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
  if (names.length === 0) throw new Error(`No vectors in ${folder}`);
  return names.sort().map((file) => readVector(join(folder, file)));
}

function readVector(file: string): Vector {
  const stored = JSON.parse(readFileSync(file, 'utf8')) as StoredVector;
  const { status, headers = {}, bodyBase64, body } = stored.response;
  return { ...stored, response: { status, headers, body: bytes(bodyBase64, body) } };
}

function bytes(base64: string | undefined, body: unknown): Uint8Array {
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
}
