import assert from 'node:assert/strict';
import { connect as connectHttp2 } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { serving } from './harness.ts';

/** A socket that sends one byte at a time. */
function dribble(socket: Socket, bytes: string): void {
  socket.setNoDelay(true);
  for (const byte of bytes) socket.write(byte);
}

describe('One port', () => {
  const server = serving({ services: {} });

  it('recognises HTTP/1.1 however its first bytes come', async () => {
    const socket = connect(server.local.port, '127.0.0.1');
    await once(socket, 'connect');
    dribble(socket, 'PUT /x HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
    assert.match(await text(socket), /^HTTP\/1\.1 404 Not Found\r\n/);
  });

  it('recognises HTTP/2 without being asked to upgrade', async () => {
    const session = connectHttp2(server.local.url);
    const request = session.request({ ':path': '/x' });
    const [headers] = (await once(request, 'response')) as [Record<string, unknown>];
    assert.deepEqual(
      [headers[':status'], await text(request)],
      [404, '{"message":"Unknown operation: GET /x"}'],
    );
    session.close();
  });

  it('survives a client that leaves without a word', async () => {
    const socket = connect(server.local.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.resetAndDestroy();
    const { status } = await fetch(`${server.local.url}/x`);
    assert.equal(status, 404);
  });
});
