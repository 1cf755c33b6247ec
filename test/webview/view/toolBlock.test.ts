import assert from 'node:assert/strict';
import type { BlockView, ToolRunView } from '../../../src/protocol/views.ts';
import { answer, conversation, scenarios, turn } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

const tools = scenarios['tools'] ?? conversation([]);

function calling(run: Partial<ToolRunView>): Parameters<PanelProbe['snapshot']>[0] {
  const block: BlockView = {
    kind: 'toolCall',
    name: 'look',
    text: '{"at":"a"}',
    run: { title: 'Look', about: 'a', state: 'asking', actions: [], ...run },
  };
  return conversation([
    turn('t1', 'Look', answer('', { state: { kind: 'streaming' }, blocks: [block] }), []),
  ]);
}

const ALLOW = [{ id: 'tool:once:0', label: 'Allow Once' }];

describe('The call of a tool', () => {
  usePage();

  it('says what it is given, how it stands and what came of it', () => {
    const probe = new PanelProbe(tools);
    assert.deepEqual(probe.texts('.tool-call summary'), [
      'Read Filesrc/quote.ts',
      'Read File../secretFailed: not in the workspace',
      'Search Textfee',
    ]);
    assert.deepEqual(probe.texts('.tool-result:not([hidden])'), ['1\tconst fee = 3;']);
  });

  it('is open while it is asked about, so that nobody allows what they have not seen', () => {
    const probe = new PanelProbe(calling({ actions: ALLOW }));
    const details = probe.one('.tool-call details');
    assert.equal(details.hasAttribute('open'), true);
    assert.deepEqual(probe.texts('.tool-call details pre:not([hidden])').slice(0, 1), ['{\n  "at": "a"\n}']);
    probe.button('Allow Once').click();
    assert.deepEqual(probe.posted, [{ type: 'act', turnId: 't1', action: 'tool:once:0' }]);
    probe.snapshot(calling({ state: 'running', status: 'Running…' }));
    assert.equal(details.hasAttribute('open'), false);
  });

  it('keeps the caret in it when its buttons go', () => {
    const probe = new PanelProbe(calling({ actions: ALLOW }));
    probe.button('Allow Once').focus();
    probe.snapshot(calling({ state: 'running' }));
    assert.equal(document.activeElement, probe.one('.tool-call summary'));
  });

  it('keeps its buttons, and the caret on them, while the answer changes elsewhere', () => {
    const probe = new PanelProbe(calling({ actions: ALLOW }));
    const allow = probe.button('Allow Once');
    allow.focus();
    probe.snapshot(calling({ actions: [...ALLOW], status: 'Asked' }));
    assert.equal(probe.button('Allow Once'), allow);
    assert.equal(document.activeElement, allow);
  });

  it('is told at once to who listens, and once', () => {
    const probe = new PanelProbe(calling({ actions: ALLOW }));
    const alert = probe.one('.visually-hidden [role=alert]');
    assert.equal(alert.textContent, 'Your permission is needed: Look a');
    const said = alert.firstChild;
    probe.snapshot(calling({ actions: [...ALLOW] }));
    assert.equal(alert.firstChild, said);
  });
});
