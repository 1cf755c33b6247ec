import { randomUUID } from 'node:crypto';
import { answerEndpoint } from './answerEndpoint.ts';
import { answerRest } from './answerRest.ts';
import { answerSts } from './answerSts.ts';
import { send, type Asked, type Finish, type Handling, type Surroundings } from './asked.ts';
import { control, isControlRequest } from './control.ts';
import { endpointFor } from './endpoint.ts';
import type { Exchange } from './http/exchange.ts';
import { isStsRequest } from './query/stsProtocol.ts';
import { RequestRecord } from './record.ts';
import { createRouter } from './route.ts';

export function createHandler(surroundings: Surroundings): (exchange: Exchange) => Promise<void> {
  const handling: Handling = { ...surroundings, route: createRouter(surroundings.services) };
  return async (exchange) => {
    try {
      await handle(exchange, handling);
    } catch (error) {
      if (!exchange.signal.aborted) surroundings.report(error);
    }
  };
}

async function handle(exchange: Exchange, handling: Handling): Promise<void> {
  const { journal, clock } = handling;
  const at = clock();
  const parts = await exchange.read();
  if (isControlRequest(parts)) return send(exchange, control(parts, handling), '', at);
  const record = new RequestRecord(parts, randomUUID(), at);
  let finish: Finish | undefined;
  try {
    finish = await answer({ exchange, parts, record, handling });
  } finally {
    // Before the last byte: who has seen the whole answer finds the request in the journal.
    journal.ended(record.entry(performance.now() - exchange.began, exchange.closedAfterMs));
  }
  await finish();
}

function answer(asked: Asked): Finish | Promise<Finish> {
  const endpoint = endpointFor(asked.parts, asked.handling.endpoints);
  if (endpoint) return answerEndpoint(endpoint, asked);
  return isStsRequest(asked.parts) ? answerSts(asked) : answerRest(asked);
}
