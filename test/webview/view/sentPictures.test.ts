import assert from 'node:assert/strict';
import type { TurnView } from '../../../src/protocol/views.ts';
import type { WatchNearness } from '../../../src/webview/view/nearness.ts';
import { KEPT } from '../../../src/webview/view/previews.ts';
import { answer, conversation, empty, turn } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

/** Where turns are, by what the test says. */
class Scrolled {
  #changed: Parameters<WatchNearness>[0] | undefined;
  readonly watch: WatchNearness = (changed) => {
    this.#changed = changed;
    return { observe: () => undefined, unobserve: () => undefined };
  };

  near(element: Element): void {
    this.#changed?.({ near: [element], far: [] });
  }

  far(element: Element): void {
    this.#changed?.({ near: [], far: [element] });
  }
}

const image = { id: 'i', kind: 'image', label: 'shot.png', detail: 'PNG image', bytes: 9 };
const asked = ({ posted }: PanelProbe): string[] =>
  posted.flatMap((message) => (message.type === 'preview' ? [message.id] : []));
const sources = ({ root }: PanelProbe): (string | null)[] =>
  [...root.querySelectorAll('.prompt img')].map((one) => one.getAttribute('src'));
const sent = (id: string, ...images: (typeof image)[]): TurnView => turn(id, 'Look', answer('Nice.'), images);
/** Six turns of which the last four are built with the conversation. */
const many = (scrolled: Scrolled): PanelProbe => {
  const turns = Array.from({ length: 6 }, (_, i) => sent(`t${i}`, { ...image, id: `i${i}` }));
  return new PanelProbe(conversation(turns), undefined, scrolled.watch);
};

describe('A picture that went along', () => {
  usePage();

  it('is shown small in its turn, under its name, and opens by keyboard', () => {
    const probe = new PanelProbe(conversation([sent('t1', image, { ...image, id: 'j', label: 'b.gif' })]));
    assert.deepEqual(asked(probe), ['i', 'j']);
    probe.panel.previews.receive('j', 'gif', 'BBBB');
    probe.panel.previews.receive('i', 'png', 'AAAA');
    assert.deepEqual(
      [...probe.root.querySelectorAll<HTMLImageElement>('.prompt img')].map(({ src, alt, hidden }) => [
        src,
        alt,
        hidden,
      ]),
      [
        ['data:image/png;base64,AAAA', 'shot.png', false],
        ['data:image/gif;base64,BBBB', 'b.gif', false],
      ],
    );
    const open = probe.button('Open shot.png, PNG image, 9 B');
    open.focus();
    assert.equal(document.activeElement, open);
    open.click();
    assert.deepEqual(probe.posted.at(-1), { type: 'openAttachment', id: 'i' });
  });

  it('is there at once where it was shown in the composer', () => {
    const probe = new PanelProbe({ ...empty, attachments: [image] });
    probe.panel.previews.receive('i', 'png', 'AAAA');
    probe.apply({ kind: 'attachments', attachments: [] }, { kind: 'turn', turn: sent('t1', image) });
    assert.deepEqual([asked(probe), sources(probe)], [['i'], ['data:image/png;base64,AAAA']]);
  });

  it('is shown wherever it is waited for', () => {
    const probe = new PanelProbe(conversation([sent('t1', image)], { attachments: [image] }));
    probe.panel.previews.receive('i', 'png', 'AAAA');
    assert.deepEqual(
      [...probe.root.querySelectorAll('img')].map(({ src }) => src),
      ['data:image/png;base64,AAAA', 'data:image/png;base64,AAAA'],
    );
  });

  it('has its icon where its bytes are no picture', () => {
    const probe = new PanelProbe(conversation([sent('t1', image)]));
    probe.panel.previews.receive('i', 'png', 'AAAA');
    probe.one('.prompt img').dispatchEvent(new window.Event('error'));
    assert.deepEqual(sources(probe), []);
    probe.one('.prompt .codicon-file-media');
  });
});

describe('Pictures of a long conversation', () => {
  usePage();

  it('are asked for when their turns come near, and again only where they were not shown', () => {
    const scrolled = new Scrolled();
    const probe = many(scrolled);
    assert.deepEqual(asked(probe), ['i5', 'i4', 'i3', 'i2']);
    const first = probe.one('[data-turn=t0]');
    scrolled.near(first);
    assert.deepEqual(asked(probe), ['i5', 'i4', 'i3', 'i2', 'i0']);
    scrolled.far(first);
    scrolled.near(first);
    probe.panel.previews.receive('i0', 'png', 'AAAA');
    assert.deepEqual(asked(probe), ['i5', 'i4', 'i3', 'i2', 'i0', 'i0']);
    scrolled.far(first);
    scrolled.near(first);
    assert.deepEqual(asked(probe), ['i5', 'i4', 'i3', 'i2', 'i0', 'i0']);
    assert.deepEqual(sources(probe)[0], 'data:image/png;base64,AAAA');
  });

  it('are not kept for ever: what was shown longest ago is asked for again', () => {
    const scrolled = new Scrolled();
    const probe = many(scrolled);
    const half = 'A'.repeat(KEPT / 2);
    for (const id of ['i2', 'i3', 'i4']) probe.panel.previews.receive(id, 'png', half);
    for (const id of ['t2', 't4']) {
      scrolled.far(probe.one(`[data-turn=${id}]`));
      scrolled.near(probe.one(`[data-turn=${id}]`));
    }
    assert.deepEqual(asked(probe), ['i5', 'i4', 'i3', 'i2', 'i2']);
  });
});
