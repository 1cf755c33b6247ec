import assert from 'node:assert/strict';
import { exportMarkdown } from '../../../../src/host/history/exportMarkdown.ts';
import { aTurn, CODE, EMPTY, HELLO, THROTTLED } from '../panel/samples.ts';

describe('a conversation as Markdown', () => {
  it('has each prompt with what went along, and each answer with its model, sources and end', () => {
    const by = { modelLabel: 'Claude Haiku 4.5', modelId: 'm', region: 'eu-central-1' };
    const answered = aTurn(
      {
        state: { kind: 'complete', stopReason: 'end_turn' },
        by,
        blocks: [
          { kind: 'reasoning', index: 0, text: 'Hm.' },
          { kind: 'text', index: 1, text: 'It waits [1].\n', citations: [] },
        ],
        sources: [{ title: 'Manual', text: '…', uri: 'https://example.com/m' }],
      },
      { prompt: { ...HELLO, attachments: [CODE] } },
    );
    const failed = aTurn({ state: { kind: 'failed', failure: THROTTLED } }, { id: 'u' });
    assert.equal(
      exportMarkdown({ ...EMPTY, title: 'Retries', turns: [answered, failed] }),
      [
        '# Retries',
        '## Prompt',
        'Hello',
        '*src/retry.ts:3–20*\n\n```typescript\né\n```',
        '## Answer · Claude Haiku 4.5 · eu-central-1',
        'It waits [1].',
        '1. Manual (https://example.com/m)',
        '## Prompt',
        'Hello',
        '## Answer',
        '> Slow down.\n',
      ].join('\n\n'),
    );
  });
});
