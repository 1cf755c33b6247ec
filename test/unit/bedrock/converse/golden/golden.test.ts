import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from './goldenCases.ts';
import { readable } from './readable.ts';

const FOLDER = join(import.meta.dirname, '../../../../fixtures/requests');
/** Set to write the snapshots anew; look at what changed before it is committed. */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

describe('The request that is sent', () => {
  for (const { name, plan } of cases) {
    it(`is as it was reviewed: ${name}`, () => {
      const file = join(FOLDER, `${name}.txt`);
      const text = readable(plan());
      if (UPDATE) {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(file, text);
      }
      assert.equal(text, readFileSync(file, 'utf8'));
    });
  }

  it('has no snapshot that nothing is compared with', () => {
    assert.deepEqual(readdirSync(FOLDER).sort(), cases.map(({ name }) => `${name}.txt`).sort());
  });
});
