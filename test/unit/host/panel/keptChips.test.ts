import assert from 'node:assert/strict';
import type { Attachment } from '../../../../src/chat/conversation.ts';
import { KeptChips, type ChipPlace } from '../../../../src/host/panel/keptChips.ts';
import { PanelModel } from '../../../../src/host/panel/panelModel.ts';
import { sidebarChips } from '../../../../src/host/panel/sidebarChips.ts';
import type { Kept } from '../../../../src/host/storage/chipFiles.ts';
import { recordingLog } from '../storage/folder.ts';
import { ids } from './handlersHarness.ts';
import { CODE, context, EMPTY, HELLO, scripted } from './samples.ts';

const OTHER: Attachment = { ...CODE, id: 'b', startLine: 21, endLine: 22 };

/** Files that are there as soon as they are written, and read when the test lets them. */
class FakeFiles {
  readonly kept = new Map<string, Kept>();
  readonly #reading = Promise.withResolvers<undefined>();

  async read(name: string): Promise<Kept> {
    await this.#reading.promise;
    return this.kept.get(name) ?? { attachments: [], tooLarge: [] };
  }

  write(name: string, attachments: readonly Attachment[]): Promise<void> {
    if (attachments.length === 0) this.kept.delete(name);
    else this.kept.set(name, { attachments, tooLarge: [] });
    return Promise.resolve();
  }

  letRead(): void {
    this.#reading.resolve(undefined);
  }

  get ids(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...this.kept].map(([name, { attachments }]) => [name, ids(attachments)]));
  }
}

interface Composer {
  readonly model: PanelModel;
  readonly chips: KeptChips;
  readonly notes: string[];
  readonly show: (conversation: string) => void;
}

function composer(place: ChipPlace | undefined): Composer {
  const model = new PanelModel(context);
  const notes: string[] = [];
  const chips = new KeptChips(model, place, (note) => notes.push(note.type === 'note' ? note.text : ''));
  const show = (id: string): void => model.follow(scripted({ ...EMPTY, id }).session);
  return { model, chips, notes, show };
}

interface Before {
  readonly before: string | undefined;
  readonly name?: string;
  readonly kept?: Readonly<Record<string, Kept>>;
}

function setUp({ before, name, kept }: Before) {
  const files = new FakeFiles();
  for (const [key, value] of Object.entries(kept ?? {})) files.kept.set(key, value);
  return { files, ...composer({ files, before, ...(name !== undefined && { name }) }) };
}

const withCode: Kept = { attachments: [CODE], tooLarge: [] };

describe('The chips of a composer', () => {
  it('come back after a reload, until they are sent or taken away', async () => {
    const { files, model, chips } = setUp({ before: 's', name: 's' });
    files.letRead();
    await chips.tell();
    model.attach(CODE);
    model.attach(OTHER);
    chips.dispose();
    const after = composer({ files, before: 's', name: 's' });
    await after.chips.tell();
    assert.deepEqual(after.model.attachments, [CODE, OTHER]);
    assert.deepEqual(ids(after.model.nextPrompt('Why?').attachments), ['a', 'b']);
    after.model.setAttachments([OTHER]);
    assert.deepEqual(files.ids, { s: ['b'] });
    after.model.setAttachments([]);
    assert.deepEqual(files.ids, {});
  });

  it('come before what was added meanwhile, and give way to the same code', async () => {
    const kept = { s: { attachments: [CODE, OTHER], tooLarge: [] } };
    const { files, model, chips } = setUp({ before: 's', name: 's', kept });
    model.attach({ ...CODE, id: 'again' });
    files.letRead();
    await chips.tell();
    assert.deepEqual(ids(model.attachments), ['b', 'again']);
    assert.deepEqual(files.ids, { s: ['b', 'again'] });
  });

  it('stay where they are in the sidebar, whatever conversation it shows', async () => {
    const { files, model, chips, show } = setUp({ before: 's', name: 's', kept: { s: withCode } });
    files.letRead();
    await chips.tell();
    show('c-1');
    show('c-2');
    assert.deepEqual(model.attachments, [CODE]);
    assert.deepEqual(files.ids, { s: ['a'] });
  });

  it('go in a tab by the name of the conversation, also where that is another one now', async () => {
    const { files, chips, show } = setUp({ before: 'c-0', kept: { 'c-0': withCode } });
    files.letRead();
    await chips.tell();
    assert.deepEqual(files.ids, { 'c-0': ['a'] });
    show('c-1');
    assert.deepEqual(files.ids, { 'c-1': ['a'] });
    show('c-2');
    assert.deepEqual(files.ids, { 'c-2': ['a'] });
  });

  it('are none in a tab that is new, whatever one before it has left', async () => {
    const { files, model, chips, show } = setUp({ before: undefined, kept: { 'c-1': withCode } });
    show('c-1');
    await chips.tell();
    assert.deepEqual([model.attachments, files.ids], [[], {}]);
  });
});

describe('The chips of a composer, on disk', () => {
  it('are neither read into a chat that is closed nor written by it', async () => {
    const { files, model, chips } = setUp({ before: 's', name: 's', kept: { s: withCode } });
    chips.dispose();
    files.letRead();
    await chips.tell();
    assert.deepEqual([model.attachments, files.ids], [[], { s: ['a'] }]);
  });

  it('are not written again while nothing of them changes', async () => {
    const { files, model, chips, show } = setUp({ before: 's', name: 's', kept: { s: withCode } });
    files.letRead();
    await chips.tell();
    files.kept.clear();
    show('c-1');
    void model.session?.send(HELLO);
    assert.deepEqual(files.ids, {});
  });

  it('that were too large are named to the person, once', async () => {
    const kept = { s: { attachments: [CODE], tooLarge: ['a.pdf', 'b.png'] } };
    const { files, chips, notes } = setUp({ before: 's', name: 's', kept });
    files.letRead();
    await chips.tell();
    await chips.tell();
    assert.deepEqual(notes, [
      'a.pdf was too large to be kept while the window was closed. Add it again.\n' +
        'b.png was too large to be kept while the window was closed. Add it again.',
    ]);
  });

  it('are kept nowhere without a place', async () => {
    const { model, chips, notes } = composer(undefined);
    model.attach(CODE);
    await chips.tell();
    assert.deepEqual([ids(model.attachments), notes], [['a'], []]);
  });
});

describe('The name of the sidebar’s chips', () => {
  it('is made once for a workspace, and remembered', () => {
    const memory = new Map<string, unknown>();
    const workspaceState = {
      get: (key: string) => memory.get(key) as never,
      update: (key: string, value: unknown) => Promise.resolve(void memory.set(key, value)),
    };
    const window = { context: { workspaceState }, log: recordingLog() };
    const files = new FakeFiles();
    assert.deepEqual(
      sidebarChips(window, files, () => 'n-1'),
      { files, before: undefined, name: 'n-1' },
    );
    assert.deepEqual(
      sidebarChips(window, files, () => 'n-2'),
      { files, before: 'n-1', name: 'n-1' },
    );
  });
});
