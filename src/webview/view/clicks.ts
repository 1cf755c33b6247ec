import * as l10n from '@vscode/l10n';
import { codeOfBlock, codeToApply } from '../markdown/codeBlock.ts';
import type { CodeAction } from '../markdown/codeBar.ts';
import type { Post } from '../rpc.ts';

/** One listener for all links and code buttons of all answers. */
export function handleClicks(root: HTMLElement, post: Post, say: (message: string) => void): void {
  root.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof window.Element)) return;
    const link = target.closest<HTMLElement>('a[href]');
    if (link) {
      // VS Code's own listener, further out, would open the link a second time.
      event.preventDefault();
      event.stopPropagation();
      follow(link, post);
    }
    const action = target.closest<HTMLElement>('[data-code-action]');
    if (action) act(action, post, say);
  });
  root.addEventListener('keydown', (event) => {
    if (event.target instanceof window.HTMLElement && walkToolbar(event.target, event.key)) {
      event.preventDefault();
    }
  });
}

function follow(link: HTMLElement, post: Post): void {
  const { path, source } = link.dataset;
  if (source !== undefined) post({ type: 'openSource', turnId: turnOf(link), source: Number(source) });
  else if (path !== undefined) post({ type: 'openFile', path });
  else post({ type: 'openLink', href: link.getAttribute('href') ?? '' });
}

function turnOf(element: HTMLElement): string {
  return element.closest<HTMLElement>('[data-turn]')?.dataset['turn'] ?? '';
}

function act(element: HTMLElement, post: Post, say: (message: string) => void): void {
  const block = element.closest('.code-block');
  const code = block && codeOfBlock(block);
  if (!code) return;
  const turnId = turnOf(element);
  const { text, language } = code;
  const acts: Readonly<Record<CodeAction, () => void>> = {
    copy: () => {
      post({ type: 'copy', text });
      say(l10n.t('Copied'));
    },
    insertAtCursor: () => post({ type: 'insertAtCursor', text }),
    newFile: () => post({ type: 'newFile', code: { text, language } }),
    applyCode: () => post({ type: 'applyCode', turnId, code: codeToApply(code) }),
    runInTerminal: () => post({ type: 'runInTerminal', text }),
    previewCode: () => post({ type: 'previewCode', code: { text, language } }),
  };
  acts[element.dataset['codeAction'] as CodeAction]();
}

/** The arrow keys within a toolbar, which is one stop of the Tab key. Whether the key was used. */
function walkToolbar(target: HTMLElement, key: string): boolean {
  const toolbar = target.closest<HTMLElement>('[role=toolbar]');
  if (!toolbar) return false;
  const buttons = [...toolbar.querySelectorAll('button')];
  const next =
    buttons[
      indexAfter(
        key,
        buttons.findIndex((one) => one === target),
        buttons.length,
        toolbar,
      )
    ];
  if (!next) return false;
  for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
  next.focus();
  return true;
}

/** -1 for keys that do not move. */
function indexAfter(key: string, at: number, count: number, toolbar: HTMLElement): number {
  const forward = window.getComputedStyle(toolbar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case forward:
      return (at + 1) % count;
    case backward:
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
