import assert from 'node:assert/strict';
import { answer, conversation, turn } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';
import { findRanges } from '../../../src/webview/view/findRanges.ts';

const talk = conversation([
  turn('t1', 'A parcel?', answer('The **par**cel and a `PARCEL`.\n\n- par\n- cel')),
]);

function typeInto(probe: PanelProbe, words: string): void {
  const input = probe.one('.find-input') as HTMLInputElement;
  input.value = words;
  input.dispatchEvent(new window.Event('input', { bubbles: true }));
}

function press(element: HTMLElement, key: string, init: KeyboardEventInit = {}): void {
  element.dispatchEvent(
    new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
  );
}

describe('Finding words in the chat', () => {
  usePage();

  beforeEach(() => {
    window.HTMLElement.prototype.scrollIntoView = () => undefined;
  });

  it('finds them in any case and across formatting, but not across blocks', () => {
    const probe = new PanelProbe(talk);
    const ranges = findRanges(probe.one('.turns'), 'parcel');
    assert.deepEqual(ranges.map(String), ['parcel', 'parcel', 'PARCEL']);
  });

  it('opens with Ctrl+F, goes from match to match and round, and gives the focus back', () => {
    const probe = new PanelProbe(talk);
    probe.input.focus();
    press(probe.input, 'f', { ctrlKey: true });
    const input = probe.one('.find-input');
    assert.equal(document.activeElement, input);
    typeInto(probe, 'parcel');
    const counts = [probe.one('.find-count').textContent];
    for (const shiftKey of [false, true, true]) {
      press(input, 'Enter', { shiftKey });
      counts.push(probe.one('.find-count').textContent);
    }
    assert.deepEqual(counts, ['3 of 3', '1 of 3', '3 of 3', '2 of 3']);
    typeInto(probe, 'nowhere');
    assert.equal(probe.one('.find-count').textContent, 'No results');
    press(input, 'Escape');
    assert.deepEqual([probe.one('.find-bar').hidden, document.activeElement], [true, probe.input]);
  });
});
