import type { IdentitySource } from '../../chat/connection.ts';
import type { Clients } from '../clients/clients.ts';
import { listRegions } from './regions.ts';
import { createWhoAmI } from './whoAmI.ts';

export function createIdentitySource(clients: Pick<Clients, 'sts'>): IdentitySource {
  return {
    whoAmI: createWhoAmI(clients),
    regions: () => Promise.resolve(listRegions()),
  };
}
