import type { AwsError } from '../contract.ts';
import { asAwsError, replyWith, type Asked, type Finish } from './asked.ts';
import { SignInError, type Endpoint } from './endpoint.ts';
import type { Reply } from './rest/errorReply.ts';

/** Answers what looks for itself at who asks: by a token, by being on the machine, by a signature. */
export function answerEndpoint(endpoint: Endpoint, asked: Asked): Finish {
  const { parts, record, handling } = asked;
  record.operation = { service: endpoint.service, name: endpoint.operation };
  handling.journal.began(endpoint.operation, record.requestId);
  try {
    return replyWith(asked, endpoint.answer(parts));
  } catch (error) {
    return replyWith(asked, refusal(asAwsError(error, asked)));
  }
}

function refusal(error: AwsError): Reply {
  const members = error instanceof SignInError ? error.members : {};
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.name },
    body: JSON.stringify({ ...members, message: error.message }),
  };
}
