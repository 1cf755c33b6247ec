import assert from 'node:assert/strict';
import fc from 'fast-check';
import { limit } from '../../../bedrock-local/brain/limits.ts';
import { findCode, withoutCode } from '../../../bedrock-local/brain/conversation/code.ts';
import { chunks, cut } from '../../../bedrock-local/brain/tokens.ts';
import { longText } from '../../../bedrock-local/brain/rules/longText.ts';
import { paginate } from '../../../bedrock-local/services/pagination.ts';
import { passesLuhn } from '../../../bedrock-local/services/guardrails/pii.ts';
import { split } from '../../../bedrock-local/services/knowledge/corpus.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

describe('However a text is cut', () => {
  it('the pieces of a text are the text, and no pair is cut', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, size) => {
        const pieces = chunks(text, size);
        assert.equal(pieces.join(''), text);
        assert.equal(
          pieces.every((piece) => piece !== '' && piece.isWellFormed()),
          true,
        );
      }),
    );
  });

  it('what is cut off is cut between characters', () => {
    fc.assert(
      fc.property(anyText, fc.nat(300), (text, length) => {
        const kept = cut(text, length);
        assert.equal(text.startsWith(kept) && kept.length <= length && kept.isWellFormed(), true);
      }),
    );
  });

  it('an answer has at most maxTokens times four characters, and says when that cut it', () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { maxLength: 4 }),
        fc.integer({ min: 1, max: 100 }),
        (texts, maxTokens) => {
          const { blocks, stopReason } = limit(
            texts.map((text) => ({ kind: 'text', text }) as const),
            { maxTokens },
          );
          const length = blocks.reduce(
            (sum, block) => sum + (block.kind === 'text' ? block.text.length : 0),
            0,
          );
          assert.equal(length <= maxTokens * 4, true);
          assert.equal(stopReason, texts.join('').length > maxTokens * 4 ? 'max_tokens' : 'end_turn');
        },
      ),
    );
  });

  it('a long text is as long as it was asked to be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (bytes) =>
        assert.equal(Buffer.byteLength(longText(bytes)), bytes),
      ),
    );
  });
});

describe('Always', () => {
  it('the pages of a list are the list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 10 }),
        (items, maxResults) => {
          const all: number[] = [];
          let nextToken: string | undefined;
          do {
            const page = paginate(items, { maxResults, nextToken }, 5);
            all.push(...page.items);
            ({ nextToken } = page);
          } while (nextToken !== undefined);
          assert.deepEqual(all, items);
        },
      ),
    );
  });

  it('what is in the fence is the code, and what is not is the question', () => {
    const line = fc.string({ maxLength: 20 }).filter((text) => !/[`~\n]/.test(text));
    fc.assert(
      fc.property(line, fc.array(line, { minLength: 1, maxLength: 5 }), (question, lines) => {
        const text = `${question}\n\`\`\`ts\n${lines.join('\n')}\n\`\`\``;
        assert.deepEqual(findCode(text), { language: 'ts', text: lines.join('\n') });
        assert.equal(withoutCode(text), question);
      }),
    );
  });

  it('one wrong digit makes a wrong card number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (place, add) => {
        const digits = Array.from('4111111111111111', Number);
        digits[place] = ((digits[place] ?? 0) + add) % 10;
        assert.equal(passesLuhn(digits.join('')), false);
      }),
    );
  });

  it('no words of a document are lost between its sections', () => {
    const markdown = '# Title\n\nFirst.\n\n## One\n\nSecond.\n\n## Empty\n\n### Deep\n\nThird.\n';
    assert.deepEqual(split(markdown), [
      { heading: 'Title', body: 'First.' },
      { heading: 'Title: One', body: 'Second.' },
      { heading: 'Title: Deep', body: 'Third.' },
    ]);
  });
});
