import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyDelta } from '../../../src/protocol/applyDelta.ts';
import { parseHostMessage, parsePageMessage } from '../../../src/protocol/messages.ts';
import type { PanelState, TurnView } from '../../../src/protocol/views.ts';

describe('messages across the boundary', () => {
  it('are parsed into what they say, without what they do not', () => {
    assert.deepEqual(parsePageMessage({ type: 'send', text: 'Hello', evil: 1 }), {
      type: 'send',
      text: 'Hello',
    });
    assert.deepEqual(parsePageMessage({ type: 'pick', picker: 'model' }), { type: 'pick', picker: 'model' });
    assert.deepEqual(parseHostMessage({ type: 'focusComposer' }), { type: 'focusComposer' });
    const back = { type: 'focusComposer', unsent: 'Why?' };
    assert.deepEqual(parseHostMessage(back), back);
  });

  it('are refused when they are of another shape', () => {
    const refused = [
      { type: 'send', text: 1 },
      { type: 'pick', picker: 'password' },
      { type: 'eval' },
      null,
      'ready',
    ];
    assert.deepEqual(
      refused.map(parsePageMessage),
      refused.map(() => undefined),
    );
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        parsePageMessage(value);
        parseHostMessage(value);
      }),
    );
  });
});

const turn: TurnView = {
  id: 't-1',
  prompt: { text: 'Hello', attachments: [] },
  answer: {
    state: { kind: 'streaming' },
    blocks: [{ kind: 'text', text: 'Hi', citations: [] }],
    sources: [],
  },
};
const empty: PanelState = {
  id: 'c',
  title: '',
  turns: [],
  busy: false,
  attachments: [],
  choices: [],
  commands: [],
};

describe('deltas', () => {
  it('add and replace turns, and append to one block', () => {
    const added = applyDelta(empty, { kind: 'turn', turn });
    const grown = applyDelta(added, { kind: 'append', turnId: 't-1', block: 0, text: ' there' });
    assert.deepEqual(grown.turns[0]?.answer.blocks, [{ kind: 'text', text: 'Hi there', citations: [] }]);
    assert.deepEqual(applyDelta(grown, { kind: 'turn', turn }), added);
  });

  it('for an unknown turn or block change nothing', () => {
    const state = applyDelta(empty, { kind: 'turn', turn });
    assert.deepEqual(applyDelta(state, { kind: 'append', turnId: 't-2', block: 0, text: 'x' }), state);
    assert.deepEqual(applyDelta(state, { kind: 'append', turnId: 't-1', block: 9, text: 'x' }), state);
  });

  it('show the selection of the editor and take it away', () => {
    const implicit = { label: 'a.ts', detail: 'line 1', bytes: 3, tokens: 1, state: 'on' } as const;
    const shown = applyDelta(empty, { kind: 'implicit', implicit });
    assert.deepEqual(shown.implicit, implicit);
    assert.deepEqual(applyDelta(shown, { kind: 'implicit' }), empty);
    const commands = [{ name: 'fix', description: 'Fix' }];
    assert.deepEqual(applyDelta(empty, { kind: 'commands', commands }), { ...empty, commands });
  });
});
