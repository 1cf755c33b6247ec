import * as l10n from '@vscode/l10n';
import { takenByInputMethod } from './composerKeys.ts';
import { button, el } from './dom.ts';

interface PromptEditorPorts {
  readonly send: (text: string) => void;
  readonly cancel: () => void;
}

/** Takes a prompt's place while it is edited; Enter sends and Escape leaves everything as it was. */
export function promptEditor(text: string, ports: PromptEditorPorts): HTMLElement {
  const input = el('textarea', 'prompt-editor-input');
  input.value = text;
  input.rows = 2;
  input.setAttribute('aria-label', l10n.t('Edit prompt'));
  const send = (): void => {
    if (input.value.trim() !== '') ports.send(input.value);
  };
  const sendButton = button('button', send, l10n.t('Send'));
  const showState = (): void => {
    sendButton.disabled = input.value.trim() === '';
  };
  input.addEventListener('input', showState);
  input.addEventListener('keydown', (event) => {
    if (takenByInputMethod(event) || event.shiftKey) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    // The page's own Escape stops an answer: this one is spent.
    event.stopPropagation();
    if (event.key === 'Enter') send();
    else ports.cancel();
  });
  showState();
  const bar = el(
    'div',
    'prompt-editor-bar',
    button('button secondary', ports.cancel, l10n.t('Cancel')),
    sendButton,
  );
  return el('div', 'prompt-editor', input, bar);
}
