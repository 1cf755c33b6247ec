import assert from 'node:assert/strict';
import fc from 'fast-check';
import { promptFile } from '../../../src/chat/promptFile.ts';

describe('A prompt file', () => {
  it('is a command by its name, described by its front matter, which is not sent', () => {
    const text =
      '---\nmode: agent\ndescription: "Release notes"\n---\n\nWrite release notes.\n\n---\nIn English.\n';
    assert.deepEqual(promptFile('release notes.prompt.md', text), {
      name: 'release-notes',
      description: 'Release notes',
      task: 'chat',
      instructions: 'Write release notes.\n\n---\nIn English.',
    });
  });

  it('needs no front matter, and may have Windows’ line ends', () => {
    assert.deepEqual(promptFile('a.md', 'Do it.\r\n'), {
      name: 'a',
      description: 'Prompt file a.md',
      task: 'chat',
      instructions: 'Do it.',
    });
    const windows = promptFile('a.md', "---\r\ndescription: 'It’s so'\r\n---\r\nDo it.");
    assert.deepEqual([windows?.description, windows?.instructions], ['It’s so', 'Do it.']);
  });

  it('is none where it says nothing, or nobody could type its name', () => {
    for (const [name, text] of [
      ['a.md', ' \n'],
      ['a.md', '---\ndescription: x\n---\n'],
      ['a/b.md', 'Do it.'],
      ['ä.md', 'Do it.'],
      ['.md', 'Do it.'],
    ] as const) {
      assert.equal(promptFile(name, text), undefined, name);
    }
  });

  it('is read whatever is in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (front, body) => {
        const read = promptFile('a.md', `---\n${front}\n---\n${body}`);
        assert.ok(read === undefined || read.instructions.trim() !== '');
      }),
    );
  });
});
