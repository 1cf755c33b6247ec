import assert from 'node:assert/strict';
import type { HostMessage, PageMessage } from '../../src/protocol/messages.ts';
import { HostMessages } from '../../src/webview/rpc.ts';
import { empty } from './harness/fixtures.ts';

interface Probe {
  readonly posted: PageMessage[];
  readonly delivered: HostMessage[];
  readonly messages: HostMessages;
}

function begun(): Probe {
  const posted: PageMessage[] = [];
  const delivered: HostMessage[] = [];
  const messages = new HostMessages(
    (message) => posted.push(message),
    (message) => delivered.push(message),
  );
  messages.begin();
  return { posted, delivered, messages };
}

const snapshot = (seq: number): HostMessage => ({ type: 'snapshot', seq, state: empty });
const deltas = (seq: number): HostMessage => ({
  type: 'deltas',
  seq,
  deltas: [{ kind: 'busy', busy: true }],
});

describe('Messages from the host', () => {
  it('begin with the page saying that it is ready', () => {
    assert.deepEqual(begun().posted, [{ type: 'ready' }]);
  });

  it('pass in order', () => {
    const { messages, delivered, posted } = begun();
    for (const message of [snapshot(4), deltas(5), deltas(6)]) messages.receive(message);
    assert.deepEqual(delivered, [snapshot(4), deltas(5), deltas(6)]);
    assert.equal(posted.length, 1);
  });

  it('stop at a gap until a snapshot comes, which is asked for once', () => {
    const { messages, delivered, posted } = begun();
    for (const message of [snapshot(1), deltas(3), deltas(4), snapshot(5), deltas(6)])
      messages.receive(message);
    assert.deepEqual(delivered, [snapshot(1), snapshot(5), deltas(6)]);
    assert.deepEqual(posted, [{ type: 'ready' }, { type: 'ready' }]);
  });

  it('wait for the first snapshot', () => {
    const { messages, delivered } = begun();
    messages.receive(deltas(1));
    assert.deepEqual(delivered, []);
  });

  it('are dropped where they are not of the protocol', () => {
    const { messages, delivered } = begun();
    for (const message of [undefined, 'x', { type: 'snapshot' }, { type: 'nope', seq: 1 }])
      messages.receive(message);
    assert.deepEqual(delivered, []);
  });

  it('may ask for the focus at any time', () => {
    const { messages, delivered } = begun();
    messages.receive({ type: 'focusComposer', draft: 'Hi' });
    assert.deepEqual(delivered, [{ type: 'focusComposer', draft: 'Hi' }]);
  });
});
