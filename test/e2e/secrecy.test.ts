import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Chat } from './harness/chat.ts';
import { eventually } from './harness/eventually.ts';
import { filesBelow, filesWith } from './harness/filesWith.ts';
import { sharedWorkbench } from './harness/sharedWorkbench.ts';

const shared = sharedWorkbench();

/** Words that stand nowhere else: what a person says, what a model answers, and what signs the calls. */
const CANARIES = [
  'canary-prompt-5d1e',
  'canary-answer-9b7c',
  'canary-failed-2f4a',
  'local-secret-not-a-real-one',
];
/** The one place where what was said may be: the conversations that we keep for the person. */
const CONVERSATION =
  /[\\/]bedrock-workbench\.bedrock-workbench[\\/]workspaces[\\/]\w+[\\/]conversations[\\/](?:[\w-]+\.jsonl|history\.index)$/;

describe('What was said, and what is secret', () => {
  it('is in no log, setting or state file, nor in a notification', async () => {
    const workbench = await shared();
    const answer = { text: 'canary-answer-9b7c' };
    const error = {
      name: 'ThrottlingException',
      status: 429,
      message: 'Too many requests, canary-failed-2f4a.',
    };
    await workbench.standIn.setScenario({
      rules: [
        {
          match: { promptIncludes: 'canary-failed-2f4a' },
          error: { ...error, name: 'ValidationException', status: 400 },
        },
        { match: { promptIncludes: 'canary-prompt-5d1e' }, answer },
      ],
    });
    const chat = new Chat(workbench);
    await chat.open();
    await chat.ask('Say it: canary-prompt-5d1e');
    await chat.ask('Fail with it: canary-failed-2f4a');
    const conversations = await eventually('the conversation on disk', async () => {
      const files = await filesWith(workbench.dataFolder, ['canary-failed-2f4a']);
      return files.some((file) => CONVERSATION.test(file)) ? files : undefined;
    });
    assert.ok(conversations.length > 0);
    const elsewhere = await filesWith(workbench.dataFolder, CANARIES);
    assert.deepEqual(
      elsewhere.filter((file) => !CONVERSATION.test(file)),
      [],
    );
    const logs = (await filesBelow(workbench.dataFolder)).filter((file) =>
      /Bedrock Workbench\.log$/.test(file),
    );
    assert.equal(logs.length, 1);
    assert.match(await readFile(logs[0] ?? '', 'utf8'), /Answering in the chat/);
    assert.equal(await workbench.notification(/canary/).count(), 0);
  });
});
