import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Attachment, MediaAttachment } from '../../../../src/chat/conversation.ts';
import { ChipFiles, MAX_KEPT_BYTES, MOST_FILES } from '../../../../src/host/storage/chipFiles.ts';
import { CODE } from '../panel/samples.ts';
import { inFolder, recordingLog, type RecordingLog } from './folder.ts';

const IMAGE: MediaAttachment = { id: 'i', kind: 'image', label: 'a.png', format: 'png', base64: 'iVBORw==' };
const PASTE: Attachment = { id: 'p', kind: 'paste', label: 'Pasted text', text: 'a secret\nof mine' };

const NOTHING = { attachments: [], tooLarge: [], text: '' };

interface Disk {
  readonly folder: string;
  readonly log: RecordingLog;
  /** What a window that starts now would have. */
  readonly open: () => ChipFiles;
}

function onDisk(test: (disk: Disk) => Promise<void>): () => Promise<void> {
  return () =>
    inFolder(async (parent) => {
      const folder = join(parent, 'chips');
      const log = recordingLog();
      await test({ folder, log, open: () => new ChipFiles(folder, fs, log) });
    });
}

function sized(label: string, bytes: number): MediaAttachment {
  return { ...IMAGE, id: label, label, base64: 'A'.repeat(bytes - (bytes % 4)) };
}

describe('What was added to a prompt', () => {
  it(
    'is there again for the next window, of every kind',
    onDisk(async ({ open, log }) => {
      await open().write('a', [CODE, IMAGE, PASTE]);
      assert.deepEqual(await open().read('a'), { attachments: [CODE, IMAGE, PASTE], tooLarge: [], text: '' });
      assert.deepEqual(await open().read('b'), NOTHING);
      assert.deepEqual(log.lines, []);
    }),
  );

  it(
    'leaves nothing behind once it is gone',
    onDisk(async ({ open, folder, log }) => {
      const files = open();
      await files.write('a', [CODE]);
      await files.write('a', []);
      await files.write('never there', []);
      await files.write('b', []);
      assert.deepEqual(await fs.readdir(folder), []);
      assert.deepEqual(log.lines, []);
    }),
  );

  it(
    'is written as it is last, however fast it changes',
    onDisk(async ({ open, folder }) => {
      const files = open();
      void files.write('a', [CODE]);
      void files.write('a', [CODE, IMAGE]);
      void files.write('a', [PASTE]);
      await files.flush();
      assert.deepEqual((await open().read('a')).attachments, [PASTE]);
      assert.deepEqual(await fs.readdir(folder), ['a.json']);
    }),
  );

  it(
    'stays within its folder, whatever it is named',
    onDisk(async ({ open, folder }) => {
      await fs.mkdir(folder);
      const files = open();
      for (const name of ['../a', '/tmp/a', '', '.', 'a/b', 'x'.repeat(101)]) {
        await files.write(name, [CODE]);
        assert.deepEqual(await files.read(name), NOTHING);
      }
      assert.deepEqual(await fs.readdir(join(folder, '..'), { recursive: true }), ['chips']);
    }),
  );
});

describe('What was added to a prompt that was on its way', () => {
  it(
    'has the prompt with it that was neither sent nor back in the composer',
    onDisk(async ({ open, log }) => {
      await open().write('a', [CODE], 'Why “this”?\n');
      await open().write('b', [], 'Why?');
      assert.deepEqual(await open().read('a'), { attachments: [CODE], tooLarge: [], text: 'Why “this”?\n' });
      assert.deepEqual(await open().read('b'), { attachments: [], tooLarge: [], text: 'Why?' });
      await open().write('b', []);
      assert.deepEqual(await open().read('b'), NOTHING);
      assert.deepEqual(log.lines, []);
    }),
  );

  it(
    'is read as it was written before prompts were kept with it',
    onDisk(async ({ open, folder }) => {
      await fs.mkdir(folder);
      const text = JSON.stringify({ version: 1, attachments: [CODE], tooLarge: [] });
      await fs.writeFile(join(folder, 'a.json'), text);
      assert.deepEqual(await open().read('a'), { attachments: [CODE], tooLarge: [], text: '' });
    }),
  );
});

