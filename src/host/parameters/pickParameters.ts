import * as l10n from '@vscode/l10n';
import type { Choices } from '../choices/choices.ts';
import { pick, type PickHost, type PickOptions } from '../pickers/pick.ts';
import type { SettingsReader } from '../settings.ts';
import { effort } from './effort.ts';
import type { About, Parameter, SettingValue } from './parameter.ts';
import {
  changedParameters,
  parameterRows,
  typedRow,
  valueRows,
  type ParameterPick,
  type ValuePick,
} from './parameterRows.ts';

export interface ParameterPorts {
  readonly host: PickHost;
  readonly choices: Pick<Choices, 'snapshot' | 'parameters'>;
  readonly reader: () => SettingsReader;
  /** `undefined`: the setting's default. */
  readonly write: (key: string, value: SettingValue) => Promise<void>;
  readonly integer: (value: number) => string;
}

/** Asks how much the model is to think. */
export async function pickEffort(ports: ParameterPorts): Promise<void> {
  const about = await aboutNow(ports);
  const picked = await pick(ports.host, valueOptions(effort, about, undefined));
  if (picked && picked !== 'back') await ports.write(effort.key, picked.value);
}

/** Shows all parameters, and stays until the person has changed what they wanted. */
export async function pickParameters(ports: ParameterPorts): Promise<void> {
  for (;;) {
    const about = await aboutNow(ports);
    const picked = await pick(ports.host, overview(about));
    if (!picked) return;
    const goesOn =
      picked.kind === 'reset' ? await reset(ports, about) : await change(ports, about, picked.parameter);
    if (!goesOn) return;
  }
}

async function aboutNow({ choices, reader, integer }: ParameterPorts): Promise<About> {
  const { target } = await choices.snapshot();
  const { inference, maxTokens } = choices.parameters;
  const limit = Math.min(maxTokens, target?.maxOutputTokens ?? maxTokens);
  return { reader: reader(), inference, target, maxTokens: limit, integer };
}

async function reset({ write }: ParameterPorts, about: About): Promise<boolean> {
  for (const { key } of changedParameters(about)) await write(key, undefined);
  return true;
}

/** False where the person closed the picker. */
async function change({ host, write }: ParameterPorts, about: About, parameter: Parameter): Promise<boolean> {
  const picked = await pick(host, valueOptions(parameter, about, 'back'));
  if (picked && picked !== 'back') await write(parameter.key, picked.value);
  return picked !== undefined;
}

function overview(about: About): PickOptions<ParameterPick> {
  return {
    title: l10n.t('Parameters'),
    placeholder: l10n.t('What goes with every call beside the conversation'),
    load: () => rows(parameterRows(about)),
  };
}

function valueOptions(
  parameter: Parameter,
  about: About,
  back: 'back' | undefined,
): PickOptions<ValuePick | 'back'> {
  const meaning = (picked: ValuePick): ValuePick | 'back' => picked;
  return {
    title: parameter.title(),
    placeholder: parameter.placeholder(about),
    typed: (text) => (text === '' ? undefined : typedRow(text, parameter, about, meaning)),
    ...(back && { back }),
    load: () => rows(valueRows(parameter, about, meaning)),
  };
}

/** Known at once, without asking AWS. */
async function* rows<T>(all: T): AsyncIterable<T> {
  yield await Promise.resolve(all);
}
