import * as l10n from '@vscode/l10n';
import { el, icon, nameIt } from '../view/dom.ts';
import { isShell } from './fenceInfo.ts';

export type CodeAction =
  'copy' | 'insertAtCursor' | 'newFile' | 'applyCode' | 'runInTerminal' | 'previewCode';

/** The bar above a block of code: what it is, and what can be done with it. One listener serves all of them. */
export function codeBar(label: HTMLElement, language: string): HTMLElement {
  const buttons = [
    ...(hasPreview(language) ? [actionButton('previewCode', 'open-preview', l10n.t('Open Preview'))] : []),
    isShell(language)
      ? actionButton('runInTerminal', 'terminal', l10n.t('Run in Terminal'))
      : actionButton('applyCode', 'git-pull-request-go-to-changes', l10n.t('Apply in Editor')),
    actionButton('insertAtCursor', 'insert', l10n.t('Insert at Cursor')),
    actionButton('copy', 'copy', l10n.t('Copy')),
    actionButton('newFile', 'new-file', l10n.t('New File')),
  ];
  // One stop of the Tab key; the arrow keys go from button to button.
  for (const button of buttons.slice(1)) button.tabIndex = -1;
  const tools = el('div', 'code-tools', ...buttons);
  tools.setAttribute('role', 'toolbar');
  tools.setAttribute('aria-label', l10n.t('Code'));
  return el('div', 'code-bar', label, tools);
}

/** Whether VS Code draws what code of this language describes; the host says so when the page is loaded. */
function hasPreview(language: string): boolean {
  const { previews = '' } = document.body.dataset;
  return language !== '' && previews.split(' ').includes(language.toLowerCase());
}

function actionButton(action: CodeAction, iconName: string, name: string): HTMLButtonElement {
  const element = el('button', 'icon-button', icon(iconName));
  element.type = 'button';
  element.dataset['codeAction'] = action;
  nameIt(element, name);
  return element;
}
