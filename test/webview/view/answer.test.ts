import assert from 'node:assert/strict';
import { answer, conversation, scenarios, turn } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

const failed = scenarios['failure'] ?? conversation([]);

describe('A failure', () => {
  usePage();

  it('says what went wrong and what to do, below what had arrived', () => {
    const probe = new PanelProbe(conversation(failed.turns.slice(0, 1)));
    assert.deepEqual(probe.texts('.markdown'), ['The function calls an operation until']);
    assert.deepEqual(probe.texts('.failure .card-body > p'), [
      'The single sign-on session of profile “work” has expired.',
      'Sign in again; your prompt is kept and can be sent once more.',
    ]);
  });

  it('offers its actions, the first as the one to take', () => {
    const probe = new PanelProbe(conversation(failed.turns.slice(0, 1)));
    assert.deepEqual(probe.texts('.failure .button:not(.secondary)'), ['Sign In']);
    probe.button('Try Again').click();
    assert.deepEqual(probe.posted, [{ type: 'act', turnId: 't1', action: 'retry' }]);
  });

  it('has AWS’s own words folded away', () => {
    const details = new PanelProbe(conversation(failed.turns.slice(0, 1))).one('.failure details');
    assert.equal(details.hasAttribute('open'), false);
    assert.match(details.textContent, /ExpiredTokenException.*Request ID: 5f0d2b6e/);
  });
});

describe('An answer’s surroundings', () => {
  usePage();

  it('list its sources, which open', () => {
    const probe = new PanelProbe(scenarios['sources'] ?? conversation([]));
    assert.deepEqual(probe.texts('.source-number'), ['1', '2']);
    probe.root.querySelectorAll<HTMLElement>('.source')[1]?.click();
    assert.deepEqual(probe.posted, [{ type: 'openSource', turnId: 't1', source: 1 }]);
  });
});

describe('The sources of an answer', () => {
  usePage();

  it('open from the numbers that its words name them by, and other numbers stay words', () => {
    const state = conversation(
      (scenarios['sources']?.turns ?? []).map((one) => ({
        ...one,
        answer: {
          ...one.answer,
          blocks: [{ kind: 'text', text: 'Yearly [1], never reused [2, 1]; `[1]` [7] [0].', citations: [] }],
        },
      })),
    );
    const probe = new PanelProbe(state);
    assert.deepEqual(probe.texts('.source-link'), ['[1]', '[2]', '[1]']);
    assert.equal(probe.one('.markdown p').textContent, 'Yearly [1], never reused [2][1]; [1] [7] [0].');
    probe.root.querySelectorAll<HTMLElement>('.source-link')[1]?.click();
    assert.deepEqual(probe.posted.at(-1), { type: 'openSource', turnId: 't1', source: 1 });
  });
});

describe('What stands below an answer', () => {
  usePage();

  it('tells usage, short to read and whole to hear', () => {
    const usage = new PanelProbe(conversation([turn('t1', 'Hi', answer('a'))])).one('.answer-usage');
    assert.equal(usage.querySelector('[aria-hidden]')?.textContent, '1,204 in · 310 out · ≈ $0.0027 · 2.3 s');
    assert.equal(usage.title, '1,204 input tokens, 310 output tokens. Cost about $0.0027. Took 2.3 s.');
  });

  it('tells all that is known once their line is opened, ids to be copied', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', answer('a'))]));
    const details = probe.one('details.answer-facts') as HTMLDetailsElement;
    assert.equal(details.open, false);
    assert.equal(probe.texts('.fact dt').at(-1), 'Request ID');
    probe.button('Copy Request ID').click();
    assert.deepEqual(probe.posted, [{ type: 'copy', text: '5f0d2b6e-8a61-4b6b-9d2e-3f1c5c7a9b10' }]);
  });

  it('offers what can be done about one that was cut', () => {
    const actions = [{ id: 'go-on', label: 'Continue' }];
    const state = { kind: 'complete', note: 'Cut.', actions } as const;
    const probe = new PanelProbe(
      conversation([turn('t1', 'Hi', answer('a', { state: { ...state, actions } }))]),
    );
    probe.button('Continue').click();
    assert.deepEqual(probe.posted, [{ type: 'act', turnId: 't1', action: 'go-on' }]);
  });

  it('keeps the caret on what can be done, while something else becomes known', () => {
    const actions = [{ id: 'go-on', label: 'Continue' }];
    const cut = (changes: object) => {
      const state = { kind: 'complete' as const, note: 'Cut.', actions: [...actions] };
      return conversation([turn('t1', 'Hi', answer('a', { state, ...changes }))]);
    };
    const probe = new PanelProbe(cut({}));
    const goOn = probe.button('Continue');
    goOn.focus();
    probe.snapshot(cut({ notes: ['A note'] }));
    assert.equal(probe.button('Continue'), goOn);
    assert.equal(document.activeElement, goOn);
  });

  it('copies the answer as it was written', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', answer('**a**'))]));
    probe.button('Copy Answer').click();
    assert.deepEqual(probe.posted, [{ type: 'copy', text: '**a**' }]);
  });

  it('says that it was stopped, and keep what had come', () => {
    const probe = new PanelProbe(
      conversation([turn('t1', 'Hi', answer('Half', { state: { kind: 'stopped' } }))]),
    );
    assert.deepEqual([probe.texts('.state-label'), probe.texts('.markdown')], [['Stopped'], ['Half']]);
  });
});

