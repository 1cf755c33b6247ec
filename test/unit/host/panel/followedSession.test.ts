import assert from 'node:assert/strict';
import type { Conversation, Prompt } from '../../../../src/chat/conversation.ts';
import { FollowedSession } from '../../../../src/host/panel/followedSession.ts';
import type { CallPreview } from '../../../../src/host/preview/callPreview.ts';
import { PanelModel } from '../../../../src/host/panel/panelModel.ts';
import { aTurn, CODE, context, EMPTY, HELLO, scripted, type Scripted } from './samples.ts';

const first = aTurn({ state: { kind: 'complete', stopReason: 'end_turn' } }, { id: 'one' });
const second = aTurn(
  { state: { kind: 'complete', stopReason: 'end_turn' } },
  { id: 'two', parentId: 'one', prompt: { ...HELLO, text: 'And now?', attachments: [CODE] } },
);
const conversation: Conversation = { ...EMPTY, title: 'Hello', turns: [first, second] };
const LEFT_OUT = { ...CODE, leftOut: true } as const;

interface Asked {
  readonly prompt: Prompt;
  /** IDs of the turns before it. */
  readonly after: readonly string[];
}

interface Setup extends Scripted {
  readonly followed: FollowedSession;
  /** What was looked at before it was sent. */
  readonly asked: Asked[];
}

type Answer = (prompt: Prompt) => Promise<Prompt | undefined>;

/** Follows a conversation of two turns; `fit` answers for the person. */
function setUp(fit: Answer, complete: Answer = (prompt) => Promise.resolve(prompt)): Setup {
  const chat = scripted(conversation);
  const asked: Asked[] = [];
  const model = new PanelModel(context);
  const { session } = chat;
  const place = { current: () => Promise.resolve(session), create: () => session, adopt: () => undefined };
  const fitted: CallPreview['fitted'] = (prompt, _, said) => {
    asked.push({ prompt, after: said.turns.map(({ id }) => id) });
    return fit(prompt);
  };
  const followed = new FollowedSession(place, {
    model,
    preview: { fitted, fittedAgain: fitted, drafted: () => undefined },
    composer: { complete },
    retryLater: { cancelAll: () => undefined },
  });
  followed.follow(session);
  return { ...chat, followed, asked };
}

describe('A prompt that is edited', () => {
  it('is asked about with what was said before its turn and what goes with it, and is sent as it was fitted', async () => {
    const { followed, asked, session } = setUp((prompt) =>
      Promise.resolve({ ...prompt, attachments: [LEFT_OUT] }),
    );
    assert.equal(await followed.edit('two', 'And then?'), true);
    const prompt = { task: 'chat', text: 'And then?', attachments: [CODE] } as const;
    assert.deepEqual(asked, [{ prompt, after: ['one'] }]);
    const { turns, others } = session.conversation;
    assert.deepEqual(turns.at(-1)?.prompt, { ...prompt, attachments: [LEFT_OUT] });
    assert.deepEqual([turns[0], others], [first, [second]]);
    session.dispose();
  });

  it('has nothing before it where it begins the conversation', async () => {
    const { followed, asked, session } = setUp((prompt) => Promise.resolve(prompt));
    assert.equal(await followed.edit('one', 'Hi'), true);
    assert.deepEqual(
      asked.map(({ after }) => after),
      [[]],
    );
    assert.deepEqual(
      session.conversation.turns.map(({ prompt }) => prompt.text),
      ['Hi'],
    );
    session.dispose();
  });

  it('goes with what a command in it is about, and stays where that can’t be had', async () => {
    const { followed, asked, session } = setUp(
      () => Promise.resolve(undefined),
      (prompt) => Promise.resolve({ ...prompt, attachments: [...prompt.attachments, LEFT_OUT] }),
    );
    assert.equal(await followed.edit('two', '/commit'), false);
    assert.deepEqual(asked[0]?.prompt.attachments, [CODE, LEFT_OUT]);
    session.dispose();
    const nothing = setUp(
      (prompt) => Promise.resolve(prompt),
      () => Promise.resolve(undefined),
    );
    assert.equal(await nothing.followed.edit('two', '/commit'), false);
    assert.deepEqual([nothing.session.conversation, nothing.asked], [conversation, []]);
    nothing.session.dispose();
  });

  it('is not sent where the person thinks better of it, an answer has begun meanwhile, or there is no such turn', async () => {
    const refused = setUp(() => Promise.resolve(undefined));
    assert.equal(await refused.followed.edit('two', 'And then?'), false);
    assert.equal(await refused.followed.edit('nobody', 'And then?'), false);
    assert.deepEqual([refused.session.conversation, refused.asked.length], [conversation, 1]);
    const fit = Promise.withResolvers<Prompt>();
    const late = setUp(() => fit.promise);
    const edited = late.followed.edit('two', 'And then?');
    void late.session.send(HELLO);
    fit.resolve(HELLO);
    assert.equal(await edited, false);
    assert.equal(await late.followed.edit('two', 'And then?'), false);
    assert.equal(late.session.conversation.others, undefined);
    late.session.dispose();
  });
});

describe('A prompt that is answered again', () => {
  it('is asked about with what was said before its turn, and goes without what was left out', async () => {
    const { followed, asked, session } = setUp((prompt) =>
      Promise.resolve({ ...prompt, attachments: [LEFT_OUT] }),
    );
    await followed.retry('two');
    assert.deepEqual(asked, [{ prompt: second.prompt, after: ['one'] }]);
    const { turns, others } = session.conversation;
    assert.deepEqual(
      [turns.at(-1)?.prompt, others],
      [{ ...second.prompt, attachments: [LEFT_OUT] }, [second]],
    );
    session.dispose();
  });

  it('is as it was where it fits', async () => {
    const { followed, session } = setUp((prompt) => Promise.resolve(prompt));
    await followed.retry('two');
    assert.equal(session.conversation.turns.at(-1)?.prompt, second.prompt);
    session.dispose();
  });

  it('is not where the person thinks better of it, another one is, or there is no such turn', async () => {
    const { followed, asked, session } = setUp(() => Promise.resolve(undefined));
    await followed.retry('two');
    await followed.retry('nobody');
    assert.deepEqual([session.conversation, asked.length], [conversation, 1]);
    void session.send(HELLO);
    await followed.retry('two');
    assert.equal(asked.length, 1);
    session.dispose();
  });
});
