import { createHmac } from 'node:crypto';
import { AwsError, type Caller, type Input } from '../../contract.ts';
import type { Clock } from '../clock.ts';

/** A virtual MFA device; it shows a new code every 30 seconds (RFC 6238). */
export const mfaDevice = {
  serialNumber: 'arn:aws:iam::111122223333:mfa/ada',
  user: 'arn:aws:iam::111122223333:user/ada',
} as const;

const seed = Buffer.from('bedrock-local-mfa-device');
const stepMs = 30_000;

export class MfaDevices {
  readonly #clock: Clock;
  #lastUsed = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What the device shows now. */
  code(): string {
    return codeAt(this.#step());
  }

  /** Whether the request proves MFA; throws AWS's refusal if it tries to and can't. */
  prove({ SerialNumber: serial, TokenCode: code }: Input, caller: Caller): boolean {
    if (serial === undefined && code === undefined) return false;
    if (serial === undefined || code === undefined)
      throw denied('failed, must provide both MFA serial number and one time pass code.');
    if (serial !== mfaDevice.serialNumber || caller.arn !== mfaDevice.user)
      throw denied(
        'failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
      );
    this.#use(code);
    return true;
  }

  /** AWS takes the code before and after too, as clocks differ; each only once. */
  #use(code: unknown): void {
    const now = this.#step();
    const step = [now - 1, now, now + 1].find((one) => one > this.#lastUsed && codeAt(one) === code);
    if (step === undefined) throw denied('failed with invalid MFA one time pass code.');
    this.#lastUsed = step;
  }

  #step(): number {
    return Math.floor(this.#clock.now().getTime() / stepMs);
  }
}

function codeAt(step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', seed).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

function denied(rest: string): AwsError {
  return new AwsError('AccessDenied', 403, `MultiFactorAuthentication ${rest}`);
}
