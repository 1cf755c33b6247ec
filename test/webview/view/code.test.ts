import assert from 'node:assert/strict';
import type { AnswerView } from '../../../src/protocol/views.ts';
import { answer, conversation, turn } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

const LINES = Array.from({ length: 60 }, (_, i) => `const a${i} = ${i};`);
const probeOf = (markdown: string): PanelProbe =>
  new PanelProbe(conversation([turn('t1', 'Hi', answer(markdown))]));

describe('Code in an answer', () => {
  usePage();

  it('is applied as the file that it names', () => {
    const probe = probeOf('```ts src/a.ts\nlet a;\n```\n\n```py\n# src/b.py\nb = 1\n```');
    probe.root.querySelectorAll<HTMLElement>('[data-code-action=applyCode]').forEach((one) => one.click());
    const codes = [
      { text: 'let a;', language: 'ts', path: 'src/a.ts' },
      { text: 'b = 1', language: 'py', path: 'src/b.py' },
    ];
    assert.deepEqual(
      probe.posted,
      codes.map((code) => ({ type: 'applyCode', turnId: 't1', code })),
    );
    assert.deepEqual(probe.texts('.code-language'), ['src/a.ts', 'src/b.py']);
  });

  it('opens as a new file and goes to the terminal', () => {
    const probe = probeOf('```bash\nls\n```');
    probe.button('New File').click();
    probe.button('Run in Terminal').click();
    assert.deepEqual(probe.posted, [
      { type: 'newFile', code: { text: 'ls', language: 'bash' } },
      { type: 'runInTerminal', text: 'ls' },
    ]);
  });
});

describe('A diagram in an answer', () => {
  usePage();
  const diagram = '```mermaid\ngraph TD; A-->B\n```';

  it('is code, with a preview where VS Code has one', () => {
    document.body.dataset['previews'] = 'mermaid';
    const probe = probeOf(diagram);
    probe.button('Open Preview').click();
    const code = { text: 'graph TD; A-->B', language: 'mermaid' };
    assert.deepEqual(probe.posted, [{ type: 'previewCode', code }]);
    assert.throws(() => probeOf('```ts\nlet a;\n```').button('Open Preview'));
  });

  it('is code and no more where there is none', () => {
    assert.throws(() => probeOf(diagram).button('Open Preview'));
  });
});

describe('Long code in an answer', () => {
  usePage();

  it('is folded where it is long, and is copied whole all the same', () => {
    const probe = probeOf(`\`\`\`ts\n${LINES.join('\n')}\n\`\`\``);
    const shown = (): number => probe.one('.code-text').textContent.split('\n').length;
    assert.equal(shown(), 24);
    probe.button('Copy').click();
    assert.deepEqual(probe.posted, [{ type: 'copy', text: LINES.join('\n') }]);
    const toggle = probe.button('Show All 60 Lines');
    toggle.click();
    assert.deepEqual(
      [shown(), toggle.textContent, toggle.getAttribute('aria-expanded')],
      [60, 'Show Less', 'true'],
    );
    assert.equal(probe.root.querySelectorAll('.hljs-keyword').length, 60);
  });

  it('counts its lines while it streams, folded or not as the person said', () => {
    const running: AnswerView = { ...answer(`\`\`\`ts\n${LINES.join('\n')}`), state: { kind: 'streaming' } };
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', running)]));
    const append = (text: string): void => probe.apply({ kind: 'append', turnId: 't1', block: 0, text });
    append('\nconst z = 1;');
    assert.deepEqual(probe.texts('.code-fold'), ['Show All 61 Lines']);
    probe.one('.code-fold').click();
    append('\nconst y = 1;\n```\nDone.');
    assert.equal(probe.one('.code-text').textContent.split('\n').length, 62);
  });
});

describe('The buttons of a block of code', () => {
  usePage();

  it('has one stop of the Tab key for its buttons, and arrow keys between them', () => {
    const probe = probeOf('```ts\nlet a;\n```');
    const tabs = (): number[] =>
      [...probe.root.querySelectorAll<HTMLElement>('.code-tools button')].map((b) => b.tabIndex);
    assert.deepEqual(tabs(), [0, -1, -1, -1]);
    const first = probe.button('Apply in Editor');
    first.focus();
    first.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    assert.equal(document.activeElement, probe.button('Insert at Cursor'));
    assert.deepEqual(tabs(), [-1, 0, -1, -1]);
  });
});
