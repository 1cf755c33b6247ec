import assert from 'node:assert/strict';
import { empty } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

interface Given {
  readonly text?: string;
  readonly uris?: string;
  readonly files?: readonly File[];
}

/** jsdom has no clipboard and no drag and drop: an event with what they carry. Whether the page took it. */
function give(
  probe: PanelProbe,
  type: 'paste' | 'drop',
  { text = '', uris = '', files = [] }: Given,
): boolean {
  const event = new window.Event(type, { bubbles: true, cancelable: true });
  const texts: Readonly<Record<string, string>> = {
    'text/plain': text,
    'text/uri-list': uris.split('\r\n', 2).join('\r\n'),
    'application/vnd.code.uri-list': uris,
  };
  const types = Object.keys(texts).filter((kind) => texts[kind] !== '');
  const data = {
    files,
    types: files.length > 0 ? ['Files', ...types] : types,
    getData: (kind: string) => texts[kind] ?? '',
  };
  Object.assign(event, { clipboardData: data, dataTransfer: data });
  return !probe.input.dispatchEvent(event);
}

/** Files are read in turn, after the event. */
async function untilPosted(probe: PanelProbe, count: number): Promise<void> {
  while (probe.posted.length < count) await new Promise((resolve) => setImmediate(resolve));
}

const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);

describe('What is pasted into the composer', () => {
  usePage();

  it('is the text field’s own where it is short text, with or without a picture of it', () => {
    const probe = new PanelProbe(empty);
    assert.equal(give(probe, 'paste', { text: 'x' }), false);
    assert.equal(give(probe, 'paste', { text: 'a\tb', files: [new File([bytes], 'table.png')] }), false);
    assert.deepEqual(probe.posted, []);
  });

  it('goes along as a chip where it is long', () => {
    const probe = new PanelProbe(empty);
    const long = ['x'.repeat(4001), 'line\n'.repeat(60)];
    for (const text of long) assert.ok(give(probe, 'paste', { text }));
    assert.deepEqual(
      probe.posted,
      long.map((text) => ({ type: 'addText', text })),
    );
  });

  it('goes along as a chip where it is a file, byte for byte', async () => {
    const probe = new PanelProbe(empty);
    assert.ok(give(probe, 'paste', { files: [new File([bytes], 'shot.png')] }));
    await untilPosted(probe, 1);
    const base64 = Buffer.from(bytes).toString('base64');
    assert.deepEqual(probe.posted, [{ type: 'addFile', name: 'shot.png', base64 }]);
  });

  it('is refused with its size where no model takes so much', () => {
    const probe = new PanelProbe(empty);
    const file = new File([new Uint8Array(6 * 1024 * 1024 + 1)], 'huge.pdf');
    assert.ok(give(probe, 'paste', { files: [file] }));
    assert.deepEqual(probe.texts('.composer-note-text'), [
      'huge.pdf is 6.0 MB, which is more than any model takes.',
    ]);
    probe.button('Dismiss').click();
    assert.equal(probe.one('.composer-note').hidden, true);
  });
});

