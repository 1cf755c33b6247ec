import type { Connection } from '../../chat/connection.ts';
import type { ChoicesSnapshot } from '../choices/choices.ts';

/** The same account, as far as is known, and the same region. */
export function isSame(a: Connection, b: Connection): boolean {
  return a.profile === b.profile && a.region === b.region && a.apiKey === b.apiKey;
}

/** Changes whenever other credentials may answer. */
export function accountOf(snapshot: ChoicesSnapshot | undefined): string | undefined {
  if (!snapshot) return undefined;
  const { profile, apiKey, known, missing } = snapshot.connection;
  return JSON.stringify([profile, apiKey, known, missing]);
}

/** Whose credentials a call goes with, whatever the region. */
export function accountIn({ profile, apiKey }: Connection): Omit<Connection, 'region'> {
  return { ...(profile !== undefined && { profile }), ...(apiKey && { apiKey }) };
}