describe('The guardrail’s card', () => {
  usePage();

  it('tells what was done', () => {
    const probe = new PanelProbe(scenarios['sources'] ?? conversation([]));
    assert.deepEqual(probe.texts('.guardrail li'), [
      'Masked: EMAIL in the answer',
      'Blocked: denied topic “Weather” in the prompt',
      'Blocked: grounding check “RELEVANCE” in the answerScore 0.32, at least 0.70 is wanted',
    ]);
  });

  it('tells a blocked prompt in the guardrail’s words, which can be copied', () => {
    const guardrail = { name: 'finance (3)', message: 'Ask something else.', findings: [] };
    const blocked = { ...answer(''), blocks: [], guardrail: { ...guardrail, reason: 'Blocked.' } };
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', blocked)]));
    assert.deepEqual(probe.texts('.guardrail p'), [
      'Guardrail finance (3) blocked the prompt',
      'Ask something else.',
      'Blocked.',
    ]);
    probe.one('[aria-label="Copy Answer"]').click();
    assert.deepEqual(probe.posted, [{ type: 'copy', text: 'Ask something else.' }]);
  });
});

describe('Clicks in an answer', () => {
  usePage();

  it('hand links to the host and go no further', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', answer('[x](https://example.com/)'))]));
    let heardOutside = false;
    document.addEventListener('click', () => (heardOutside = true));
    const event = new window.MouseEvent('click', { bubbles: true, cancelable: true });
    const followed = probe.one('.markdown a').dispatchEvent(event);
    assert.deepEqual([followed, heardOutside], [false, false]);
    assert.deepEqual(probe.posted, [{ type: 'openLink', href: 'https://example.com/' }]);
  });

  it('copy code and insert it', () => {
    const probe = new PanelProbe(conversation([turn('t1', 'Hi', answer('```ts\nconst a = 1;\n\n```'))]));
    probe.button('Copy').click();
    probe.button('Insert at Cursor').click();
    assert.deepEqual(probe.posted, [
      { type: 'copy', text: 'const a = 1;' },
      { type: 'insertAtCursor', text: 'const a = 1;' },
    ]);
  });
});

describe('Reasoning', () => {
  usePage();

  const thought = conversation([
    turn('t1', 'Hi', answer('', { blocks: [{ kind: 'reasoning', text: 'I **think**', redacted: false }] })),
  ]);

  it('is on the page only while it is unfolded', () => {
    const probe = new PanelProbe(thought);
    const details = probe.one('details.reasoning') as HTMLDetailsElement;
    const contents = [false, true, false].map((open) => {
      details.open = open;
      details.dispatchEvent(new window.Event('toggle'));
      return details.querySelector('.markdown')?.textContent;
    });
    assert.deepEqual(contents, [undefined, 'I think', undefined]);
  });
});

describe('Files that an answer names', () => {
  usePage();
  const named = conversation([
    turn(
      't1',
      'Hi',
      answer('See `src/app.ts:3`, `retry()`, [the quote](src/quote.ts) and `https://a.example/b`.'),
    ),
  ]);

  it('are asked for, and become links where they are files of the workspace', () => {
    const probe = new PanelProbe(named);
    const paths = ['src/app.ts:3', 'src/quote.ts'];
    assert.deepEqual(probe.posted, [
      { type: 'findFiles', paths },
      { type: 'findFiles', paths: ['retry()'] },
    ]);
    probe.panel.filesFound(paths, ['src/app.ts:3']);
    probe.panel.filesFound(['retry()'], ['retry()']);
    assert.deepEqual(probe.texts('a'), ['src/app.ts:3', 'retry()']);
    probe.one('a').click();
    assert.deepEqual(probe.posted.at(-1), { type: 'openFile', path: 'src/app.ts:3' });
  });

  it('are asked for again by a later answer where there were none', () => {
    const probe = new PanelProbe(named);
    probe.panel.filesFound(['src/app.ts:3', 'src/quote.ts'], ['src/app.ts:3']);
    probe.apply({ kind: 'turn', turn: turn('t2', 'Ho', answer('`src/quote.ts` and `src/app.ts:3`')) });
    assert.deepEqual(probe.posted.at(-1), { type: 'findFiles', paths: ['src/quote.ts'] });
    assert.deepEqual(probe.texts('a'), ['src/app.ts:3', 'src/app.ts:3']);
  });
});

describe('A prompt', () => {
  usePage();

  it('is plain text', () => {
    const probe = new PanelProbe(conversation([turn('t1', '**a** <b>', answer('a'))]));
    assert.deepEqual(probe.texts('.prompt-text'), ['**a** <b>']);
  });

  it('is folded where it is long', () => {
    const probe = new PanelProbe(scenarios['waiting'] ?? conversation([]));
    const text = probe.one('.prompt-text');
    const toggle = probe.button('Show more');
    assert.deepEqual(
      [text.classList.contains('collapsed'), toggle.getAttribute('aria-expanded')],
      [true, 'false'],
    );
    toggle.click();
    assert.deepEqual([text.classList.contains('collapsed'), toggle.textContent], [false, 'Show less']);
  });
});
