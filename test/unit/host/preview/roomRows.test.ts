import assert from 'node:assert/strict';
import { planTurn } from '../../../../src/chat/buildRequest.ts';
import type { Attachment, Prompt } from '../../../../src/chat/conversation.ts';
import { forecast } from '../../../../src/chat/forecast.ts';
import { totalsOf } from '../../../../src/chat/totals.ts';
import { newAnswer } from '../../../../src/chat/turn.ts';
import { createFormat } from '../../../../src/host/panel/format.ts';
import type { PlannedCall } from '../../../../src/host/preview/plannedCall.ts';
import { roomRows, roomText } from '../../../../src/host/preview/roomRows.ts';
import { anyChoices } from '../../../fakes/services.ts';
import { aTurn, EMPTY, HELLO } from '../panel/samples.ts';

const format = createFormat('en');
const PICTURE: Attachment = { id: 'picture', kind: 'image', label: 'a.png', format: 'png', base64: 'AAAA' };
const PASTE: Attachment = { id: 'paste', kind: 'paste', label: 'Pasted', text: 'x'.repeat(400) };

const prompt: Prompt = { task: 'chat', text: 'And now?', attachments: [PASTE, PICTURE] };
const turns = ['first', 'second'].map((id) =>
  aTurn(
    { blocks: [{ kind: 'text', index: 0, text: 'y'.repeat(2000), citations: [] }] },
    { id, prompt: { ...HELLO, text: `The ${id} question`, attachments: [] } },
  ),
);

function callWithin(contextWindow: number): PlannedCall {
  const choices = { ...anyChoices, target: { ...anyChoices.target, label: 'Some Model', contextWindow } };
  const plan = planTurn(turns, { id: '', prompt, answer: newAnswer(0) }, choices, []);
  const estimate = (tokens: number) => ({ tokens, error: 0.35, calls: 0 });
  return {
    choices,
    prompt,
    estimate,
    forecast: forecast(plan, { estimate, counted: undefined, price: undefined }),
    attachments: [],
    totals: totalsOf(EMPTY),
  };
}

describe('A call that is more than the model reads', () => {
  it('names what could be left out, in tokens, the oldest talk unticked as far as it must be', () => {
    assert.deepEqual(
      roomRows(callWithin(3000), turns, format)?.map(
        ({ id, label, description, picked }) => `${picked ? '☑' : '☐'} ${id}: ${label} ${description}`,
      ),
      [
        '☑ paste: $(file) Pasted ≈ 100 tokens',
        '☑ picture: $(file-media) a.png 3 B',
        '☑ second: $(comment) The second question ≈ 505 tokens',
        '☐ first: $(comment) The first question ≈ 505 tokens',
      ],
    );
  });

  it('says by how much', () => {
    assert.match(
      roomText(callWithin(3000), format),
      /^≈ 1,\d+ tokens and an answer of up to 2,000 are more than the 3,000 that Some Model reads\.$/,
    );
  });

  it('is not spoken of where all of it fits', () => {
    assert.equal(roomRows(callWithin(5000), turns, format), undefined);
  });
});
