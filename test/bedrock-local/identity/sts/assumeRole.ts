import { AwsError, type Caller, type Input, type Output } from '../../contract.ts';
import type { Lifetimes } from '../lifetimes.ts';
import { isRoleSession, namesOf, roleTrusting, sessionOf, type Role } from '../roles.ts';
import type { Sessions } from '../sessions.ts';
import type { MfaDevices } from './mfaDevices.ts';
import type { WebIdentityTokens } from './webIdentityTokens.ts';

export interface RoleGrants {
  readonly sessions: Sessions;
  readonly lifetimes: Lifetimes;
  readonly mfa: MfaDevices;
  readonly webIdentities: WebIdentityTokens;
}

/** The longest session of a role that was assumed by a role. */
const chainedSeconds = 3_600;

export function assumeRole(input: Input, caller: Caller, grants: RoleGrants): Output {
  const arn = textIn(input, 'RoleArn');
  const isProved = grants.mfa.prove(input, caller);
  const role = roleTrusting(arn, namesOf(caller));
  if (!role || (role.needsMfa && !isProved))
    throw denied(
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn || '*'}`,
    );
  return granted(role, durationOf(input, role, isRoleSession(caller)), input, grants);
}

export function assumeRoleWithWebIdentity(input: Input, grants: RoleGrants): Output {
  const { issuer, subject } = grants.webIdentities.verify(textIn(input, 'WebIdentityToken'));
  const role = roleTrusting(textIn(input, 'RoleArn'), [issuer]);
  if (!role) throw denied('Not authorized to perform sts:AssumeRoleWithWebIdentity');
  const given = granted(role, durationOf(input, role, false), input, grants);
  return { ...given, SubjectFromWebIdentityToken: subject, Provider: issuer, Audience: 'sts.amazonaws.com' };
}

function granted(role: Role, seconds: number, input: Input, { sessions, lifetimes }: RoleGrants): Output {
  const principal = sessionOf(role.arn, textIn(input, 'RoleSessionName'));
  const session = sessions.mint(principal, Math.min(seconds, lifetimes.seconds.roleSession));
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: session.expiresAt,
    },
    AssumedRoleUser: { AssumedRoleId: principal.userId, Arn: principal.arn },
  };
}

function durationOf({ DurationSeconds: asked = '3600' }: Input, role: Role, isChained: boolean): number {
  const seconds = Number(asked);
  if (isChained && seconds > chainedSeconds)
    throw invalid(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  if (seconds > role.maxSeconds)
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  return seconds;
}

function textIn(input: Input, name: string): string {
  const value = input[name];
  return typeof value === 'string' ? value : '';
}

function denied(message: string): AwsError {
  return new AwsError('AccessDenied', 403, message);
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', 400, message);
}
