import assert from 'node:assert/strict';
import { CAUSES } from './causes.ts';
import type { ErrorEntry } from './errorEntries.ts';
import type { Outcome } from './outcome.ts';
import { frames, referenceOf } from './reference.ts';
import type { Vector } from './vectors.ts';

/** The cause that a person should be told, for each recorded error: our judgement of AWS's words. */
const VECTOR_CAUSES: Readonly<Record<string, string>> = {
  'count-tokens-unsupported': 'unsupported-feature',
  'err-access-denied': 'model-access-denied',
  'err-context': 'input-too-long',
  'err-expired': 'credentials-expired',
  'err-invalid-model': 'model-not-found',
  'err-invalid-model-stream': 'model-not-found',
  'err-signature': 'clock-skew',
  'err-unrecognized': 'credentials-invalid',
  'stream-validation-exception': 'image-invalid',
};

/** Throws an AssertionError where the extension shows something else than what was recorded. */
export function expectOutcome(vector: Vector, outcome: Outcome): void {
  if (isError(vector)) expectError(vector, outcome);
  else if (vector.operation === 'Retrieve') expectPassages(vector, outcome);
  else if (vector.operation === 'ListFoundationModels') expectModels(vector, outcome);
  else expectAnswer(vector, outcome);
}

function isError({ operation, response }: Vector): boolean {
  if (response.status >= 400) return true;
  return operation === 'ConverseStream' && frames(response.body).some(([type]) => type.endsWith('Exception'));
}

function expectError({ name }: Vector, { error }: Outcome): void {
  assert.ok(error, 'an error was recorded and none is told');
  assert.notEqual(error.remedy, '');
  const cause = VECTOR_CAUSES[name];
  if (cause === undefined) assert.notEqual(error.cause, 'unknown');
  else assert.equal(error.cause, cause);
}

/** An entry that we have not judged yet must at least be understood. */
export function expectCause({ id }: ErrorEntry, cause: string): void {
  if (id in CAUSES) assert.equal(cause, CAUSES[id]);
  else assert.notEqual(cause, 'unknown');
}

function expectAnswer(vector: Vector, { citations, guardrail, error, ...outcome }: Outcome): void {
  assert.equal(error, null);
  const reference = referenceOf(vector);
  assert.deepEqual(
    {
      ...outcome,
      citations: citations.map(({ title, text }) => [title, text]),
      guardrail: guardrail && acted(guardrail.findings),
    },
    { ...reference, guardrail: reference.guardrail && [...reference.guardrail].sort() },
  );
}

function acted(findings: NonNullable<Outcome['guardrail']>['findings']): readonly string[] {
  return findings
    .filter(({ action }) => action !== 'NONE')
    .map(({ side, name, action }) => `${side} ${name} ${action}`)
    .sort();
}

interface RetrieveBody {
  readonly retrievalResults: readonly {
    readonly content: { readonly text: string };
    readonly score: number;
  }[];
}

function expectPassages({ response }: Vector, { citations, error }: Outcome): void {
  assert.equal(error, null);
  const { retrievalResults } = JSON.parse(Buffer.from(response.body).toString()) as RetrieveBody;
  const best = [...retrievalResults].sort((a, b) => b.score - a.score);
  assert.deepEqual(
    citations.map(({ text }) => text),
    best.map(({ content }) => content.text),
  );
}

interface ModelsBody {
  readonly modelSummaries: readonly { readonly modelId: string }[];
}

function expectModels({ response }: Vector, { models, error }: Outcome): void {
  assert.equal(error, null);
  const { modelSummaries } = JSON.parse(Buffer.from(response.body).toString()) as ModelsBody;
  assert.deepEqual([...(models ?? [])].sort(), modelSummaries.map(({ modelId }) => modelId).sort());
}
