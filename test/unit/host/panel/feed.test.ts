import assert from 'node:assert/strict';
import { Feed } from '../../../../src/host/panel/feed.ts';
import { PanelModel } from '../../../../src/host/panel/panelModel.ts';
import { applyDelta } from '../../../../src/protocol/applyDelta.ts';
import type { HostMessage } from '../../../../src/protocol/messages.ts';
import type { PanelState } from '../../../../src/protocol/views.ts';
import { CODE, context, HELLO, scripted } from './samples.ts';

/** What the page knows after the messages so far; waits for messages, never for time. */
class Inbox {
  readonly messages: HostMessage[] = [];
  state: PanelState | undefined;
  #wake: () => void = () => undefined;

  receive(message: HostMessage): void {
    this.messages.push(message);
    if (message.type === 'snapshot') this.state = message.state;
    if (message.type === 'deltas' && this.state) this.state = message.deltas.reduce(applyDelta, this.state);
    this.#wake();
  }

  async until(done: (state: PanelState) => boolean): Promise<PanelState> {
    for (;;) {
      if (this.state && done(this.state)) return this.state;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

function setUp() {
  const panel = new PanelModel({ ...context, banner: 'Stand-in' });
  const inbox = new Inbox();
  const feed = new Feed(panel, (message) => inbox.receive(message));
  const { session, model } = scripted();
  panel.follow(session);
  return { panel, inbox, feed, session, model };
}

describe('the feed of a page', () => {
  it('says nothing before the page is ready, then everything', () => {
    const { panel, inbox, feed } = setUp();
    panel.attach(CODE);
    assert.deepEqual(inbox.messages, []);
    feed.start();
    assert.deepEqual(inbox.messages, [{ type: 'snapshot', seq: 1, state: panel.state() }]);
    assert.equal(panel.state().banner, 'Stand-in');
  });

  it('streams a turn as deltas that add up, numbered without a gap', async () => {
    const { panel, inbox, feed, session, model } = setUp();
    feed.start();
    model.push({ kind: 'text', index: 0, text: 'Hel' }, { kind: 'text', index: 0, text: 'lo' });
    model.push({ kind: 'stop', reason: 'end_turn' }, 'end');
    await session.send(HELLO);
    const state = await inbox.until(({ turns, busy }) => turns.length === 1 && !busy);
    assert.deepEqual(state, panel.state());
    assert.equal(state.title, 'Hello');
    const numbers = inbox.messages.map((message) => ('seq' in message ? message.seq : undefined));
    assert.deepEqual(
      numbers,
      [...numbers.keys()].map((i) => i + 1),
    );
  });

  it('sends nothing to a page that is away, and loses nothing of what happens meanwhile', async () => {
    const { panel, inbox, feed, session, model } = setUp();
    feed.start();
    const sent = session.send(HELLO);
    await inbox.until(({ busy }) => busy);
    feed.pause();
    const before = inbox.messages.length;
    model.push({ kind: 'text', index: 0, text: 'Hi' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await sent;
    assert.equal(inbox.messages.length, before);
    feed.start();
    assert.deepEqual(inbox.state, panel.state());
    assert.equal(inbox.state.turns[0]?.answer.blocks[0]?.text, 'Hi');
  });
});

describe('the feed of a page when the chat goes on with another session', () => {
  it('hands over that session as it is, and follows it while it streams', async () => {
    const { panel, inbox, feed } = setUp();
    feed.start();
    const other = scripted();
    const sent = other.session.send(HELLO);
    other.model.push({ kind: 'text', index: 0, text: 'Hal' });
    panel.follow(other.session);
    await inbox.until(({ turns }) => turns[0]?.answer.blocks[0]?.text === 'Hal');
    other.model.push({ kind: 'text', index: 0, text: 'lo' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await sent;
    const state = await inbox.until(({ busy }) => !busy);
    assert.equal(state.turns[0]?.answer.blocks[0]?.text, 'Hallo');
    assert.deepEqual(state, panel.state());
  });

  it('hears nothing of the session that it left', async () => {
    const { panel, inbox, feed, session, model } = setUp();
    feed.start();
    panel.follow(scripted().session);
    const before = inbox.messages.length;
    model.push({ kind: 'text', index: 0, text: 'Hi' }, { kind: 'stop', reason: 'end_turn' }, 'end');
    await session.send(HELLO);
    assert.equal(inbox.messages.length, before);
  });
});

describe('the chips of the composer', () => {
  it('show the same code once', () => {
    const { panel } = setUp();
    panel.attach(CODE);
    panel.attach({ ...CODE, id: 'b', text: 'changed' });
    panel.attach({ ...CODE, id: 'c', startLine: 30, endLine: 31 });
    assert.deepEqual(
      panel.attachments.map(({ id }) => id),
      ['b', 'c'],
    );
  });
});
