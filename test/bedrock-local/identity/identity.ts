import type { ScriptedService } from '../brain/scenario/play.ts';
import type { Account } from '../wire/accounts.ts';
import type { Controls } from '../wire/control.ts';
import type { Endpoint } from '../wire/endpoint.ts';
import { Clock } from './clock.ts';
import { createControls } from './controls.ts';
import { Lifetimes } from './lifetimes.ts';
import { LoginSessions } from './login/loginSessions.ts';
import { signInEndpoint } from './login/signInEndpoint.ts';
import { containerEndpoint } from './metadata/containerEndpoint.ts';
import { instanceEndpoints } from './metadata/instanceEndpoints.ts';
import { Sessions } from './sessions.ts';
import { ssoTokenFile } from './signedIn.ts';
import { AuthorizationCodes } from './sso/authorizationCodes.ts';
import { authorizePageEndpoint } from './sso/authorizePage.ts';
import { Clients } from './sso/clients.ts';
import { DeviceCodes } from './sso/deviceCodes.ts';
import { devicePageEndpoint } from './sso/devicePage.ts';
import { oidcEndpoints } from './sso/oidcEndpoints.ts';
import { portalEndpoints } from './sso/portalEndpoints.ts';
import { SsoSessions } from './sso/ssoSessions.ts';
import { assumeRole, assumeRoleWithWebIdentity } from './sts/assumeRole.ts';
import { MfaDevices } from './sts/mfaDevices.ts';
import { WebIdentityTokens } from './sts/webIdentityTokens.ts';

/** Every way in to AWS, under one clock. */
export type Identity = ReturnType<typeof createIdentity>;

export function createIdentity(accounts: readonly Account[]) {
  const clock = new Clock();
  const lifetimes = new Lifetimes();
  const sessions = new Sessions(accounts, clock);
  const sso = {
    clients: new Clients(clock),
    deviceCodes: new DeviceCodes(clock, lifetimes),
    authorizationCodes: new AuthorizationCodes(clock, lifetimes),
    ssoSessions: new SsoSessions(clock, lifetimes),
    lifetimes,
    sessions,
  };
  const logins = new LoginSessions(clock, lifetimes, sessions);
  const mfa = new MfaDevices(clock);
  const webIdentities = new WebIdentityTokens(clock);
  const signIn = (kind: 'sso-session' | 'legacy') => ssoTokenFile(kind, sso.clients, sso.ssoSessions, clock);
  const parts = { clock, ...sso, signIn, logins, mfa, webIdentities };
  const controls: Controls = createControls(parts);
  const endpoints: readonly Endpoint[] = [
    ...oidcEndpoints(sso),
    devicePageEndpoint(sso.deviceCodes),
    authorizePageEndpoint(sso.clients, sso.authorizationCodes),
    ...portalEndpoints(sso),
    signInEndpoint(logins),
    containerEndpoint(sessions, lifetimes),
    ...instanceEndpoints(sessions, lifetimes, clock),
  ];
  const sts: ScriptedService['unary'] = {
    AssumeRole: (input, { caller }) => assumeRole(input, caller, parts),
    AssumeRoleWithWebIdentity: (input) => assumeRoleWithWebIdentity(input, parts),
  };
  return { ...parts, controls, endpoints, sts };
}
