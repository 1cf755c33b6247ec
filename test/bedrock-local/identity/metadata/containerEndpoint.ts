import { SignInError, type Endpoint } from '../../wire/endpoint.ts';
import { json } from '../body.ts';
import type { Lifetimes } from '../lifetimes.ts';
import { sessionOf } from '../roles.ts';
import type { Sessions } from '../sessions.ts';
import { credentialsDocument } from './documents.ts';

/** For AWS_CONTAINER_CREDENTIALS_FULL_URI, after the stand-in's address. */
export const containerPath = '/container/credentials';
/** For AWS_CONTAINER_AUTHORIZATION_TOKEN. */
export const containerToken = 'local-container-token';

const task = sessionOf('arn:aws:iam::111122223333:role/Task', 'container');

/** The agent beside a container that gives out its task's role. */
export function containerEndpoint(sessions: Sessions, lifetimes: Lifetimes): Endpoint {
  return {
    service: 'container-metadata',
    operation: 'GetCredentials',
    method: 'GET',
    path: containerPath,
    answer({ headers }) {
      if (headers['authorization'] !== containerToken) throw unauthorized();
      return json(credentialsDocument(sessions.mint(task, lifetimes.seconds.containerCredentials)));
    },
  };
}

function unauthorized(): SignInError {
  const text = 'The token of the container is not valid.';
  return new SignInError('UnauthorizedException', 401, text, { Code: 'Unauthorized', Message: text });
}
