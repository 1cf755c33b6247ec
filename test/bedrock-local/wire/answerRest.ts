import { AwsError, type Input, type OperationContext, type StreamStep } from '../contract.ts';
import { authenticate } from './auth/authenticate.ts';
import { conversationIn } from './converse/conversation.ts';
import { imageRefusal } from './converse/imageRules.ts';
import type { ApiKey } from './accounts.ts';
import { asAwsError, replyWith, type Asked, type Finish, type Handling } from './asked.ts';
import type { Operation } from './model/operations.ts';
import { errorReply } from './rest/errorReply.ts';
import { validInput } from './rest/validInput.ts';
import { writeJson } from './rest/writeJson.ts';
import { isServed } from './route.ts';
import { createFrameWriter } from './stream/frame.ts';
import { orGone, sendSteps } from './stream/sendSteps.ts';

/** A request that was let in and found well-formed. */
interface Call {
  readonly operation: Operation;
  readonly input: Input;
  readonly context: OperationContext;
}

/** Answers a call of Bedrock's own services. */
export async function answerRest(asked: Asked): Promise<Finish> {
  try {
    const call = admit(asked);
    asked.handling.journal.began(call.operation.name, asked.record.requestId);
    const { service, name } = call.operation;
    const isStream = asked.handling.services[service]?.streams?.[name] !== undefined;
    return await (isStream ? stream(call, asked) : unary(call, asked));
  } catch (error) {
    if (asked.exchange.hasBegunToAnswer) throw error;
    return replyWith(asked, errorReply(asAwsError(error, asked)));
  }
}

function admit({ exchange, parts, record, handling }: Asked): Call {
  const { services, clock } = handling;
  const route = handling.route(parts.method, parts.path);
  if (!route)
    throw new AwsError('UnknownOperationException', 404, `Unknown operation: ${parts.method} ${parts.path}`);
  const { operation } = route;
  record.operation = operation;
  const door = { accounts: handling.accounts, apiKeys: apiKeysFor(operation, handling) };
  const caller = authenticate(parts, { ...door, signingName: 'bedrock', now: clock() });
  record.region = caller.region;
  if (!isServed(services, operation)) throw notImplemented(operation);
  return { operation, input: validInput(parts, route), context: { caller, signal: exchange.signal } };
}

/** Amazon Bedrock API keys are for models; Agents for Amazon Bedrock and its runtime take none. */
function apiKeysFor({ service }: Operation, { apiKeys }: Handling): readonly ApiKey[] {
  return service === 'bedrock' || service === 'bedrock-runtime' ? apiKeys : [];
}

function notImplemented({ service, name }: Operation): AwsError {
  return new AwsError(
    'UnknownOperationException',
    501,
    `bedrock-local does not implement ${service}.${name}.`,
  );
}

async function unary(call: Call, asked: Asked): Promise<Finish> {
  const { operation, input, context } = call;
  const run = asked.handling.services[operation.service]?.unary[operation.name];
  if (!run) throw notImplemented(operation);
  const output = await orGone(Promise.resolve(run(input, context)), context.signal);
  const refusal = modelRefusal(call);
  if (refusal) throw refusal;
  return replyWith(asked, {
    status: operation.http?.status ?? 200,
    headers: { 'content-type': 'application/json' },
    body: writeJson(output, operation.output),
  });
}

async function stream(call: Call, asked: Asked): Promise<Finish> {
  const { operation, input, context } = call;
  const { exchange, record, handling } = asked;
  const run = handling.services[operation.service]?.streams?.[operation.name];
  if (!run) throw notImplemented(operation);
  const steps = await orGone(primed(run(input, context)), context.signal);
  const refusal = modelRefusal(call);
  record.status = 200;
  exchange.head(200, {
    date: handling.clock().toUTCString(),
    'content-type': 'application/vnd.amazon.eventstream',
    'x-amzn-requestid': record.requestId,
  });
  const played = refusal ? refused(refusal) : steps;
  const explain = (error: unknown): AwsError => asAwsError(error, asked);
  const end = await sendSteps(played, createFrameWriter(operation.output), exchange, explain);
  if (end.type === 'ended') record.error = end.exception;
  return end.type === 'ended' ? () => exchange.end() : () => exchange.reset();
}

/** What the model, and not Converse, has against the request: it comes after all else, and within the stream. */
function modelRefusal({ operation, input }: Call): AwsError | undefined {
  const conversation = operation.name === 'CountTokens' ? undefined : conversationIn(operation, input);
  const message = conversation && imageRefusal(conversation);
  return message === undefined ? undefined : new AwsError('ValidationException', 400, message);
}

function refused(refusal: AwsError): AsyncIterator<StreamStep> {
  return { next: () => Promise.reject(refusal) };
}

/** The steps, once the first has come: until then an error is the response, not an event in it. */
async function primed(steps: AsyncIterable<StreamStep>): Promise<AsyncGenerator<StreamStep>> {
  const iterator = steps[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  })();
}
