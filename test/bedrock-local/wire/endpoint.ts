import { AwsError } from '../contract.ts';
import type { Reply } from './rest/errorReply.ts';
import type { RequestParts } from './rest/readInput.ts';

/** What is served beside Bedrock's services and STS, and the journal's lines name: sign-in, metadata, parameters. */
export interface Endpoint {
  readonly service: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Of the JSON protocols, which have one path for all: the operation's name in a header. */
  readonly target?: string;
  /** Throws AwsError, or SignInError where AWS's answer says more than a message. */
  answer(request: RequestParts): Reply;
}

/** An error with members of its own: `error`, `error_description`. */
export class SignInError extends AwsError {
  readonly members: Readonly<Record<string, string>>;

  constructor(name: string, status: number, message: string, members: Readonly<Record<string, string>>) {
    super(name, status, message);
    this.members = members;
  }
}

export function endpointFor(request: RequestParts, endpoints: readonly Endpoint[]): Endpoint | undefined {
  return endpoints.find(
    ({ method, path, target }) =>
      method === request.method &&
      path === request.path &&
      (target === undefined || target === request.headers['x-amz-target']),
  );
}
