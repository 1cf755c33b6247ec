import type { FailureCause } from '../../chat/failure.ts';

/** The AWS CLI's command that renews a session; typed for the person to read and run, never run by us. */
export function signInCommand(cause: FailureCause, profile: string | undefined): string {
  const command = cause === 'login-session-expired' ? 'aws login' : 'aws sso login';
  return profile === undefined ? command : `${command} --profile ${quoted(profile)}`;
}

/** A line break in a name would run what precedes it; bash, zsh, PowerShell and cmd all take double quotes. */
function quoted(profile: string): string {
  const printable = profile.replaceAll(/[\p{Cc}"`$\\]/gu, '');
  return /^[\w.@:+/-]+$/.test(printable) ? printable : `"${printable}"`;
}
