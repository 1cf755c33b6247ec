import assert from 'node:assert/strict';
import { answer, conversation, turn } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

const versions = (index: number, count: number) =>
  ({ ...turn(`t${index}`, 'Hi', answer(`Answer ${index}`)), siblings: { index, count } }) as const;

function type(input: HTMLElement, key: string): void {
  input.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function editor(probe: PanelProbe): HTMLTextAreaElement {
  return probe.one('[aria-label="Edit prompt"]') as HTMLTextAreaElement;
}

describe('A prompt that was sent', () => {
  usePage();

  it('is edited in its place and sent again with Enter', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', answer('Hello'))]));
    probe.button('Edit and Send Again').click();
    const input = editor(probe);
    assert.deepEqual([input.value, document.activeElement], ['Hi', input]);
    assert.equal(probe.one('.prompt-row').hidden, true);
    input.value = 'Ho';
    type(input, 'Enter');
    assert.deepEqual(probe.posted, [{ type: 'editTurn', turnId: 't1', text: 'Ho' }]);
    assert.equal(probe.root.querySelector('.prompt-editor'), null);
  });

  it('stays as it was with Escape, and the focus goes back', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', answer('Hello'))]));
    probe.button('Edit and Send Again').click();
    editor(probe).value = 'Ho';
    type(editor(probe), 'Escape');
    assert.deepEqual(probe.posted, []);
    assert.deepEqual(probe.texts('.prompt-text'), ['Hi']);
    assert.equal(document.activeElement, probe.button('Edit and Send Again'));
  });

  it('is answered again, by the same model or by another', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', answer('Hello'))]));
    probe.button('Retry').click();
    probe.button('Retry With Another Model…').click();
    assert.deepEqual(probe.posted, [
      { type: 'retryTurn', turnId: 't1', how: 'same' },
      { type: 'retryTurn', turnId: 't1', how: 'otherModel' },
    ]);
  });

  it('can’t be changed while an answer runs', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', answer('Hello'))], { busy: true }));
    assert.equal(probe.root.classList.contains('busy'), true);
    assert.equal(probe.button('Edit and Send Again').classList.contains('when-idle'), true);
  });
});

describe('A prompt with several versions', () => {
  usePage();

  it('tells which one is shown, and has none before the first', () => {
    const probe = new PanelProbe(conversation([versions(0, 3)]));
    assert.deepEqual(probe.texts('.turn-place'), ['1/3']);
    assert.equal(probe.button('Previous Version').disabled, true);
    probe.button('Compare Answers').click();
    assert.deepEqual(probe.posted, [{ type: 'compareTurn', turnId: 't0' }]);
  });

  it('is walked through by keyboard: the focus goes along', () => {
    const probe = new PanelProbe(conversation([turn('t', 'First', answer('One')), versions(0, 3)]));
    probe.button('Next Version').focus();
    probe.button('Next Version').click();
    assert.deepEqual(probe.posted, [{ type: 'walk', turnId: 't0', offset: 1 }]);
    probe.snapshot(conversation([turn('t', 'First', answer('One')), versions(1, 3)]));
    assert.equal(document.activeElement, probe.button('Next Version'));
    probe.button('Next Version').click();
    probe.snapshot(conversation([turn('t', 'First', answer('One')), versions(2, 3)]));
    assert.equal(document.activeElement, probe.button('Previous Version'));
  });

  it('has no versions where there is one', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', answer('Hello'))]));
    assert.equal(probe.root.querySelector('.turn-pager'), null);
  });
});
