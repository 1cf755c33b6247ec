import assert from 'node:assert/strict';
import { attachment, conversation, answer, empty, turn } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe, type Pressed } from '../support/panel.ts';

const busy = conversation([], { busy: true });
const asked = conversation([turn('t1', 'First', answer('a')), turn('t2', 'Second', answer('b'))]);

describe('The composer sends', () => {
  usePage();

  it('with Enter, and is empty then', () => {
    const probe = new PanelProbe(empty);
    probe.type('Hello');
    assert.ok(probe.press('Enter'));
    assert.deepEqual(probe.posted, [{ type: 'send', text: 'Hello' }]);
    assert.equal(probe.input.value, '');
  });

  it('with its button', () => {
    const probe = new PanelProbe(empty);
    probe.type('Hello');
    probe.button('Send (Enter)').click();
    assert.deepEqual(probe.posted, [{ type: 'send', text: 'Hello' }]);
    assert.equal(document.activeElement, probe.input);
  });

  it('nothing but blanks', () => {
    const probe = new PanelProbe(empty);
    probe.type('  \n ');
    assert.ok(probe.press('Enter'));
    assert.deepEqual(probe.posted, []);
    assert.equal(probe.input.value, '  \n ');
  });

  for (const [name, init] of Object.entries<Pressed>({
    'Shift+Enter': { shiftKey: true },
    'Enter within a composition': { isComposing: true },
    'Enter that an input method has taken': { keyCode: 229 },
  })) {
    it(`nothing with ${name}`, () => {
      const probe = new PanelProbe(empty);
      probe.type('Hello');
      assert.equal(probe.press('Enter', init), false);
      assert.deepEqual([probe.posted, probe.input.value], [[], 'Hello']);
    });
  }

  it('nothing while an answer is under way, and keeps what is typed', () => {
    const probe = new PanelProbe(busy);
    probe.type('Hello');
    probe.press('Enter');
    assert.deepEqual([probe.posted, probe.input.value], [[], 'Hello']);
  });
});

describe('The composer stops', () => {
  usePage();

  it('with Escape while an answer is under way', () => {
    const probe = new PanelProbe(busy);
    assert.ok(probe.press('Escape'));
    assert.deepEqual(probe.posted, [{ type: 'stop' }]);
  });

  it('with the button that Send becomes', () => {
    const probe = new PanelProbe(busy);
    probe.button('Stop (Escape)').click();
    assert.deepEqual(probe.posted, [{ type: 'stop' }]);
    assert.equal(probe.one('.send').hidden, true);
  });

  it('not with Escape while nothing runs', () => {
    const probe = new PanelProbe(empty);
    assert.equal(probe.press('Escape'), false);
    assert.deepEqual(probe.posted, []);
  });
});

describe('The composer recalls prompts', () => {
  usePage();

  it('with Up in an empty field, and goes back with Down', () => {
    const probe = new PanelProbe(asked);
    const seen = ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown'].map((key) => {
      probe.press(key);
      return probe.input.value;
    });
    assert.deepEqual(seen, ['Second', 'First', 'First', 'Second', '']);
  });

  it('not over something that is typed', () => {
    const probe = new PanelProbe(asked);
    probe.type('Mine');
    assert.equal(probe.press('ArrowUp'), false);
    assert.equal(probe.input.value, 'Mine');
  });

  it('and does not lose its place while an answer streams', () => {
    const probe = new PanelProbe(asked);
    probe.press('ArrowUp');
    probe.apply({ kind: 'append', turnId: 't2', block: 0, text: 'c' }, { kind: 'busy', busy: true });
    probe.press('ArrowUp');
    assert.equal(probe.input.value, 'First');
  });
});

describe('The composer’s context', () => {
  usePage();

  const second = { ...attachment, id: 'a2', label: 'b.ts' };
  const state = { ...empty, attachments: [attachment, second] };

  it('is shown as chips that open and go away', () => {
    const probe = new PanelProbe(state);
    assert.deepEqual(probe.texts('.composer .chip-label'), ['src/retry.ts', 'b.ts']);
    probe.button('Open src/retry.ts, lines 3–20, 1.5 KB').click();
    probe.button('Remove b.ts').click();
    assert.deepEqual(probe.posted, [
      { type: 'openAttachment', id: 'a1' },
      { type: 'removeAttachment', id: 'a2' },
    ]);
  });

  it('loses its last chip to Backspace, only in an empty field', () => {
    const probe = new PanelProbe(state);
    probe.type('x');
    assert.equal(probe.press('Backspace'), false);
    probe.type('');
    assert.ok(probe.press('Backspace'));
    assert.deepEqual(probe.posted, [{ type: 'removeAttachment', id: 'a2' }]);
  });

  it('is asked for with a button', () => {
    const probe = new PanelProbe(empty);
    probe.button('Add Context…').click();
    assert.deepEqual(probe.posted, [{ type: 'addContext', context: '' }]);
  });
});

describe('The composer’s choices', () => {
  usePage();

  it('each open their picker', () => {
    const probe = new PanelProbe(empty);
    for (const name of ['Profile: default', 'Model: Claude Haiku 4.5', 'Guardrail: No guardrail']) {
      probe.button(name).click();
    }
    assert.deepEqual(probe.posted, [
      { type: 'pick', picker: 'profile' },
      { type: 'pick', picker: 'model' },
      { type: 'pick', picker: 'guardrail' },
    ]);
  });
});

describe('The composer’s draft', () => {
  usePage();

  it('is kept, and is there again when the page is', () => {
    const first = new PanelProbe(empty);
    first.type('Half a thou');
    assert.equal(new PanelProbe(empty, first.kept).input.value, 'Half a thou');
  });

  it('is not replaced by one that the host offers', () => {
    const probe = new PanelProbe(empty);
    probe.panel.composer.focus({ draft: 'Explain' });
    assert.equal(probe.input.value, 'Explain');
    probe.panel.composer.focus({ draft: 'Other' });
    assert.equal(probe.input.value, 'Explain');
    assert.equal(document.activeElement, probe.input);
  });

  it('gives no word away for a prompt that comes back, and takes it before what was typed since', () => {
    const probe = new PanelProbe(empty);
    probe.panel.composer.focus({ unsent: 'Why?' });
    assert.equal(probe.input.value, 'Why?');
    probe.type('And how?');
    probe.panel.composer.focus({ unsent: 'When?', draft: '/explain ' });
    assert.equal(probe.input.value, 'When?\nAnd how?');
    assert.equal(new PanelProbe(empty, probe.kept).input.value, 'When?\nAnd how?');
  });

  it('survives state that is not its own', () => {
    assert.equal(new PanelProbe(empty, { draft: 7, scrollTop: 'x' }).input.value, '');
  });
});
