import assert from 'node:assert/strict';
import type { AnswerView } from '../../../src/protocol/views.ts';
import { answer, conversation, empty, scenarios, turn } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

const running = (text: string): AnswerView => ({
  state: { kind: 'streaming' },
  blocks: [{ kind: 'text', text, citations: [] }],
  sources: [],
});
const status = (probe: PanelProbe): string => probe.one('[role=status]').textContent;

describe('An empty conversation', () => {
  usePage();

  it('offers prompts that fill the composer', () => {
    const probe = new PanelProbe(empty);
    const prompts = probe.texts('.example');
    assert.equal(prompts.length, 3);
    probe.one('.example').click();
    assert.deepEqual([probe.input.value, document.activeElement], [prompts[0], probe.input]);
    assert.deepEqual(probe.posted, []);
  });

  it('gives way to the first turn', () => {
    const probe = new PanelProbe(empty);
    probe.apply({ kind: 'turn', turn: turn('t1', 'Hi', running('')) });
    assert.equal(probe.one('.empty').hidden, true);
  });

  it('stands under the banner', () => {
    assert.deepEqual(new PanelProbe(empty).texts('.banner'), [empty.banner]);
  });
});

describe('An answer that streams', () => {
  usePage();

  it('grows without a touch to what stands', () => {
    const probe = new PanelProbe(
      conversation([turn('t1', 'Hi', answer('Old.')), turn('t2', 'Ho', running('One.\n\nTwo'))]),
    );
    const before = [...probe.root.querySelectorAll('.markdown > *')];
    probe.apply({ kind: 'append', turnId: 't2', block: 0, text: ' more' });
    assert.deepEqual([...probe.root.querySelectorAll('.markdown > *')], before);
    assert.deepEqual(probe.texts('.markdown > *'), ['Old.', 'One.', 'Two more']);
  });

  it('keeps its blocks when the turn is replaced by one that says more', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', running('One **tw'))]));
    const paragraph = probe.one('.markdown p');
    probe.apply({ kind: 'turn', turn: turn('t1', 'Hi', answer('One **two**.')) });
    assert.equal(probe.one('.markdown p'), paragraph);
    assert.equal(paragraph.innerHTML, 'One <strong>two</strong>.');
  });

  it('is built anew when it is asked for again', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', answer('Old'))]));
    probe.apply({ kind: 'turn', turn: turn('t1', 'Hi', running('New')) });
    assert.deepEqual(probe.texts('.markdown'), ['New']);
  });

  it('does not take the focus', () => {
    const probe = new PanelProbe(empty);
    probe.input.focus();
    probe.apply({ kind: 'turn', turn: turn('t1', 'Hi', running('a')) }, { kind: 'busy', busy: true });
    assert.equal(document.activeElement, probe.input);
  });

  it('is the same after a snapshot as before it', () => {
    const state = scenarios['sources'] ?? empty;
    const probe = new PanelProbe(state);
    const before = probe.root.innerHTML;
    probe.snapshot(state);
    assert.equal(probe.root.innerHTML, before);
  });

  it('goes with its conversation', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', running('a'))]));
    probe.snapshot(conversation([turn('t9', 'Other', answer('b'))]));
    assert.deepEqual(probe.texts('.turn .markdown'), ['b']);
  });
});

describe('What screen readers are told', () => {
  usePage();

  it('is that an answer has begun and that it is complete, once', () => {
    const probe = new PanelProbe(empty);
    probe.apply({ kind: 'turn', turn: turn('t1', 'Hi', running('a')) });
    assert.equal(status(probe), 'Answering…');
    const said = probe.one('[role=status]').firstChild;
    probe.apply({ kind: 'append', turnId: 't1', block: 0, text: 'b' });
    assert.equal(probe.one('[role=status]').firstChild, said);
    probe.apply({ kind: 'turn', turn: turn('t1', 'Hi', answer('ab')) });
    assert.equal(status(probe), 'Answer complete');
  });

  it('is the whole answer where one is in use', () => {
    document.body.className = 'vscode-using-screen-reader';
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', running('ab'))]));
    probe.apply({ kind: 'turn', turn: turn('t1', 'Hi', answer('abc')) });
    assert.equal(status(probe), 'Answer complete: abc');
  });

  it('is the failure and its remedy', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', running(''))]));
    const failure = { message: 'No access.', remedy: 'Ask for it.', actions: [] };
    probe.apply({
      kind: 'turn',
      turn: turn('t1', 'Hi', { ...running(''), state: { kind: 'failed', failure } }),
    });
    assert.equal(probe.one('.visually-hidden [role=alert]').textContent, 'No access. Ask for it.');
  });

  it('is not every change of the log', () => {
    const log = new PanelProbe(empty).one('[role=log]');
    assert.equal(log.getAttribute('aria-live'), 'off');
  });

  it('names every button', () => {
    for (const state of Object.values(scenarios)) {
      const names = [...new PanelProbe(state).root.querySelectorAll('button')].map(
        (button) => button.getAttribute('aria-label') ?? button.textContent.trim(),
      );
      assert.equal(names.includes(''), false);
    }
  });
});
