import * as v from 'valibot';
import type { Input } from '../../contract.ts';
import { converseRequest, textOf } from '../conversation/request.ts';
import { scenarioSchema, type Scenario, type ScenarioRule } from './schema.ts';

/** The scenario under way, with the uses that its rules have left. */
export class ScenarioBook {
  #entries: { readonly rule: ScenarioRule; left: number }[] = [];

  /** Replaces the scenario; undefined: none. Throws with the path of what is wrong. */
  set(json: unknown): void {
    const { rules } = json === undefined || json === null ? { rules: [] } : parse(json);
    this.#entries = rules.map((rule) => ({ rule, left: rule.times ?? Infinity }));
  }

  /** Uses up one use of the rule that it returns. */
  take(operation: string, input: Input, region: string): ScenarioRule | undefined {
    const entry = this.#entries.find(({ rule, left }) => left > 0 && matches(rule, operation, input, region));
    if (!entry) return undefined;
    entry.left -= 1;
    return entry.rule;
  }
}

function parse(json: unknown): Scenario {
  const parsed = v.safeParse(scenarioSchema, json);
  if (parsed.success) return parsed.output;
  const problems = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
  throw new Error(`The scenario is not valid: ${problems.join('; ')}`);
}

function matches({ match }: ScenarioRule, operation: string, input: Input, region: string): boolean {
  return (
    (match.operation ?? operation) === operation &&
    (match.region ?? region) === region &&
    (match.modelId === undefined || match.modelId === input['modelId']) &&
    (match.promptIncludes === undefined || promptOf(input).includes(match.promptIncludes))
  );
}

const otherPrompts = v.object({
  retrievalQuery: v.optional(v.object({ text: v.optional(v.string(), '') }), {}),
  content: v.optional(v.array(v.object({ text: v.optional(v.object({ text: v.string() })) })), []),
});

/** What a person wrote, wherever the operation has it. */
function promptOf(input: Input): string {
  const conversation = v.safeParse(converseRequest, input);
  const last = conversation.success
    ? conversation.output.messages.findLast(({ role }) => role === 'user')
    : undefined;
  if (last) return textOf(last);
  const other = v.safeParse(otherPrompts, input);
  if (!other.success) return '';
  return [other.output.retrievalQuery.text, ...other.output.content.map(({ text }) => text?.text ?? '')].join(
    '\n',
  );
}
