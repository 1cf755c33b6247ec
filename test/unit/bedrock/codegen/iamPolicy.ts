import assert from 'node:assert/strict';
import * as v from 'valibot';

/** IAM's grammar of a policy document, as far as identity-based policies without variables go. */
const Statement = v.strictObject({
  Sid: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]+$/)),
  Effect: v.picklist(['Allow', 'Deny']),
  Action: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]+:[A-Za-z*]+$/))), v.minLength(1)),
  Resource: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.regex(/^(?:\*|arn:aws(?:-[a-z]+)*:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12}|\*)?:[a-z-]+\/[\w.:/-]+)$/),
      ),
    ),
    v.minLength(1),
  ),
  Condition: v.exactOptional(v.record(v.string(), v.record(v.string(), v.string()))),
});

const Document = v.strictObject({
  Version: v.literal('2012-10-17'),
  Statement: v.pipe(v.array(Statement), v.minLength(1)),
});

/** Characters without white space: IAM's limit for a managed policy. */
const LIMIT = 6144;

/** Fails unless IAM would take the document. */
export function assertPolicy(document: unknown): void {
  const { Statement: statements } = v.parse(Document, document);
  const ids = statements.map(({ Sid }) => Sid);
  assert.equal(new Set(ids).size, ids.length, 'A Sid is there twice.');
  assert.ok(JSON.stringify(document).length <= LIMIT);
}
