import * as l10n from '@vscode/l10n';
import type { ChoiceView, PickerKind } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import { button, el, icon } from './dom.ts';

const ICONS: Readonly<Record<PickerKind, string>> = {
  profile: 'account',
  region: 'globe',
  model: 'chip',
  effort: 'lightbulb',
  guardrail: 'shield',
  knowledgeBase: 'book',
  tools: 'tools',
  parameters: 'settings',
};

/** Whose account, which region, which model: what the next prompt goes to, each a button to change it. */
export function choiceBar(choices: readonly ChoiceView[], post: Post): HTMLElement {
  const bar = el('div', 'choices', ...choices.map((choice) => choiceButton(choice, post)));
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', l10n.t('Where the prompt goes'));
  return bar;
}

function choiceButton({ picker, label, tooltip, active }: ChoiceView, post: Post): HTMLElement {
  const pick = (): void => post({ type: 'pick', picker });
  const text = el('span', 'choice-label', label);
  const element = button(`choice ${active ? 'active' : 'inactive'}`, pick, icon(ICONS[picker]), text);
  element.dataset['picker'] = picker;
  element.title = tooltip;
  element.setAttribute('aria-label', `${nameOf(picker)}: ${label}`);
  return element;
}

export function nameOf(picker: PickerKind): string {
  switch (picker) {
    case 'profile':
      return l10n.t('Profile');
    case 'region':
      return l10n.t('Region');
    case 'model':
      return l10n.t('Model');
    case 'effort':
      return l10n.t('Thinking');
    case 'guardrail':
      return l10n.t('Guardrail');
    case 'knowledgeBase':
      return l10n.t('Knowledge base');
    case 'tools':
      return l10n.t('Tools');
    case 'parameters':
      return l10n.t('Parameters');
  }
}
