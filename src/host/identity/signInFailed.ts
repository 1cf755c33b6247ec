import * as l10n from '@vscode/l10n';
import type { Failure } from '../../chat/failure.ts';
import { commands } from '../ids.ts';
import { signInCommand } from './signInCommand.ts';

export interface SignInFailedPorts {
  /** Shows a message with buttons; undefined where the person closes it. */
  readonly warn: (message: string, ...buttons: readonly string[]) => PromiseLike<string | undefined>;
  readonly execute: (command: string) => unknown;
  /** Types a command into a terminal and leaves it to the person to run. */
  readonly typeInTerminal: (command: string) => unknown;
}

/** Says why nobody could be signed in; whether the person wants another try. */
export async function signInFailed(
  ports: SignInFailedPorts,
  failure: Failure,
  profile: string | undefined,
): Promise<boolean> {
  const again = l10n.t('Sign In Again');
  const byHand: Readonly<Record<string, () => unknown>> = {
    ...(failure.cause === 'login-session-expired' && {
      [l10n.t('Type Command in Terminal')]: () => ports.typeInTerminal(signInCommand(failure.cause, profile)),
    }),
    ...(failure.actions.includes('open-aws-config') && {
      [l10n.t('Open AWS Config File')]: () => ports.execute(commands.openAwsConfig),
    }),
    ...(failure.actions.includes('pick-profile') && {
      [l10n.t('Pick Profile')]: () => ports.execute(commands.pickProfile),
    }),
  };
  const retry = failure.actions.some((action) => action === 'sign-in' || action === 'retry') ? [again] : [];
  const chosen = await ports.warn(`${failure.message} ${failure.remedy}`, ...retry, ...Object.keys(byHand));
  if (chosen !== undefined && Object.hasOwn(byHand, chosen)) byHand[chosen]?.();
  return chosen === again;
}
