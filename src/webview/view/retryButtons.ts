import * as l10n from '@vscode/l10n';
import type { Post } from '../rpc.ts';
import { iconButton } from './dom.ts';

/** Answers a prompt once more; what was answered before stays beside it. */
export function retryButtons(turnId: string, post: Post): HTMLButtonElement[] {
  const same = iconButton('refresh', l10n.t('Retry'), () => post({ type: 'retryTurn', turnId, how: 'same' }));
  const other = iconButton('arrow-swap', l10n.t('Retry With Another Model…'), () =>
    post({ type: 'retryTurn', turnId, how: 'otherModel' }),
  );
  for (const button of [same, other]) button.classList.add('when-idle');
  return [same, other];
}
