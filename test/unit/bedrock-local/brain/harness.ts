import { AwsError, type Input, type Output, type StreamStep } from '../../../bedrock-local/contract.ts';
import type { ServiceName } from '../../../bedrock-local/wire/model/operations.ts';
import { createServices, type LocalServices } from '../../../bedrock-local/services/createServices.ts';

export const haiku = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
export const nova = 'amazon.nova-lite-v1:0';

export interface Caller {
  readonly region?: string;
  readonly accountId?: string;
  readonly signal?: AbortSignal;
}

/** The stand-in's services, called as the wire calls them. */
export class Local {
  readonly #local: LocalServices;

  constructor(scenario?: unknown) {
    this.#local = createServices({ scenario });
  }

  setScenario(json: unknown): void {
    this.#local.setScenario(json);
  }

  async call(service: ServiceName, operation: string, input: Input, caller: Caller = {}): Promise<Output> {
    const run = this.#local.services[service].unary[operation];
    if (!run) throw new Error(`${service} has no ${operation}`);
    return run(input, contextOf(caller));
  }

  async converse(text: string, extra: Input = {}, caller: Caller = {}): Promise<Output> {
    return this.call('bedrock-runtime', 'Converse', question(text, extra), caller);
  }

  async *stream(text: string, extra: Input = {}, caller: Caller = {}): AsyncGenerator<StreamStep> {
    const run = this.#local.services['bedrock-runtime'].streams?.['ConverseStream'];
    if (!run) throw new Error('There is no ConverseStream');
    yield* run(question(text, extra), contextOf(caller));
  }

  async steps(text: string, extra: Input = {}, caller: Caller = {}): Promise<StreamStep[]> {
    const steps: StreamStep[] = [];
    for await (const step of this.stream(text, extra, caller)) steps.push(step);
    return steps;
  }
}

function question(text: string, extra: Input): Input {
  return {
    modelId: haiku,
    messages: [{ role: 'user', content: [{ text }] }],
    inferenceConfig: { maxTokens: 4000 },
    ...extra,
  };
}

function contextOf({ region = 'us-east-1', accountId = '111122223333', signal }: Caller) {
  const arn = `arn:aws:sts::${accountId}:assumed-role/Developer/workbench`;
  return {
    caller: { accountId, arn, userId: 'AROALOCALDEVELOPER01:workbench', region },
    signal: signal ?? new AbortController().signal,
  };
}

/** What AWS would have said: exception, status and text. */
export async function refusal(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    if (error instanceof AwsError) return `${error.name} ${error.status}: ${error.message}`;
    throw error;
  }
  throw new Error('It was not refused.');
}

/** Reads a path of names and indexes, and says where there is nothing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const [i, key] of path.entries()) {
    if (typeof current !== 'object' || current === null)
      throw new Error(`Nothing at ${path.slice(0, i).join('.')}`);
    current = Reflect.get(current, key);
  }
  return current;
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('Not a list');
  return value;
}

/** The words of a message that Converse answered. */
export function words(output: Output): string {
  return list(at(output, 'output', 'message', 'content'))
    .map((block) => textAt(block, 'text'))
    .join('');
}

/** A stream's events as `name` and what they carry, without delays. */
export function events(steps: readonly StreamStep[]): readonly (readonly [string, unknown])[] {
  return steps.flatMap((step) => (step.kind === 'event' ? [[step.name, step.payload] as const] : []));
}

export function streamedText(steps: readonly StreamStep[]): string {
  return events(steps)
    .map(([name, payload]) => (name === 'contentBlockDelta' ? textAt(payload, 'delta', 'text') : ''))
    .join('');
}

/** The string at a path, or nothing. */
function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

export function keys(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
