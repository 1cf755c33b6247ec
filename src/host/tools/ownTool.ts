import * as v from 'valibot';
import type { JsonObject } from '../../base/json.ts';
import type { Tool } from '../../chat/tools.ts';

export interface OwnToolOptions<I> {
  readonly name: string;
  /** For people. */
  readonly label: string;
  /** For a model. */
  readonly description: string;
  /** JSON schemas of the fields, as the model is told of them. */
  readonly properties: JsonObject;
  readonly required?: readonly string[];
  /** The same, as it is checked. */
  readonly input: v.GenericSchema<unknown, I>;
  readonly run: (input: I, signal: AbortSignal) => Promise<string> | string;
}

const OWN = 'own:';

/** A tool of this extension: what a model wrote is checked before anything is done with it. */
export function ownTool<I>(options: OwnToolOptions<I>): Tool {
  const { name, label, description, properties, required = [], input: schema, run } = options;
  return {
    id: `${OWN}${name}`,
    name,
    label,
    description,
    inputSchema: { type: 'object', properties, required: [...required], additionalProperties: false },
    run: async (input, signal) => {
      signal.throwIfAborted();
      const result = v.safeParse(schema, input);
      if (!result.success) throw new Error(mend(result.issues));
      return run(result.output, signal);
    },
  };
}

function mend(issues: readonly v.BaseIssue<unknown>[]): string {
  const told = issues.slice(0, 5).map((issue) => {
    const path = v.getDotPath(issue);
    return path === null ? issue.message : `${path}: ${issue.message}`;
  });
  return `The input is not what this tool takes. ${told.join('. ')}`.slice(0, 600);
}

/** Some models write `null` for what they leave out. */
export function optionalOf<T extends v.GenericSchema>(schema: T): v.NullishSchema<T, undefined> {
  return v.nullish(schema);
}

/** Longer is no path and no search, but an accident. */
const LONGEST = 1000;

export const Text = v.pipe(
  v.string(),
  v.maxLength(LONGEST, `It may have at most ${LONGEST} characters`),
  v.check((text) => text.trim() !== '', 'It must not be empty'),
);
