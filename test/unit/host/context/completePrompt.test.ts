import assert from 'node:assert/strict';
import { checkedAttachment } from '../../../../src/chat/attach.ts';
import type { Attachment, CodeAttachment, TextAttachment } from '../../../../src/chat/conversation.ts';
import { builtInCommands, promptOf } from '../../../../src/chat/slashCommands.ts';
import { completePrompt, refusedCode, type Needs } from '../../../../src/host/context/completePrompt.ts';
import { CODE } from '../panel/samples.ts';

const CHANGES: TextAttachment = { id: 'c', kind: 'changes', label: 'Changes', text: '+x' };
const PROBLEMS: TextAttachment = {
  id: 'p',
  kind: 'problems',
  label: '1 problem',
  text: 'a.ts:1:1: error: x',
};

const nothing: Needs = {
  changes: () => Promise.resolve(undefined),
  problemsIn: () => undefined,
  codeAtCursor: () => Promise.resolve(undefined),
  hasHistory: false,
};
const everything: Needs = {
  ...nothing,
  changes: () => Promise.resolve(CHANGES),
  problemsIn: () => PROBLEMS,
  codeAtCursor: () => Promise.resolve(CODE),
};

/** What goes along in the end, or why nothing was sent. */
async function outcome(text: string, given: readonly Attachment[], needs: Needs): Promise<unknown> {
  const completed = await completePrompt(promptOf(text, given, builtInCommands()), needs);
  return completed.kind === 'prompt' ? completed.prompt.attachments.map(({ id }) => id) : completed.why;
}

describe('A command that was sent', () => {
  it('to write a commit message takes the changes along, unless they are there', async () => {
    assert.deepEqual(await outcome('/commit', [], everything), ['c']);
    assert.deepEqual(await outcome('/commit', [CODE], everything), ['a', 'c']);
    assert.deepEqual(await outcome('/commit', [{ ...CHANGES, id: 'mine' }], everything), ['mine']);
    assert.equal(
      await outcome('/commit', [], nothing),
      'There is nothing to commit: no changes, or no Git repository is open.',
    );
  });

  it('about code takes the code at the cursor, where nothing else was said or added', async () => {
    assert.deepEqual(await outcome('/explain', [], everything), ['a']);
    assert.deepEqual(await outcome('/explain what a closure is', [], everything), []);
    assert.deepEqual(await outcome('/explain', [PROBLEMS], everything), ['p']);
  });

  it('to fix takes along what is known to be wrong with the code', async () => {
    assert.deepEqual(await outcome('/fix', [CODE], everything), ['a', 'p']);
    assert.deepEqual(await outcome('/fix', [], everything), ['a', 'p']);
    assert.deepEqual(await outcome('/fix', [CODE, { ...PROBLEMS, id: 'mine' }], everything), ['a', 'mine']);
    assert.deepEqual(await outcome('/refactor', [CODE], everything), ['a']);
  });

  it('to review takes the changes where there is no code', async () => {
    const noCode = { ...everything, codeAtCursor: nothing.codeAtCursor };
    assert.deepEqual(await outcome('/review', [], noCode), ['c']);
  });

  it('about nothing at all is refused, unless it may be about the conversation', async () => {
    const why = 'Select some code or add context first: nothing goes with this command.';
    assert.equal(await outcome('/tests', [], nothing), why);
    assert.deepEqual(await outcome('/tests', [], { ...nothing, hasHistory: true }), []);
    assert.deepEqual(await outcome('/tests for a stack', [], nothing), []);
  });
});

describe('A command about code that can’t be sent', () => {
  const given = (code: CodeAttachment): Promise<CodeAttachment | string | undefined> => {
    try {
      return Promise.resolve(checkedAttachment(code));
    } catch (error) {
      return Promise.resolve(refusedCode(error));
    }
  };
  const about = (text: string): Needs => ({
    ...everything,
    hasHistory: true,
    codeAtCursor: () => given({ ...CODE, text }),
  });

  it('is refused with its size, the limit and what can be done, whatever else it might be about', async () => {
    const why = 'The selection is 300 KB, and the limit is 256 KB. Nothing was sent. Select a smaller part.';
    for (const command of ['/explain', '/review']) {
      assert.equal(await outcome(command, [], about('x'.repeat(300 * 1024))), why);
    }
    const binary = 'src/retry.ts is not text. Only text can be sent to the model as code.';
    assert.equal(await outcome('/explain', [], about('a\0b')), binary);
  });

  it('goes without it where there is nothing in it, or something else was added', async () => {
    assert.deepEqual(await outcome('/explain', [], about(' ')), []);
    assert.deepEqual(await outcome('/review', [], about(' ')), ['c']);
    assert.deepEqual(await outcome('/explain', [PROBLEMS], about('x'.repeat(300 * 1024))), ['p']);
    assert.equal(refusedCode(new Error('The editor is gone')), undefined);
  });
});

describe('A prompt without a command', () => {
  it('goes as it is', async () => {
    assert.deepEqual(await outcome('Why?', [], everything), []);
    assert.deepEqual(await outcome('Why?', [CODE], everything), ['a']);
  });
});
