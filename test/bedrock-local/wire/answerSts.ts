import { AwsError, type Output } from '../contract.ts';
import { authenticate } from './auth/authenticate.ts';
import { asAwsError, replyWith, type Asked, type Finish } from './asked.ts';
import { readStsCall, stsErrorReply, stsReply, unknownAction, type StsCall } from './query/stsProtocol.ts';
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

async function outputOf(
  { action, input }: StsCall,
  { exchange, parts, record, handling }: Asked,
): Promise<Output> {
  const { accounts, services, clock, journal } = handling;
  const { signal } = exchange;
  const caller = authenticate(parts, { accounts, signingName: 'sts', now: clock() });
  record.region = caller.region;
  const run = services.sts?.unary[action];
  if (!run) throw new AwsError('InvalidAction', 400, `bedrock-local does not implement sts.${action}.`);
  journal.began(action, record.requestId);
  return orGone(Promise.resolve(run(input, { caller, signal })), signal);
}
