import * as l10n from '@vscode/l10n';
import { settingKeys } from '../ids.ts';
import { leftOutOf, type Parameter, type ParameterValue } from './parameter.ts';

export const temperature: Parameter = {
  key: settingKeys.temperature,
  icon: 'flame',
  title: () => l10n.t('Temperature'),
  placeholder: () => l10n.t('How freely words are chosen, from 0 to 1. Type any number between'),
  now: ({ inference }) => inference.temperature,
  values: () => [notSet(), ...[0, 0.2, 0.5, 0.7, 1].map(valueOf)],
  typed,
  leftOut: leftOutOf('temperature'),
};

export const topP: Parameter = {
  key: settingKeys.topP,
  icon: 'filter',
  title: () => l10n.t('Top-p'),
  placeholder: () => l10n.t('The share of likely words to choose from, from 0 to 1. Type any number between'),
  now: ({ inference }) => inference.topP,
  values: () => [notSet(), ...[0.5, 0.8, 0.9, 0.95, 1].map(valueOf)],
  typed,
  leftOut: leftOutOf('topP'),
};

function notSet(): ParameterValue {
  return { value: undefined, label: l10n.t('Default'), description: l10n.t('left to the model') };
}

function valueOf(value: number): ParameterValue {
  return { value, label: String(value) };
}

/** `0.3`, and `0,3` as others write it. */
function typed(text: string): ParameterValue | string | undefined {
  if (!/\d/.test(text)) return undefined;
  const value = Number(text.replace(',', '.'));
  return value >= 0 && value <= 1 ? valueOf(value) : l10n.t('A number from 0 to 1');
}