describe('What is dropped on the composer', () => {
  usePage();

  it('is files of the workspace by their addresses, before any copy of them', () => {
    const probe = new PanelProbe(empty);
    const uris = '# from the explorer\r\nfile:///w/a.ts\r\nvscode-remote://h/w/b.ts\r\n';
    assert.ok(give(probe, 'drop', { uris, files: [new File([bytes], 'a.ts')] }));
    assert.deepEqual(probe.posted, [
      { type: 'addUris', uris: ['file:///w/a.ts', 'vscode-remote://h/w/b.ts'] },
    ]);
  });

  it('is the text field’s own where it is text', () => {
    const probe = new PanelProbe(empty);
    assert.equal(give(probe, 'drop', { text: 'x' }), false);
    assert.deepEqual(probe.posted, []);
  });

  it('is files of the desktop, each of them', async () => {
    const probe = new PanelProbe(empty);
    assert.ok(give(probe, 'drop', { files: [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')] }));
    await untilPosted(probe, 2);
    assert.deepEqual(probe.posted, [
      { type: 'addFile', name: 'a.txt', base64: 'YQ==' },
      { type: 'addFile', name: 'b.txt', base64: 'Yg==' },
    ]);
  });
});

describe('A picture that goes along', () => {
  usePage();

  const image = { id: 'i', kind: 'image', label: 'shot.png', detail: 'PNG image', bytes: 9 };
  const source = (probe: PanelProbe): string | null => probe.one('.chip-preview').getAttribute('src');

  it('is asked for once, and shown when it comes', () => {
    const probe = new PanelProbe({ ...empty, attachments: [image] });
    probe.apply({ kind: 'attachments', attachments: [image, { ...image, id: 'j' }] });
    assert.deepEqual(probe.posted, [
      { type: 'preview', id: 'i' },
      { type: 'preview', id: 'j' },
    ]);
    probe.panel.previews.receive('i', 'png', 'AAAA');
    assert.equal(source(probe), 'data:image/png;base64,AAAA');
  });

  it('is no SVG and nothing but base64: its name becomes part of an address', () => {
    for (const [format, base64] of [
      ['svg+xml', 'AAAA'],
      ['png', 'AAAA"><b>'],
      ['png;x', 'AAAA'],
    ] as const) {
      const probe = new PanelProbe({ ...empty, attachments: [image] });
      probe.panel.previews.receive('i', format, base64);
      assert.equal(source(probe), null);
      probe.root.remove();
    }
  });
});

describe('The selection of the editor', () => {
  usePage();

  const implicit = { label: 'src/a.ts', detail: 'lines 1–3', bytes: 30, tokens: 1234, state: 'on' } as const;

  it('is a chip with an eye, which says whether it goes along', () => {
    const probe = new PanelProbe({ ...empty, implicit });
    assert.deepEqual(probe.texts('.chip.implicit .chip-detail'), ['lines 1–3 · ≈ 1.2K tokens']);
    probe.button('Leave Selection Out').click();
    probe.apply({ kind: 'implicit', implicit: { ...implicit, state: 'off' } });
    probe.button('Send Selection Along').click();
    assert.deepEqual(probe.posted, [
      { type: 'setImplicit', on: false },
      { type: 'setImplicit', on: true },
    ]);
    assert.equal(
      probe.one('.chip.implicit').getAttribute('aria-label'),
      'Selection: src/a.ts, lines 1–3. The selected code does not go with the next prompt.',
    );
    probe.apply({ kind: 'implicit' });
    assert.deepEqual(probe.texts('.chip.implicit'), []);
  });

  it('says why it can’t go along where it is too large, and then has no eye', () => {
    const { label, detail } = implicit;
    const bytes = 5 * 1024 * 1024;
    const probe = new PanelProbe({
      ...empty,
      implicit: { state: 'too-large', label, detail, bytes, limit: 256 * 1024 },
    });
    const chip = probe.one('.chip.implicit');
    assert.deepEqual(probe.texts('.chip.implicit .chip-detail'), ['too large: 5.0 MB, the limit is 256 KB']);
    assert.deepEqual(probe.texts('.chip.implicit button'), []);
    assert.equal(chip.getAttribute('aria-disabled'), 'true');
    const why =
      'The selected code does not go with the next prompt: it is 5.0 MB, and the limit is 256 KB. Select a smaller part.';
    assert.equal(chip.getAttribute('aria-label'), `Selection: src/a.ts, lines 1–3. ${why}`);
    assert.equal(probe.one('.chip.implicit .chip-open').title, `src/a.ts\nlines 1–3 · 5.0 MB\n${why}`);
    probe.apply({ kind: 'implicit', implicit });
    assert.equal(probe.one('.chip.implicit').getAttribute('aria-disabled'), null);
  });

  it('says where the conversation has it already, and then needs no eye', () => {
    const probe = new PanelProbe({ ...empty, implicit: { ...implicit, state: 'sent' } });
    assert.deepEqual(probe.texts('.chip.implicit button'), []);
  });
});
