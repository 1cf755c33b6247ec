import type { AwsError } from '../../contract.ts';

/** A complete response, apart from the headers that every response has. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the front door refuses, before the service is asked. */
const frontDoor = new Set([
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'SerializationException',
  'UnknownOperationException',
  'UnrecognizedClientException',
]);

/** An error as the recordings show it: its name in a header, its text in the body. */
export function errorReply({ name, status, message }: AwsError): Reply {
  const space = frontDoor.has(name) ? 'com.amazon.coral.service' : 'com.amazon.bedrock';
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/${space}/`,
    },
    body: JSON.stringify({ message }),
  };
}
