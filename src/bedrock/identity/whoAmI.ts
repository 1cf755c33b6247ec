import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { CallerIdentity, Connection } from '../../chat/connection.ts';
import { call } from '../clients/call.ts';
import type { Clients } from '../clients/clients.ts';

type WhoAmI = (connection: Connection, signal: AbortSignal) => Promise<CallerIdentity>;

/** STS GetCallerIdentity, which needs no permission; remembered for as long as the credentials are the same. */
export function createWhoAmI(clients: Pick<Clients, 'sts'>): WhoAmI {
  const known = new WeakMap<object, CallerIdentity>();
  return (connection, signal) =>
    call(signal, { connection, operation: 'GetCallerIdentity' }, async (options) => {
      const client = clients.sts(connection);
      const credentials = await client.config.credentials();
      const remembered = known.get(credentials);
      if (remembered) return remembered;
      const { Account = '', Arn = '' } = await client.send(new GetCallerIdentityCommand({}), options);
      const identity = { accountId: Account, arn: Arn };
      known.set(credentials, identity);
      return identity;
    });
}
