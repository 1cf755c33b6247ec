import * as l10n from '@vscode/l10n';
import type { InputBox } from 'vscode';
import { onAbort } from '../../base/async.ts';
import { DisposableStore } from '../../base/lifecycle.ts';

/** The part of VS Code's InputBox that we use. */
export type MfaInput = Pick<
  InputBox,
  | 'title'
  | 'prompt'
  | 'placeholder'
  | 'value'
  | 'validationMessage'
  | 'ignoreFocusOut'
  | 'onDidAccept'
  | 'onDidChangeValue'
  | 'onDidHide'
  | 'show'
  | 'hide'
  | 'dispose'
>;

/**
 * Asks for the six digits that a device shows now; nothing keeps them. `profile` undefined: the default chain.
 * Rejects with an AbortError where the person closes the box, or the signal aborts.
 */
export function askMfaCode(
  create: () => MfaInput,
  serial: string,
  profile: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  if (signal.aborted) return Promise.reject(gaveUp());
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const owned = new DisposableStore();
  const input = owned.add(create());
  input.title = l10n.t('Multi-Factor Code');
  input.prompt = promptOf(serial, profile);
  input.placeholder = l10n.t('Six digits');
  // The person may look for the code in another window.
  input.ignoreFocusOut = true;
  owned.add(input.onDidChangeValue(() => (input.validationMessage = undefined)));
  owned.add(
    input.onDidAccept(() => {
      const code = input.value.replaceAll(/\s/g, '');
      if (/^\d{6}$/.test(code)) {
        resolve(code);
        input.hide();
      } else input.validationMessage = l10n.t('The code has six digits.');
    }),
  );
  owned.add(
    input.onDidHide(() => {
      owned.dispose();
      reject(gaveUp());
    }),
  );
  owned.add(onAbort(signal, () => input.hide()));
  input.show();
  return promise;
}

function promptOf(serial: string, profile: string | undefined): string {
  return profile === undefined
    ? l10n.t('The code that the device {0} shows now, to sign in to AWS', serial)
    : l10n.t('The code that the device {0} shows now, for the AWS profile {1}', serial, profile);
}

function gaveUp(): Error {
  return Object.assign(new Error('No multi-factor code was given'), { name: 'AbortError' });
}
