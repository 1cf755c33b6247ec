import * as l10n from '@vscode/l10n';
import { SECTION } from '../ids.ts';
import { item, separator, value, type PickItem, type PickRow } from '../pickers/rows.ts';
import { effort } from './effort.ts';
import { limits } from './limits.ts';
import type { About, Parameter, ParameterValue, SettingValue } from './parameter.ts';
import { temperature, topP } from './sampling.ts';
import { caching, latency, serviceTier } from './serving.ts';
import { reasonText } from './words.ts';

export type ParameterPick =
  { readonly kind: 'change'; readonly parameter: Parameter } | { readonly kind: 'reset' };

const parameters: readonly Parameter[] = [
  effort,
  temperature,
  topP,
  caching,
  serviceTier,
  latency,
  ...limits,
];

/** Those that are not at their default. */
export function changedParameters(about: About): readonly Parameter[] {
  return parameters.filter(({ now }) => now(about) !== undefined);
}

/** Everything that goes with a call beside its messages, each with what it is now. */
export function parameterRows(about: About): readonly PickRow<ParameterPick>[] {
  const row = (parameter: Parameter): PickRow<ParameterPick> => parameterRow(parameter, about);
  return [
    separator(l10n.t('How the model answers')),
    ...[effort, temperature, topP].map(row),
    separator(l10n.t('How the call is served')),
    ...[caching, serviceTier, latency].map(row),
    separator(l10n.t('Longest answer, in tokens')),
    ...limits.map(row),
    separator(''),
    ...(changedParameters(about).length > 0 ? [resetRow()] : []),
    settingsRow(),
  ];
}

function parameterRow(parameter: Parameter, about: About): PickItem<ParameterPick> {
  const { title, icon, leftOut } = parameter;
  const reason = leftOut?.(about);
  return item(title(), {
    description: textOf(parameter, about),
    detail: reason && l10n.t('Not sent: {0}', reasonText(reason)),
    icon,
    choose: value({ kind: 'change', parameter }),
  });
}

function textOf({ now, values }: Parameter, about: About): string {
  const current = now(about);
  return values(about).find((one) => one.value === current)?.label ?? String(current);
}

function resetRow(): PickItem<ParameterPick> {
  return item(l10n.t('Set all to their defaults'), { icon: 'discard', choose: value({ kind: 'reset' }) });
}

function settingsRow(): PickItem<ParameterPick> {
  const args = [`@ext:bedrock-workbench.bedrock-workbench ${SECTION}`];
  return item<ParameterPick>(l10n.t('Open the settings'), {
    icon: 'settings-gear',
    choose: { kind: 'run', command: 'workbench.action.openSettings', args },
  });
}

/** What the person chose; `undefined` in it: the default. */
export interface ValuePick {
  readonly value: SettingValue;
}

export function valueRows<T>(
  { now, values }: Parameter,
  about: About,
  meaning: (picked: ValuePick) => T,
): readonly PickRow<T>[] {
  const current = now(about);
  return values(about).map((one) => valueRow(one, current, meaning));
}

/** A row for what was typed, above the others; it may say what could have been. */
export function typedRow<T>(
  text: string,
  { typed }: Parameter,
  about: About,
  meaning: (picked: ValuePick) => T,
): PickItem<T> | undefined {
  const read = typed?.(text, about);
  if (read === undefined) return undefined;
  if (typeof read === 'string') return item<T>(read, { icon: 'warning', alwaysShow: true });
  return {
    ...valueRow({ ...read, label: l10n.t('Use {0}', read.label) }, NaN, meaning),
    icon: 'arrow-right',
    alwaysShow: true,
  };
}

function valueRow<T>(
  { value: own, label, description, detail }: ParameterValue,
  current: SettingValue,
  meaning: (picked: ValuePick) => T,
): PickItem<T> {
  return item(label, {
    description,
    detail,
    current: own === current,
    choose: value(meaning({ value: own })),
  });
}
