import assert from 'node:assert/strict';
import type { Answer, Conversation } from '../../../src/chat/conversation.ts';
import { titleIn, titlePrompt, turnToName } from '../../../src/chat/titles.ts';
import { aTurn, EMPTY } from '../host/panel/samples.ts';

const complete: Partial<Answer> = {
  state: { kind: 'complete', stopReason: 'end_turn' },
  blocks: [{ kind: 'text', index: 0, text: 'Hi there.', citations: [] }],
};
const turn = aTurn(complete);
const conversation: Conversation = { ...EMPTY, title: 'Hello', turns: [turn] };

describe('A conversation that a model names', () => {
  it('has one answer, which is whole, and no name of a person’s', () => {
    assert.equal(turnToName(conversation), turn);
    const others: readonly Conversation[] = [
      EMPTY,
      { ...conversation, title: 'My own' },
      { ...conversation, turns: [turn, aTurn(complete, { id: 't2', parentId: 't' })] },
      { ...conversation, others: [aTurn(complete, { id: 't2', branch: 1 })] },
      { ...conversation, turns: [aTurn({ ...complete, state: { kind: 'stopped' } })] },
      { ...conversation, turns: [aTurn({ ...complete, blocks: [] })] },
    ];
    assert.deepEqual(
      others.map(turnToName),
      others.map(() => undefined),
    );
  });

  it('is told by the beginnings of its question and its answer, as material', () => {
    const long = aTurn(complete, { prompt: { task: 'chat', text: 'é'.repeat(5000), attachments: [] } });
    assert.deepEqual(titlePrompt(long), {
      task: 'title',
      text: 'Name this conversation.',
      attachments: [
        {
          id: 't',
          kind: 'paste',
          label: 'conversation',
          text: `Question:\n${'é'.repeat(2000)}\n\nAnswer:\nHi there.`,
        },
      ],
    });
  });

  it('gets the name alone, whatever stands around it', () => {
    const answers = [
      '"Parcel weights"',
      '\n# **Parcel weights**\n\nBecause you asked.',
      '“Parcel weights.”',
      'Parcel weights',
      ' \n ',
      '***',
      'w'.repeat(100),
      'C# and F*',
    ];
    assert.deepEqual(answers.map(titleIn), [
      'Parcel weights',
      'Parcel weights',
      'Parcel weights',
      'Parcel weights',
      undefined,
      undefined,
      `${'w'.repeat(59)}…`,
      'C# and F',
    ]);
  });
});
