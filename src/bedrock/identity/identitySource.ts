import type { IdentitySource } from '../../chat/connection.ts';
import { call } from '../clients/call.ts';
import type { Clients } from '../clients/clients.ts';
import { createPublishedRegions } from './publishedRegions.ts';
import { listRegions } from './regions.ts';
import { createWhoAmI } from './whoAmI.ts';

export function createIdentitySource(clients: Pick<Clients, 'sts' | 'ssm' | 'unlock'>): IdentitySource {
  return {
    whoAmI: createWhoAmI(clients),
    unlock: (connection, signal) =>
      call(signal, { connection, operation: 'AssumeRole' }, () => clients.unlock(connection, signal)),
    regions: () => Promise.resolve(listRegions()),
    publishedRegions: createPublishedRegions(clients),
  };
}
