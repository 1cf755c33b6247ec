import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { Workbench } from '../feature.ts';
import { commands, SECTION } from '../ids.ts';
import { createFormat } from '../panel/format.ts';
import { createPickHost } from '../pickers/pickHost.ts';
import type { SettingsReader } from '../settings.ts';
import type { SettingValue } from './parameter.ts';
import { pickEffort, pickParameters, type ParameterPorts } from './pickParameters.ts';

/** The commands that change what goes with every call beside the conversation. */
export function registerParameters({ choices, log }: Workbench): Disposable {
  const { integer } = createFormat(vscode.env.language);
  const ports: ParameterPorts = { host: createPickHost(log), choices, reader, write, integer };
  const owned = new DisposableStore();
  owned.add(vscode.commands.registerCommand(commands.pickEffort, () => pickEffort(ports)));
  owned.add(vscode.commands.registerCommand(commands.pickParameters, () => pickParameters(ports)));
  return owned;
}

function reader(): SettingsReader {
  return vscode.workspace.getConfiguration(SECTION);
}

/** Where the value takes effect: a workspace that sets it outweighs what a person has set for themselves. */
async function write(key: string, value: SettingValue): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const inWorkspace = configuration.inspect(key)?.workspaceValue !== undefined;
  const { Global, Workspace } = vscode.ConfigurationTarget;
  await configuration.update(key, value, inWorkspace ? Workspace : Global);
}
