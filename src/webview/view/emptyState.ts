import * as l10n from '@vscode/l10n';
import { button, el, icon } from './dom.ts';

/** What is shown before the first prompt: what can be done here, and prompts to begin with. */
export function emptyState(useExample: (prompt: string) => void): HTMLElement {
  const list = el('ul', 'examples', ...examples().map((prompt) => exampleItem(prompt, useExample)));
  list.setAttribute('aria-label', l10n.t('Example prompts'));
  return el(
    'div',
    'empty',
    icon('comment-discussion'),
    el('h2', 'empty-title', l10n.t('Ask about your code')),
    el(
      'p',
      'empty-text',
      l10n.t(
        'Amazon Bedrock answers, called with your own AWS profile, in your account and region. Select code in the editor and add it as context.',
      ),
    ),
    list,
  );
}

function examples(): string[] {
  return [
    l10n.t('Explain what the selected code does'),
    l10n.t('Find bugs and edge cases in the selected code'),
    l10n.t('Write unit tests for the selected code'),
  ];
}

function exampleItem(prompt: string, use: (prompt: string) => void): HTMLElement {
  return el(
    'li',
    '',
    button('example', () => use(prompt), prompt),
  );
}
