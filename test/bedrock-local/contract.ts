/**
 * What the wire (HTTP, SigV4, validation, encoding, journal, faults) and the services behind it agree on.
 * A service is a table from operation name to a function; adding one to `services/` is all it takes.
 */

/** Who signed the request, after SigV4 was verified; the region is the credential scope's. */
export interface Caller {
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
  readonly region: string;
}

export interface OperationContext {
  readonly caller: Caller;
  /** Aborted as soon as the client closes the connection. */
  readonly signal: AbortSignal;
}

/** An AWS error response: exception name, HTTP status and text, encoded by the wire as the recordings show. */
export class AwsError extends Error {
  override readonly name: string;
  readonly status: number;
  constructor(name: string, status: number, message: string) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** One thing that happens on an event stream, in order. `payload` is the event's JSON without its padding `p`. */
export type StreamStep =
  | { readonly kind: 'event'; readonly name: string; readonly payload: Readonly<Record<string, unknown>> }
  /** A modelled in-stream exception; the name is the wire's lower camel case (`throttlingException`). */
  | { readonly kind: 'exception'; readonly name: string; readonly message: string }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'fault'; readonly fault: StreamFault };

/** What goes wrong with the bytes. */
export type StreamFault =
  /** Never another byte, until the client goes away. */
  | { readonly type: 'hang' }
  /** The connection is reset (RST) after this many more bytes of body. */
  | { readonly type: 'reset'; readonly afterBytes: number }
  /** The next frame is cut in the middle and the response ends normally. */
  | { readonly type: 'truncateFrame' }
  /** The next frame's message CRC is wrong. */
  | { readonly type: 'badCrc' }
  /** The response ends here, without messageStop. */
  | { readonly type: 'end' };

/** Modelled input of an operation: body, path labels and query parameters under the members' names. */
export type Input = Readonly<Record<string, unknown>>;
export type Output = Readonly<Record<string, unknown>>;

type UnaryOperation = (input: Input, context: OperationContext) => Output | Promise<Output>;
type StreamOperation = (input: Input, context: OperationContext) => AsyncIterable<StreamStep>;

export interface Service {
  /** The endpoint prefix and signing name: `bedrock-runtime` is signed as `bedrock`. */
  readonly unary: Readonly<Record<string, UnaryOperation>>;
  readonly streams?: Readonly<Record<string, StreamOperation>>;
}
