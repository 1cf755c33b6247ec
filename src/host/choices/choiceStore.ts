import type { Memento } from 'vscode';
import * as v from 'valibot';
import type { Connection } from '../../chat/connection.ts';
import type { Task } from '../../chat/conversation.ts';
import { followsChat } from './tasks.ts';

/** Choices hold for a profile and region: another account has other models, guardrails and knowledge bases. */
const ModelChoice = v.object({
  modelId: v.string(),
  label: v.string(),
  routeId: v.exactOptional(v.string()),
});
export type ModelChoice = v.InferOutput<typeof ModelChoice>;

const GuardrailChoice = v.object({ id: v.string(), name: v.string(), version: v.string() });
const KnowledgeBaseChoice = v.object({ id: v.string(), name: v.string() });

const StoredChoices = v.object({
  model: v.exactOptional(ModelChoice),
  /** Models of single tasks, by their name; a task of another version is kept as it is. */
  taskModels: v.exactOptional(v.record(v.string(), ModelChoice)),
  guardrail: v.exactOptional(GuardrailChoice),
  knowledgeBase: v.exactOptional(KnowledgeBaseChoice),
});
export type StoredChoices = v.InferOutput<typeof StoredChoices>;

const PREFIX = 'choices';

/** The model that this task is to be run with: its own, else the chat's where it follows that; undefined is the default one. */
export function modelFor(task: Task, { model, taskModels }: StoredChoices): ModelChoice | undefined {
  return taskModels?.[task] ?? (followsChat(task) ? model : undefined);
}

/** What an older or newer version stored and this one can't read counts as nothing chosen. */
export function readChoices(memento: Pick<Memento, 'get'>, connection: Connection): StoredChoices {
  const result = v.safeParse(StoredChoices, memento.get<unknown>(keyOf(connection)));
  return result.success ? result.output : {};
}

export async function writeChoices(
  memento: Pick<Memento, 'update'>,
  connection: Connection,
  choices: StoredChoices,
): Promise<void> {
  await memento.update(keyOf(connection), choices);
}

function keyOf({ profile, region, apiKey }: Connection): string {
  return JSON.stringify([PREFIX, profile ?? null, region, ...(apiKey === true ? ['apiKey'] : [])]);
}
