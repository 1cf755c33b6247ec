import type { Clock } from './clock.ts';
import type { Clients } from './sso/clients.ts';
import { ssoRegion, startUrl } from './sso/directory.ts';
import type { SsoSessions } from './sso/ssoSessions.ts';

/** What `aws sso login` leaves in its cache: with the means to renew it, or as for a legacy profile without. */
export function ssoTokenFile(
  kind: 'sso-session' | 'legacy',
  clients: Clients,
  sessions: SsoSessions,
  clock: Clock,
): object {
  const client = clients.register({
    scopes: kind === 'legacy' ? [] : ['sso:account:access'],
    redirectUris: [],
  });
  const { accessToken, expiresIn, refreshToken } = sessions.begin(client);
  return {
    startUrl,
    region: ssoRegion,
    accessToken,
    expiresAt: clock.after(expiresIn).toISOString(),
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    registrationExpiresAt: client.expiresAt.toISOString(),
    ...(refreshToken !== undefined && { refreshToken }),
  };
}
