import { createServer as createHttp1Server, type Server as Http1Server } from 'node:http';
import { createServer as createHttp2Server, type Http2Server } from 'node:http2';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Exchange } from './exchange.ts';

const preface = Buffer.from('PRI');

export interface Listener {
  readonly port: number;
  /** Drops every connection. */
  close(): Promise<void>;
}

/** HTTP/1.1 and HTTP/2 in clear text on one loopback port: the first bytes of a connection tell which. */
export async function listen(port: number, handle: (exchange: Exchange) => void): Promise<Listener> {
  // No idle connection is closed: a client that is about to use it again would see a reset.
  const http1 = createHttp1Server({ keepAliveTimeout: 0 }, (request, response) =>
    handle(new Exchange(request, response, request.socket)),
  );
  const http2 = createHttp2Server((request, response) =>
    handle(new Exchange(request, response, request.stream.session?.socket as Socket | undefined)),
  );
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    sniff(socket, http1, http2);
  });
  await started(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        http1.close();
        http2.close();
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function started(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Hands the connection, with the bytes that were read of it, to the server for its protocol. */
function sniff(socket: Socket, http1: Http1Server, http2: Http2Server): void {
  let head: Buffer = Buffer.alloc(0);
  const onData = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk]);
    if (head.length < preface.length) return;
    socket.off('data', onData);
    socket.pause();
    socket.unshift(head);
    const isHttp2 = head.subarray(0, preface.length).equals(preface);
    (isHttp2 ? http2 : http1).emit('connection', socket);
    if (!isHttp2) socket.resume();
  };
  socket.on('data', onData);
}
