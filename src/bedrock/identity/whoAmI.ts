import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { CallerIdentity, Connection } from '../../chat/connection.ts';
import { call } from '../clients/call.ts';
import type { Clients } from '../clients/clients.ts';
import { defined } from '../defined.ts';
import { credentialSource } from './credentialSource.ts';

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
      const [{ Account = '', Arn = '' }, source] = await Promise.all([
        client.send(new GetCallerIdentityCommand({}), options),
        credentialSource(connection.profile, credentials),
      ]);
      const identity = { accountId: Account, arn: Arn, ...roleSession(Arn), source };
      known.set(credentials, identity);
      return identity;
    });
}

/** `arn:PARTITION:sts::ACCOUNT:assumed-role/ROLE/SESSION`; other ARNs have neither. */
function roleSession(arn: string): Pick<CallerIdentity, 'role' | 'session'> {
  const [, role, session] = /:assumed-role\/([^/]+)\/(.+)$/.exec(arn) ?? [];
  return defined({ role, session });
}
