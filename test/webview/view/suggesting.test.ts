import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suggestAt } from '../../../src/webview/view/suggesting.ts';
import { commands, empty } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

function names(text: string, caret = text.length): readonly string[] | undefined {
  return suggestAt(text, caret, commands)?.items.map(({ name }) => name);
}

describe('The composer suggests', () => {
  it('commands after a slash at the beginning, the best first', () => {
    assert.deepEqual(names('/'), ['explain', 'fix', 'tests']);
    assert.deepEqual(names(' /T'), ['tests']);
    assert.deepEqual(names('/x'), ['explain', 'fix']);
  });

  it('contexts after a hash wherever a word begins', () => {
    assert.deepEqual(names('see #pro'), ['problems']);
    assert.deepEqual(names('#s rest', 2), ['selection', 'symbol', 'problems', 'changes']);
  });

  it('nothing within a word, a path, a sentence, or where nothing fits', () => {
    for (const text of ['a#f', '1/2', 'and /fix', '/fix it', '/usr/bin', '#zzz', 'C# ', '']) {
      assert.equal(names(text), undefined, text);
    }
  });

  it('only what replaces the sign and what follows it', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(30), (text, at) => {
        const suggested = suggestAt(text, Math.min(at, text.length), commands);
        if (suggested) assert.match(text.slice(suggested.from, suggested.to), /^[/#][\w.-]*$/);
      }),
    );
  });
});

describe('The list of suggestions', () => {
  usePage();

  const rows = (probe: PanelProbe): string[] => probe.texts('.suggest-name');

  it('is a list box of the text field, which tells the row that is meant and keeps the focus', () => {
    const probe = new PanelProbe(empty);
    probe.input.focus();
    const state = (): unknown[] => {
      const active = probe.input.getAttribute('aria-activedescendant');
      const row = active === null ? null : document.getElementById(active);
      return [!probe.one('[role=listbox]').hidden, row?.querySelector('.suggest-name')?.textContent];
    };
    assert.deepEqual(state(), [false, undefined]);
    probe.type('/');
    assert.deepEqual(state(), [true, '/explain']);
    assert.ok(probe.press('ArrowDown'));
    assert.deepEqual(state(), [true, '/fix']);
    assert.ok(probe.press('ArrowUp') && probe.press('ArrowUp'));
    assert.deepEqual(state(), [true, '/tests']);
    assert.ok(probe.press('Escape'));
    assert.deepEqual(state(), [false, undefined]);
    assert.equal(document.activeElement, probe.input);
  });

  it('completes a command with Tab or Enter, and sends one that is whole', () => {
    const probe = new PanelProbe(empty);
    probe.type('/fi');
    assert.ok(probe.press('Tab'));
    assert.equal(probe.input.value, '/fix ');
    probe.type('/te');
    assert.ok(probe.press('Enter'));
    assert.deepEqual([probe.input.value, probe.posted], ['/tests ', []]);
    probe.type('/tests');
    assert.ok(probe.press('Enter'));
    assert.deepEqual(probe.posted, [{ type: 'send', text: '/tests' }]);
  });

  it('has the host ask which context, and takes the word out of the prompt', () => {
    const probe = new PanelProbe(empty);
    probe.type('What of #fil');
    assert.deepEqual(rows(probe), ['#file']);
    assert.ok(probe.press('Enter'));
    assert.equal(probe.input.value, 'What of ');
    assert.deepEqual(probe.posted, [{ type: 'addContext', context: 'file' }]);
  });

  it('shows commands that come later, and is left alone by other keys', () => {
    const probe = new PanelProbe(empty);
    probe.apply({ kind: 'commands', commands: [{ name: 'release', description: 'Notes' }] });
    probe.type('/');
    assert.deepEqual(rows(probe), ['/release']);
    assert.equal(probe.press('a'), false);
    assert.equal(probe.press('Enter', { isComposing: true }), false);
    assert.deepEqual(rows(probe), ['/release']);
  });
});
