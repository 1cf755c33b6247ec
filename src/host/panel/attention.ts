import * as l10n from '@vscode/l10n';
import type { ViewBadge } from 'vscode';
import type { Event } from '../../base/event.ts';
import { toDisposable, type Disposable } from '../../base/lifecycle.ts';

/** A view that can carry a badge: VS Code's WebviewView. */
export interface Badged {
  badge?: ViewBadge | undefined;
}

export interface Attention {
  /** How many chats wait for an answer from the person, now. */
  readonly count: () => number;
  readonly onDidChange: Event<unknown>;
}

/** Shows on the view how many chats wait for the person, as long as any do and until this is disposed of. */
export function showAttention(view: Badged, { count, onDidChange }: Attention): Disposable {
  const show = (): void => {
    const waiting = count();
    // VS Code draws a badge anew at each write, so that the same one is not written again.
    if (waiting !== (view.badge?.value ?? 0)) view.badge = badgeOf(waiting);
  };
  const listening = onDidChange(show);
  show();
  return toDisposable(() => {
    listening.dispose();
    view.badge = undefined;
  });
}

function badgeOf(waiting: number): ViewBadge | undefined {
  if (waiting <= 0) return undefined;
  const tooltip =
    waiting === 1
      ? l10n.t('1 chat waits for your answer')
      : l10n.t('{0} chats wait for your answer', waiting);
  return { value: waiting, tooltip };
}
