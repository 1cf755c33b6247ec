import { NodeHttpHandler } from '@smithy/node-http-handler';

const CONNECTION_TIMEOUT_MS = 10_000;
/** Until the response begins; the slowest list takes a few seconds. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * HTTP/1.1 with keep-alive: VS Code patches Node's `https` with its proxy and certificate settings, and the HTTP/2
 * handler that the runtime clients default to goes past them.
 */
export function createUnaryTransport(): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  });
}

/** No limit on the whole: a model may think for minutes. An idle limit, once there is one, is `socketTimeout` here. */
export function createStreamTransport(): NodeHttpHandler {
  return new NodeHttpHandler({ connectionTimeout: CONNECTION_TIMEOUT_MS });
}
