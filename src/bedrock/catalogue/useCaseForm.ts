import { GetUseCaseForModelAccessCommand } from '@aws-sdk/client-bedrock';
import type { UseCaseForm } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { FailureError, type FailureCause } from '../../chat/failure.ts';
import { call } from '../clients/call.ts';
import type { Clients } from '../clients/clients.ts';

const NOT_THERE: ReadonlySet<FailureCause> = new Set<FailureCause>([
  'resource-not-found',
  'use-case-form-missing',
]);

/** GetUseCaseForModelAccess: AWS answers with the form, or that there is none. It costs nothing. */
export async function readUseCaseForm(
  clients: Pick<Clients, 'control'>,
  connection: Connection,
  signal: AbortSignal,
): Promise<UseCaseForm> {
  const context = { connection, operation: 'GetUseCaseForModelAccess' };
  const client = clients.control(connection);
  try {
    const command = new GetUseCaseForModelAccessCommand({});
    await call(signal, context, (options) => client.send(command, options));
    return 'sent';
  } catch (error) {
    if (error instanceof FailureError && NOT_THERE.has(error.failure.cause)) return 'missing';
    throw error;
  }
}
