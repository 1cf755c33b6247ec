import * as l10n from '@vscode/l10n';
import type { QuickPickItem } from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { BrowserPage } from '../../chat/signIn.ts';
import type { DeviceCodePorts } from './deviceCode.ts';

/**
 * Opens the sign-in's page and says what is awaited, with the ways on; it goes when disposed, and closing it gives
 * nothing up.
 */
export function showBrowserPage(ports: DeviceCodePorts, { address, useDeviceCode }: BrowserPage): Disposable {
  const owned = new DisposableStore();
  const input = owned.add(ports.create());
  const open: QuickPickItem = {
    ...ports.icon('link-external'),
    label: l10n.t('Open Browser Again'),
    description: hostOf(address),
  };
  const copy: QuickPickItem = {
    ...ports.icon('copy'),
    label: l10n.t('Copy Link'),
    detail: l10n.t('For another browser on this machine'),
  };
  const device: QuickPickItem = {
    ...ports.icon('key'),
    label: l10n.t('Use a Device Code Instead'),
    detail: l10n.t('For a browser on another machine, or one that can’t come back to the editor'),
  };
  input.title = l10n.t('Sign In to AWS');
  input.placeholder = l10n.t('Sign in on the page that has opened in the browser');
  // The person goes to the browser meanwhile.
  input.ignoreFocusOut = true;
  input.items = [open, copy, device];
  owned.add(
    input.onDidAccept(() => {
      const [chosen] = input.selectedItems;
      if (chosen === open) ports.openExternal(address);
      if (chosen === copy) ports.copy(address);
      if (chosen !== device) return;
      input.hide();
      useDeviceCode();
    }),
  );
  owned.add(input.onDidHide(() => owned.dispose()));
  input.show();
  ports.openExternal(address);
  return owned;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
