import {
  AwsError,
  type Input,
  type OperationContext,
  type Output,
  type Service,
  type StreamStep,
} from '../../contract.ts';
import { forever, sleep } from '../wait.ts';
import type { ScenarioBook } from './book.ts';
import { disturb } from './disturb.ts';
import type { ScenarioRule } from './schema.ts';

/** A service whose operations may look at the scenario's rule for this call. */
export interface ScriptedService {
  readonly unary: Readonly<
    Record<string, (input: Input, context: OperationContext, rule?: ScenarioRule) => Output | Promise<Output>>
  >;
  readonly streams?: Readonly<
    Record<string, (input: Input, context: OperationContext, rule?: ScenarioRule) => Iterable<StreamStep>>
  >;
}

/** The same service, under the direction of a scenario. */
export function scripted({ unary, streams = {} }: ScriptedService, book: ScenarioBook): Service {
  return {
    unary: mapEntries(unary, (name, run) => async (input, context) => {
      const rule = book.take(name, input, context.caller.region);
      await begin(rule, context.signal);
      if (rule?.stream?.fault?.type === 'hang') await forever(context.signal);
      return rule?.answer?.output ?? (await run(input, context, rule));
    }),
    streams: mapEntries(
      streams,
      (name, run) =>
        async function* (input, context) {
          const rule = book.take(name, input, context.caller.region);
          await begin(rule, context.signal);
          const steps = run(input, context, rule);
          yield* rule?.stream ? disturb(steps, rule.stream) : steps;
        },
    ),
  };
}

/** The delay before the first byte, then the error in place of an answer. */
async function begin(rule: ScenarioRule | undefined, signal: AbortSignal): Promise<void> {
  if (rule?.delayFirstByteMs) await sleep(rule.delayFirstByteMs, signal);
  if (rule?.error) throw new AwsError(rule.error.name, rule.error.status, rule.error.message);
}

function mapEntries<A, B>(
  table: Readonly<Record<string, A>>,
  map: (name: string, value: A) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, map(name, value)]));
}
