import * as l10n from '@vscode/l10n';
import type { ChoiceView, PickerKind } from '../../protocol/views.ts';
import { nameOf } from './choiceBar.ts';
import { button, el, icon } from './dom.ts';

const SHOWN: readonly PickerKind[] = ['model', 'region', 'profile'];

/** What answers, where and as whom: changed in the composer's bar. */
export function chosenText(choices: readonly ChoiceView[]): HTMLElement {
  const facts = SHOWN.flatMap((picker) => choices.filter((choice) => choice.picker === picker)).map(
    ({ picker, label, tooltip }) => {
      const value = el('dd', '', label);
      value.title = tooltip;
      return el('div', 'empty-fact', el('dt', '', nameOf(picker)), value);
    },
  );
  return el('dl', 'empty-facts', ...facts);
}

/** What is shown before the first prompt: what answers (`chosen`), and prompts to begin with. */
export function emptyState(chosen: HTMLElement, useExample: (prompt: string) => void): HTMLElement {
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
        'Amazon Bedrock answers, called with your own AWS profile, in your account and region. Code that you select in the editor goes along; / and # offer more.',
      ),
    ),
    chosen,
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
