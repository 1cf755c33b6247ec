import * as l10n from '@vscode/l10n';
import type { Post } from '../rpc.ts';

/** One listener for all links and code buttons of all answers. */
export function handleClicks(root: HTMLElement, post: Post, say: (message: string) => void): void {
  root.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof window.Element)) return;
    const link = target.closest('a[href]');
    if (link) {
      // VS Code's own listener, further out, would open the link a second time.
      event.preventDefault();
      event.stopPropagation();
      post({ type: 'openLink', href: link.getAttribute('href') ?? '' });
    }
    const action = target.closest<HTMLElement>('[data-code-action]');
    if (action) act(action, post, say);
  });
}

function act(action: HTMLElement, post: Post, say: (message: string) => void): void {
  const text = action.closest('.code-block')?.querySelector('.code-text')?.textContent ?? '';
  if (action.dataset['codeAction'] === 'copy') {
    post({ type: 'copy', text });
    say(l10n.t('Copied'));
  } else {
    post({ type: 'insertAtCursor', text });
  }
}
