import assert from 'node:assert/strict';
import type { Metafile } from 'esbuild';
import { staticInputs } from '../../../scripts/lib/bundle.mjs';

type Output = Metafile['outputs'][string];

function output(inputs: readonly string[], imports: Output['imports'] = []): Output {
  const contributions = inputs.map((input) => [input, { bytesInOutput: 1 }] as const);
  return { bytes: 1, inputs: Object.fromEntries(contributions), imports, exports: [] };
}

describe('The inputs that an entry loads at once', () => {
  it('are its own and those of chunks that it imports, however far, but not those behind import()', () => {
    const outputs = {
      'entry.js': output(
        ['src/entry.ts'],
        [
          { path: 'near.js', kind: 'import-statement' },
          { path: 'late.js', kind: 'dynamic-import' },
          { path: 'vscode', kind: 'import-statement', external: true },
        ],
      ),
      'near.js': output(['src/near.ts'], [{ path: 'far.js', kind: 'import-statement' }]),
      'far.js': output(['src/far.ts'], [{ path: 'near.js', kind: 'import-statement' }]),
      'late.js': output(['src/late.ts']),
    };
    assert.deepEqual(staticInputs({ inputs: {}, outputs }, 'entry.js'), [
      'src/entry.ts',
      'src/near.ts',
      'src/far.ts',
    ]);
  });
});
