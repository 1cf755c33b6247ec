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
    return this.kept.get(name) ?? { attachments: [], tooLarge: [], text: '' };
  }

  write(name: string, attachments: readonly Attachment[], text = ''): Promise<void> {
    if (attachments.length === 0 && text === '') this.kept.delete(name);
    else this.kept.set(name, { attachments, tooLarge: [], text });
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
  /** What came back into the composer. */
  readonly back: string[];
  /** The page is there, and has what comes back. */
  readonly pageIsThere: () => void;
  readonly show: (conversation: string) => void;
}

function composer(place: ChipPlace | undefined): Composer {
  const model = new PanelModel(context);
  const notes: string[] = [];
  const back: string[] = [];
  const page = Promise.withResolvers<undefined>();
  const chips = new KeptChips(model, place, {
    say: (note) => notes.push(note.type === 'note' ? note.text : ''),
    giveBack: async (unsent) => {
      await page.promise;
      back.push(unsent);
    },
  });
  const pageIsThere = (): void => page.resolve(undefined);
  const show = (id: string): void => model.follow(scripted({ ...EMPTY, id }).session);
  return { model, chips, notes, back, pageIsThere, show };
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

const withCode: Kept = { attachments: [CODE], tooLarge: [], text: '' };

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
    const kept = { s: { attachments: [CODE, OTHER], tooLarge: [], text: '' } };
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
    const kept = { s: { attachments: [CODE], tooLarge: ['a.pdf', 'b.png'], text: '' } };
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

describe('A prompt of which it is not decided yet whether it is sent', () => {
  it('is kept with its chips until it is sent', async () => {
    const { files, model, chips } = setUp({ before: 's', name: 's' });
    files.letRead();
    await chips.tell();
    model.attach(CODE);
    const decided = Promise.withResolvers<undefined>();
    const sent = model.sending({ text: 'Why?', attachments: [CODE] }, async () => {
      await decided.promise;
    });
    model.attach(OTHER);
    assert.deepEqual(files.kept.get('s'), { attachments: [CODE, OTHER], tooLarge: [], text: 'Why?' });
    assert.deepEqual(model.attachments, [OTHER]);
    decided.resolve(undefined);
    await sent;
    assert.deepEqual(files.kept.get('s'), { attachments: [OTHER], tooLarge: [], text: '' });
  });

  it('is kept once, also when it is back in the composer, and when sending it throws', async () => {
    const { files, model, chips } = setUp({ before: 's', name: 's' });
    files.letRead();
    await chips.tell();
    model.attach(CODE);
    const sent = model.sending({ text: 'Why?', attachments: [CODE] }, () => {
      model.setAttachments([CODE]);
      assert.deepEqual(files.kept.get('s'), { attachments: [CODE], tooLarge: [], text: 'Why?' });
      return Promise.reject(new Error('git: index.lock'));
    });
    await assert.rejects(sent, { message: 'git: index.lock' });
    assert.deepEqual([files.kept.get('s'), model.outgoing], [withCode, []]);
  });

  it('comes back after a reload, and stays on the disk until a page has it', async () => {
    const kept = { s: { ...withCode, text: 'Why?' } };
    const { files, model, chips, back, pageIsThere } = setUp({ before: 's', name: 's', kept });
    files.letRead();
    await chips.tell();
    model.attach(OTHER);
    assert.deepEqual(files.kept.get('s'), { attachments: [CODE, OTHER], tooLarge: [], text: 'Why?' });
    pageIsThere();
    await chips.tell();
    assert.deepEqual([back, model.attachments], [['Why?'], [CODE, OTHER]]);
    assert.deepEqual(files.kept.get('s'), { attachments: [CODE, OTHER], tooLarge: [], text: '' });
  });
});

describe('The chips of a composer that is closed for good', () => {
  it('go with it, also where they were not read yet', async () => {
    const { files, chips } = setUp({ before: 'c-0', kept: { 'c-0': withCode } });
    chips.forget();
    assert.deepEqual(files.ids, {});
    files.letRead();
    await chips.tell();
    assert.deepEqual(files.ids, {});
  });

  it('go by the name that they have now, and no other’s do', async () => {
    const { files, model, chips, show } = setUp({ before: 'c-0', kept: { 'c-0': withCode } });
    files.letRead();
    await chips.tell();
    show('c-1');
    files.kept.set('c-0', withCode);
    chips.forget();
    model.attach(OTHER);
    assert.deepEqual(files.ids, { 'c-0': ['a'] });
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
