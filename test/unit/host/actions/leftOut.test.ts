import assert from 'node:assert/strict';
import type { Turn } from '../../../../src/chat/conversation.ts';
import { leftOutRows } from '../../../../src/host/actions/leftOut.ts';
import { aTurn, CODE } from '../panel/samples.ts';

const said = { blocks: [{ kind: 'text', index: 0, text: 'Answer', citations: [] }] } as const;
const turn = (id: string, text: string, changes: Partial<Turn> = {}): Turn =>
  aTurn(said, { id, prompt: { task: 'chat', text, attachments: [] }, ...changes });

describe('What can be left out of a question', () => {
  it('is its code, then the turns before it, the latest first', () => {
    const asked = turn('3', 'Now', { prompt: { task: 'chat', text: 'Now', attachments: [CODE] } });
    assert.deepEqual(
      leftOutRows([turn('1', 'First'), turn('2', 'Second'), asked, turn('4', 'Later')], asked),
      [
        { id: 'a', label: '$(file-code) src/retry.ts', description: '3 B' },
        { id: '2', label: '$(comment) Second', description: 'question and answer, 12 B' },
        { id: '1', label: '$(comment) First', description: 'question and answer, 11 B' },
      ],
    );
  });

  it('is not what is left out already, nor a turn that had no answer', () => {
    const asked = turn('4', 'Now', {
      prompt: { task: 'chat', text: 'Now', attachments: [{ ...CODE, leftOut: true }] },
    });
    const before = [turn('1', 'First', { leftOut: true }), aTurn({}, { id: '2' })];
    assert.deepEqual(leftOutRows([...before, asked], asked), []);
  });

  it('draws no icon that a name asks for', () => {
    const asked = turn('2', 'Now');
    assert.equal(leftOutRows([turn('1', '$(bug) x'), asked], asked)[0]?.label, '$(comment) \\$(bug) x');
  });
});
