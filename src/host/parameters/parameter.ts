import type { InferenceSettings } from '../../chat/inference.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import { planParameters } from '../../chat/parameters.ts';
import type { LeftOutReason, ParameterName } from '../../chat/requestPlan.ts';
import type { SettingsReader } from '../settings.ts';

/** What is set now, and for which model. */
export interface About {
  readonly reader: SettingsReader;
  readonly inference: InferenceSettings;
  /** Undefined: not found yet. */
  readonly target: ModelTarget | undefined;
  /** Of an answer in the chat. */
  readonly maxTokens: number;
  /** `4,096` */
  readonly integer: (value: number) => string;
}

/** Undefined: the setting's default. */
export type SettingValue = string | number | undefined;

export interface ParameterValue {
  readonly value: SettingValue;
  readonly label: string;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
}

/** One setting of every call, changed in a picker. */
export interface Parameter {
  readonly key: string;
  readonly icon: string;
  readonly title: () => string;
  readonly placeholder: (about: About) => string;
  readonly now: (about: About) => SettingValue;
  readonly values: (about: About) => readonly ParameterValue[];
  /** What the person typed as a value; a string says what could be typed, undefined that nothing was meant. */
  readonly typed?: (text: string, about: About) => ParameterValue | string | undefined;
  /** Why what is set would not be sent to the model. */
  readonly leftOut?: (about: About) => LeftOutReason | undefined;
}

/** As the request's plan has it. */
export function leftOutOf(name: ParameterName): (about: About) => LeftOutReason | undefined {
  return ({ target, inference, maxTokens }) =>
    target && planParameters(target, inference, maxTokens).leftOut.find((one) => one.name === name)?.reason;
}
