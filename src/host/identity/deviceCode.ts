import * as l10n from '@vscode/l10n';
import type { QuickPick, QuickPickItem } from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { DeviceVerification } from '../../chat/signIn.ts';

/** The part of VS Code's QuickPick that we use. */
export type CodeInput = Pick<
  QuickPick<QuickPickItem>,
  | 'title'
  | 'placeholder'
  | 'items'
  | 'selectedItems'
  | 'ignoreFocusOut'
  | 'onDidAccept'
  | 'onDidHide'
  | 'show'
  | 'hide'
  | 'dispose'
>;

export interface DeviceCodePorts {
  readonly create: () => CodeInput;
  /** By a codicon's name. */
  readonly icon: (name: string) => Pick<QuickPickItem, 'iconPath'>;
  readonly copy: (text: string) => unknown;
  readonly openExternal: (address: string) => unknown;
}

/** The code of a device authorization, with the ways on; it goes when disposed, and closing it gives nothing up. */
export function showDeviceCode(ports: DeviceCodePorts, verification: DeviceVerification): Disposable {
  const { userCode, verificationUri, verificationUriComplete } = verification;
  const owned = new DisposableStore();
  const input = owned.add(ports.create());
  const open: QuickPickItem = {
    ...ports.icon('link-external'),
    label: l10n.t('Copy Code and Open Browser'),
    description: userCode,
    detail: verificationUri,
  };
  const copy: QuickPickItem = { ...ports.icon('copy'), label: l10n.t('Copy Code'), description: userCode };
  input.title = l10n.t('Sign In to AWS');
  input.placeholder = l10n.t('The browser shows a code. Confirm it there only if it is {0}', userCode);
  // The person goes to the browser meanwhile.
  input.ignoreFocusOut = true;
  input.items = [open, copy];
  owned.add(
    input.onDidAccept(() => {
      const [chosen] = input.selectedItems;
      ports.copy(userCode);
      if (chosen !== open) return;
      ports.openExternal(verificationUriComplete ?? verificationUri);
      input.hide();
    }),
  );
  owned.add(input.onDidHide(() => owned.dispose()));
  input.show();
  return owned;
}
