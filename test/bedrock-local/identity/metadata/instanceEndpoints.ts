import { randomBytes } from 'node:crypto';
import { AwsError } from '../../contract.ts';
import type { Endpoint } from '../../wire/endpoint.ts';
import type { Reply } from '../../wire/rest/errorReply.ts';
import type { RequestParts } from '../../wire/rest/readInput.ts';
import { json } from '../body.ts';
import type { Clock } from '../clock.ts';
import type { Lifetimes } from '../lifetimes.ts';
import { sessionOf } from '../roles.ts';
import type { Sessions } from '../sessions.ts';
import { credentialsDocument } from './documents.ts';

const roleName = 'Instance';
const instance = sessionOf(`arn:aws:iam::111122223333:role/${roleName}`, 'i-0123456789abcdef0');
const credentialsPath = '/latest/meta-data/iam/security-credentials/';

/** The instance metadata service, version 2 alone: nothing is told without a token. */
export function instanceEndpoints(
  sessions: Sessions,
  lifetimes: Lifetimes,
  clock: Clock,
): readonly Endpoint[] {
  const tokens = new Set<string>();
  const metadata = { service: 'instance-metadata', method: 'GET' };
  const told = (answer: () => Reply) => (request: RequestParts) => {
    if (!tokens.has(request.headers['x-aws-ec2-metadata-token'] ?? '')) throw unauthorized();
    return answer();
  };
  return [
    {
      ...metadata,
      operation: 'GetToken',
      method: 'PUT',
      path: '/latest/api/token',
      answer: () => give(tokens),
    },
    { ...metadata, operation: 'ListRoles', path: credentialsPath, answer: told(() => text(roleName)) },
    {
      ...metadata,
      operation: 'GetCredentials',
      path: `${credentialsPath}${roleName}`,
      answer: told(() => {
        const credentials = sessions.mint(instance, lifetimes.seconds.instanceCredentials);
        const LastUpdated = clock.now().toISOString();
        return json({ Code: 'Success', LastUpdated, Type: 'AWS-HMAC', ...credentialsDocument(credentials) });
      }),
    },
  ];
}

function give(tokens: Set<string>): Reply {
  const token = randomBytes(24).toString('base64url');
  tokens.add(token);
  return text(token);
}

function text(body: string): Reply {
  return { status: 200, headers: { 'content-type': 'text/plain' }, body };
}

function unauthorized(): AwsError {
  return new AwsError('Unauthorized', 401, 'Unauthorized');
}
