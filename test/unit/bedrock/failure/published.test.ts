import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { classify } from '../../../../src/bedrock/failure/classify.ts';
import { CAUSES } from '../../../conformance/causes.ts';
import { thrownAs } from './errors.ts';

interface Entry {
  readonly id: string;
  readonly exception: string;
  readonly http: number | null;
  readonly message: string;
}

const ROOT = resolve(import.meta.dirname, '../../../..');
const FILE = join(resolve(ROOT, process.env['CONFORMANCE_DIR'] ?? '../shared/conformance'), 'errors.json');
const entries = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as readonly Entry[]) : [];

// Left out instead of pending: pending tests are forbidden, so that none is forgotten.
if (entries.length === 0) {
  process.stderr.write(`SKIPPED: the errors on record are not checked, there is no ${FILE}\n`);
}

describe('Of the errors that are on record', () => {
  it('each has been judged', () => {
    const unjudged = entries.map(({ id }) => id).filter((id) => !(id in CAUSES));
    assert.deepEqual(unjudged, []);
  });

  for (const { id, exception, http, message } of entries) {
    it(`${id} is told as ${CAUSES[id]}`, () => {
      const failure = classify(thrownAs(exception, message, http));
      assert.equal(failure.cause, CAUSES[id]);
      assert.notEqual(failure.message, '');
      assert.notEqual(failure.remedy, '');
      assert.notDeepEqual(failure.actions, []);
    });
  }
});
