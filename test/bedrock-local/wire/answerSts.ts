import { AwsError, type Caller, type Output } from '../contract.ts';
import { authenticate } from './auth/authenticate.ts';
import { asAwsError, replyWith, type Asked, type Finish } from './asked.ts';
import {
  needsNoSignature,
  readStsCall,
  stsErrorReply,
  stsRefusal,
  stsReply,
  unknownAction,
  type StsCall,
} from './query/stsProtocol.ts';
import { orGone } from './stream/sendSteps.ts';

/** Answers a call of STS. */
export async function answerSts(asked: Asked): Promise<Finish> {
  const call = readStsCall(asked.parts);
  const { requestId } = asked.record;
  asked.record.operation = { service: 'sts', name: call.action };
  try {
    const { operation } = call;
    if (!operation) throw unknownAction(call.action);
    return replyWith(asked, stsReply(operation, await outputOf(call, asked), requestId));
  } catch (error) {
    return replyWith(asked, stsErrorReply(asAwsError(error, asked), requestId));
  }
}

async function outputOf({ action, input }: StsCall, asked: Asked): Promise<Output> {
  const { exchange, record, handling } = asked;
  const { services, journal } = handling;
  const { signal } = exchange;
  const caller = needsNoSignature(action) ? nobody : callerOf(asked);
  record.region = caller.region;
  const run = services.sts?.unary[action];
  if (!run) throw new AwsError('InvalidAction', 400, `bedrock-local does not implement sts.${action}.`);
  journal.began(action, record.requestId);
  return orGone(Promise.resolve(run(input, { caller, signal })), signal);
}

/** Who shows a token in place of a signature; the region is the one that STS's global endpoint is in. */
const nobody: Caller = { accountId: '', arn: '', userId: '', region: 'us-east-1' };

function callerOf({ parts, handling: { accounts, clock } }: Asked): Caller {
  try {
    return authenticate(parts, { accounts, signingName: 'sts', now: clock() });
  } catch (error) {
    throw error instanceof AwsError ? stsRefusal(error) : error;
  }
}
