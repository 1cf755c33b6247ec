import { setTimeout as after } from 'node:timers/promises';
import type { AwsError, StreamFault, StreamStep } from '../../contract.ts';
import { withBadCrc, type FrameWriter } from './frame.ts';

/** Where the bytes of a response go. */
export interface Sink {
  /** Resolves when more may be written; rejects when the client is gone. */
  write(bytes: Buffer): Promise<void>;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
}

/** How a stream is to end: with the response, or with a reset of the connection (RST). */
export type StreamEnd = { readonly type: 'ended'; readonly exception?: string } | { readonly type: 'reset' };

/**
 * Plays steps on the wire until they end or a fault ends them. Rejects when the client is gone.
 * An error between two steps becomes an exception in the stream, once it is `explained` as one of AWS's.
 */
export async function sendSteps(
  steps: AsyncIterator<StreamStep>,
  frames: FrameWriter,
  sink: Sink,
  explain: (error: unknown) => AwsError,
): Promise<StreamEnd> {
  const player = new Player(frames, sink);
  try {
    for (;;) {
      const next = await orGone(nextStep(steps, explain), sink.signal);
      const end = next === 'done' ? player.finish() : await player.play(next);
      if (end) return end;
    }
  } finally {
    // The generator may be waiting for something of its own: it is told, not waited for.
    steps.return?.().catch(() => undefined);
  }
}

async function nextStep(
  steps: AsyncIterator<StreamStep>,
  explain: (error: unknown) => AwsError,
): Promise<StreamStep | 'done'> {
  try {
    const result = await steps.next();
    return result.done ? 'done' : result.value;
  } catch (error) {
    const { name, message } = explain(error);
    return { kind: 'exception', name: name.charAt(0).toLowerCase() + name.slice(1), message };
  }
}

class Player {
  readonly #frames: FrameWriter;
  readonly #sink: Sink;
  /** What the next frame suffers. */
  #damage: 'truncateFrame' | 'badCrc' | undefined;
  /** Bytes until the connection is reset. */
  #bytesLeft: number | undefined;

  constructor(frames: FrameWriter, sink: Sink) {
    this.#frames = frames;
    this.#sink = sink;
  }

  async play(step: StreamStep): Promise<StreamEnd | undefined> {
    switch (step.kind) {
      case 'event':
        return this.#send(this.#frames.event(step));
      case 'exception': {
        const end = await this.#send(this.#frames.exception(step));
        return end ?? { type: 'ended', exception: step.name };
      }
      case 'delay':
        await after(step.ms, undefined, { signal: this.#sink.signal });
        return undefined;
      case 'fault':
        return this.#fault(step.fault);
    }
  }

  /** A reset that lay beyond the last byte comes with the end. */
  finish(): StreamEnd {
    return { type: this.#bytesLeft === undefined ? 'ended' : 'reset' };
  }

  async #fault(fault: StreamFault): Promise<StreamEnd | undefined> {
    switch (fault.type) {
      case 'hang':
        return orGone(new Promise<never>(() => undefined), this.#sink.signal);
      case 'end':
        return { type: 'ended' };
      case 'reset':
        this.#bytesLeft = fault.afterBytes;
        return fault.afterBytes > 0 ? undefined : { type: 'reset' };
      case 'truncateFrame':
      case 'badCrc':
        this.#damage = fault.type;
        return undefined;
    }
  }

  async #send(frame: Buffer): Promise<StreamEnd | undefined> {
    const isCut = this.#damage === 'truncateFrame';
    const bytes = this.#damaged(frame);
    if (this.#bytesLeft !== undefined && this.#bytesLeft <= bytes.length) {
      await this.#sink.write(bytes.subarray(0, this.#bytesLeft));
      return { type: 'reset' };
    }
    if (this.#bytesLeft !== undefined) this.#bytesLeft -= bytes.length;
    await this.#sink.write(bytes);
    return isCut ? { type: 'ended' } : undefined;
  }

  #damaged(frame: Buffer): Buffer {
    const damage = this.#damage;
    this.#damage = undefined;
    if (damage === 'badCrc') return withBadCrc(frame);
    return damage === 'truncateFrame' ? frame.subarray(0, Math.floor(frame.length / 2)) : frame;
  }
}

/** The promise, or a rejection as soon as the client is gone. */
export async function orGone<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const gone = Promise.withResolvers<never>();
  const leave = (): void => gone.reject(new Error('The client went away.'));
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([promise, gone.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
