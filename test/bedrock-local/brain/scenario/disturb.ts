import * as v from 'valibot';
import type { StreamStep } from '../../contract.ts';
import type { StreamScript } from './schema.ts';

/** A stream in which something goes wrong at its place; after what ends it, nothing more comes. */
export function* disturb(steps: Iterable<StreamStep>, script: StreamScript): Generator<StreamStep> {
  let events = 0;
  let characters = 0;
  let isDone = false;
  for (const step of steps) {
    if (!isDone && isReached(script, events, characters)) {
      yield* trouble(script);
      if (isLast(script)) return;
      isDone = true;
    }
    yield step;
    events += step.kind === 'event' ? 1 : 0;
    characters += textLength(step);
  }
  // Asked for later than there is anything: at the very end then.
  if (!isDone) yield* trouble(script);
}

function isReached(
  { afterEvents = 0, afterChars = 0 }: StreamScript,
  events: number,
  characters: number,
): boolean {
  return events >= afterEvents && characters >= afterChars;
}

function* trouble({ exception, fault }: StreamScript): Generator<StreamStep> {
  if (exception) yield { kind: 'exception', ...exception };
  else if (fault) yield { kind: 'fault', fault };
}

/** The others spoil bytes that are still to come. */
function isLast({ exception, fault }: StreamScript): boolean {
  return exception !== undefined || fault?.type === 'hang' || fault?.type === 'end';
}

const textDelta = v.object({ delta: v.object({ text: v.string() }) });

function textLength(step: StreamStep): number {
  if (step.kind !== 'event') return 0;
  return v.is(textDelta, step.payload) ? step.payload.delta.text.length : 0;
}
