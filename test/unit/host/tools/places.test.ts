import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { isReallyBelow } from '../../../../src/host/answerCode/realPath.ts';
import { placeAt } from '../../../../src/host/tools/places.ts';
import type { Place, ToolWorkspace } from '../../../../src/host/tools/workspace.ts';

const folder = (name: string) => ({ name, uri: `file:///home/${name}`, root: `/home/${name}` });

function anything(...names: readonly string[]): Pick<ToolWorkspace, 'folders' | 'isWithin' | 'stat'> {
  return {
    folders: () => names.map(folder),
    isWithin: () => Promise.resolve(true),
    stat: () => Promise.resolve({ kind: 'file', size: 1 }),
  };
}

const meant = async (names: readonly string[], text: string): Promise<readonly string[]> => {
  const { place, label } = await placeAt(anything(...names), text);
  return [place.folder.name, place.inside, label];
};

describe('A path that a model writes', () => {
  it('is taken relative to the one folder, or to the folder that it begins with', async () => {
    assert.deepEqual(
      [
        await meant(['app'], 'src/a.ts'),
        await meant(['app'], '.'),
        await meant(['app', 'lib'], 'lib/a.ts'),
        await meant(['app', 'lib'], 'lib'),
        await meant(['app', 'lib'], 'a.ts'),
        await meant(['app', 'lib'], '/home/lib/a.ts'),
      ],
      [
        ['app', 'src/a.ts', 'src/a.ts'],
        ['app', '', '.'],
        ['lib', 'a.ts', 'lib/a.ts'],
        ['lib', '', 'lib'],
        ['app', 'a.ts', 'app/a.ts'],
        ['lib', 'a.ts', 'lib/a.ts'],
      ],
    );
  });
});

describe('A path that a hostile model writes', () => {
  it('never means anything outside of the folders', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      'b.ts',
      '~',
      'C:',
      '/',
      '\\',
      '/home/app',
      '%2e%2e',
      'file://',
    );
    const paths = fc.array(part, { maxLength: 8 }).map((parts) => parts.join('/'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(paths, fc.string()), async (text) => {
        const found = await placeAt(anything('app', 'lib'), text).catch(() => undefined);
        if (!found) return;
        const { place } = found;
        const root = path.posix.resolve('/home', place.folder.name);
        const full = path.posix.resolve(root, place.inside);
        assert.ok(full === root || full.startsWith(`${root}/`), `${text} → ${full}`);
        assert.ok(!place.inside.includes('\\') && !place.inside.includes('\0'));
        assert.equal(place.inside.split('/').includes('..'), false);
      }),
    );
  });

  it('is looked for in each folder, and not beyond a link that leads out', async () => {
    const there: ToolWorkspace['stat'] = ({ folder: { name } }: Place) =>
      Promise.resolve(name === 'lib' ? { kind: 'file', size: 1 } : undefined);
    const workspace = { ...anything('app', 'lib'), stat: there };
    assert.equal((await placeAt(workspace, 'a.ts')).label, 'lib/a.ts');
    await assert.rejects(
      placeAt({ ...workspace, isWithin: () => Promise.resolve(false) }, 'a.ts'),
      new Error('"a.ts" leads out of the workspace.'),
    );
  });
});

describe('Where a file really is', () => {
  let base: string;
  beforeEach(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'places-'));
    await mkdir(path.join(base, 'app/src'), { recursive: true });
    await mkdir(path.join(base, 'application'));
    await writeFile(path.join(base, 'application/secret'), '');
    await symlink(path.join(base, 'application'), path.join(base, 'app/out'), 'dir');
    await symlink(path.join(base, 'app/src'), path.join(base, 'app/in'), 'dir');
  });
  afterEach(() => rm(base, { recursive: true }));

  it('counts, whatever the links on the way say', async () => {
    const below = (inside: string): Promise<boolean> =>
      isReallyBelow(path.join(base, 'app'), path.join(base, 'app', inside));
    assert.deepEqual(
      [
        await below(''),
        await below('src/new.ts'),
        await below('in/a.ts'),
        await below('out'),
        await below('out/secret'),
        await below('out/none/none'),
        await below('../application/secret'),
      ],
      [true, true, true, false, false, false, false],
    );
  });
});