describe('What is too large to be kept', () => {
  it(
    'is named, and the rest is kept in its order',
    onDisk(async ({ open }) => {
      const half = sized('half.png', MAX_KEPT_BYTES / 2);
      const more = sized('more.png', MAX_KEPT_BYTES / 2);
      await open().write('a', [PASTE, half, more, CODE]);
      assert.deepEqual(await open().read('a'), {
        attachments: [PASTE, half, CODE],
        tooLarge: ['more.png'],
        text: '',
      });
    }),
  );

  it(
    'is not read either, where something else has put it there',
    onDisk(async ({ open, folder, log }) => {
      await open().write('a', [CODE]);
      await fs.truncate(join(folder, 'a.json'), MAX_KEPT_BYTES * 2);
      assert.deepEqual(await open().read('a'), NOTHING);
      assert.deepEqual(log.lines, [
        'Reading what was added to a prompt: The file has 24 MB, more than was written',
      ]);
    }),
  );

  it(
    'makes room in time: of composers that nobody has used for long, the files go',
    onDisk(async ({ open, folder }) => {
      const files = open();
      const names = Array.from({ length: MOST_FILES + 2 }, (_, i) => `n${i}`);
      for (const [i, name] of names.entries()) {
        await files.write(name, [CODE]);
        await fs.utimes(join(folder, `${name}.json`), 1000 + i, 1000 + i);
      }
      await open().write('new', [CODE]);
      const kept = [...names.slice(3), 'new'].map((name) => `${name}.json`);
      assert.deepEqual((await fs.readdir(folder)).toSorted(), kept.toSorted());
    }),
  );
});

describe('What was kept and is damaged', () => {
  const damages: readonly (readonly [string, string])[] = [
    ['not JSON', '{"version":1,"attachments":[{"text":"a secret'],
    ['no object', '[]'],
    ['of another version', '{"version":2,"attachments":[],"tooLarge":[]}'],
    ['without attachments', '{"version":1,"tooLarge":[]}'],
    ['with names that are none', '{"version":1,"attachments":[],"tooLarge":[7]}'],
  ];
  for (const [what, text] of damages) {
    it(
      `is nothing at all: ${what}`,
      onDisk(async ({ open, folder, log }) => {
        await fs.mkdir(folder);
        await fs.writeFile(join(folder, 'a.json'), text);
        assert.deepEqual(await open().read('a'), NOTHING);
        assert.deepEqual(log.lines, [
          'Reading what was added to a prompt: The file is damaged, or of another version',
        ]);
      }),
    );
  }
});

describe('What was kept and is damaged in part', () => {
  it(
    'takes nothing else with it, and is not quoted in the log',
    onDisk(async ({ open, folder, log }) => {
      await fs.mkdir(folder);
      const attachments = [
        CODE,
        { ...CODE, text: undefined },
        { ...IMAGE, base64: '<svg>' },
        { ...IMAGE, format: 7 },
        'a secret',
        null,
        PASTE,
      ];
      const text = JSON.stringify({ version: 1, attachments, tooLarge: [] });
      await fs.writeFile(join(folder, 'a.json'), text);
      assert.deepEqual(await open().read('a'), { attachments: [CODE, PASTE], tooLarge: [], text: '' });
      assert.deepEqual(log.lines, ['Of 7 attachments of a prompt, 5 are damaged']);
    }),
  );

  it(
    'never throws, and never says what was in it, wherever the file is cut',
    onDisk(async ({ open, folder, log }) => {
      await open().write('a', [PASTE, IMAGE]);
      const whole = await fs.readFile(join(folder, 'a.json'), 'utf8');
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), async (end) => {
          await fs.writeFile(join(folder, 'a.json'), whole.slice(0, end));
          assert.deepEqual(await open().read('a'), NOTHING);
        }),
        { numRuns: 50 },
      );
      assert.doesNotMatch(log.lines.join('\n'), /secret|iVBORw/);
    }),
  );

  it(
    'does not keep the next from being written',
    onDisk(async ({ open, folder, log }) => {
      await fs.writeFile(folder, 'a file where the folder should be');
      const files = open();
      await files.write('a', [PASTE]);
      assert.equal(log.lines.length, 1);
      assert.doesNotMatch(log.lines.join('\n'), /secret/);
      await fs.unlink(folder);
      await files.write('a', [PASTE]);
      assert.deepEqual((await open().read('a')).attachments, [PASTE]);
    }),
  );
});
