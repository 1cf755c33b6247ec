import assert from 'node:assert/strict';
import type { Conversation } from '../../../../src/chat/conversation.ts';
import { readStored } from '../../../../src/host/storage/storedConversation.ts';
import { aTurn, CODE, EMPTY, HELLO, THROTTLED } from '../panel/samples.ts';

const FULL: Conversation = {
  ...EMPTY,
  title: 'Hello',
  turns: [
    aTurn(
      {
        state: { kind: 'interrupted', failure: { ...THROTTLED, status: 429, requestId: 'r' } },
        by: {
          modelLabel: 'M',
          modelId: 'm',
          region: 'eu-west-1',
          profile: 'dev',
          foundationModelId: 'f',
          destinationRegions: ['eu-west-1'],
          maxTokens: 5,
          price: { input: 1, longer: [{ above: 9, output: 2 }], source: 'library' },
        },
        blocks: [
          { kind: 'reasoning', index: 0, text: '', signature: 's', redacted: 'AA==' },
          { kind: 'text', index: 1, text: 'Hi', citations: [{ title: 'T', text: 'x' }] },
          { kind: 'toolCall', index: 2, id: 'x', name: 'n', text: '{' },
          { kind: 'toolResult', index: 3, toolUseId: 'x', text: 'y' },
          { kind: 'unknown', index: 4, name: 'audio', text: '' },
        ],
        sources: [{ title: 'S', text: 's', score: 0.5 }],
        usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3, cacheReadInputTokens: 0 },
        guardrail: {
          findings: [{ side: 'input', policy: 'topic', name: 'W', action: 'NONE', guardrailId: 'g' }],
        },
        requestId: 'r',
        firstTokenAt: 2,
        endedAt: 3,
      },
      {
        prompt: {
          ...HELLO,
          task: 'fix',
          instructions: 'Be kind.',
          attachments: [
            CODE,
            {
              id: 'f',
              kind: 'file',
              label: 'a.md',
              uri: 'file:///a.md',
              languageId: 'markdown',
              text: '# A',
            },
            { id: 't', kind: 'terminal', label: 'zsh', text: '$ ls' },
            { id: 'i', kind: 'image', label: 'a.png', format: 'png', base64: 'AAAA' },
          ],
        },
      },
    ),
  ],
};

/** The stored form with one value replaced by what another version, or a hand, might have written. */
function stored(change: (turn: Record<string, unknown>) => unknown): string {
  const json = JSON.stringify(aTurn());
  const turn = JSON.parse(json) as Record<string, unknown>;
  return JSON.stringify({ ...EMPTY, turns: [change(turn)] });
}

function withAnswer(answer: Record<string, unknown>): string {
  return stored((turn) => ({ ...turn, answer: { ...aTurn().answer, ...answer } }));
}

function firstAnswer(json: string): unknown {
  const read = readStored(json);
  return read.kind === 'conversation' ? read.conversation.turns[0]?.answer : read;
}

describe('a stored conversation', () => {
  it('is read as it was written', () => {
    assert.deepEqual(readStored(JSON.stringify(FULL)), { kind: 'conversation', conversation: FULL });
  });

  it('keeps fields that this version does not know', () => {
    const later = stored((turn) => ({ ...turn, pinned: true }));
    assert.deepEqual(readStored(later), {
      kind: 'conversation',
      conversation: { ...EMPTY, turns: [{ ...aTurn(), pinned: true }] },
    });
  });

  it('shows blocks, ends and causes of a later version as what they can be here', () => {
    const blocks = [{ kind: 'hologram', index: 7, depth: 3 }];
    const expected = [{ kind: 'unknown', index: 7, name: 'hologram', text: '' }];
    assert.deepEqual(firstAnswer(withAnswer({ blocks })), { ...aTurn().answer, blocks: expected });
    assert.deepEqual(firstAnswer(withAnswer({ state: { kind: 'paused', until: 5 } })), {
      ...aTurn().answer,
      state: { kind: 'stopped' },
    });
    const state = { kind: 'failed', failure: { ...THROTTLED, cause: 'sunspots', actions: ['wait'] } };
    assert.deepEqual(firstAnswer(withAnswer({ state })), { ...aTurn().answer, state });
  });
});

describe('a stored conversation that is damaged', () => {
  it('is told by where, never by what', () => {
    const why = (json: string): unknown => readStored(json);
    assert.deepEqual(why(withAnswer({ sources: 'secret' })), {
      kind: 'corrupt',
      why: 'turns.0.answer.sources: expected Array',
    });
    assert.deepEqual(why('[]'), { kind: 'corrupt', why: 'version: expected "version"' });
    assert.deepEqual(why('7'), { kind: 'corrupt', why: 'root: expected Object' });
    assert.deepEqual(why(''), { kind: 'corrupt', why: 'not JSON' });
  });

  it('is not taken for one of a later version', () => {
    for (const blocks of [[{ kind: 'text', index: 0 }], [{ kind: 5 }], [null]]) {
      assert.deepEqual((firstAnswer(withAnswer({ blocks })) as { kind: string }).kind, 'corrupt');
    }
    assert.deepEqual(
      (firstAnswer(withAnswer({ state: { kind: 'failed' } })) as { kind: string }).kind,
      'corrupt',
    );
  });

  it('of a later version is told apart', () => {
    assert.deepEqual(readStored('{"version":2}'), { kind: 'newer', version: 2 });
  });
});
