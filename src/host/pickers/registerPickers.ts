import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { Workbench } from '../feature.ts';
import { commands, SECTION } from '../ids.ts';
import { routePolicy } from '../settings.ts';
import { pickTools } from '../tools/pickTools.ts';
import { pickGuardrail } from './guardrailPicker.ts';
import { pickModel, pickTaskModel } from './modelPicker.ts';
import { openAwsConfig } from './openAwsConfig.ts';
import { createPickHost } from './pickHost.ts';
import { pickKnowledgeBase, pickProfile, pickRegion, type PickerPorts } from './pickers.ts';

/** The commands that ask for the profile, region, model, guardrail, knowledge base and tools. */
export function registerPickers(workbench: Workbench): Disposable {
  const { choices, services, catalogue, prices, favourites, recents, profiles, toolBox, log } = workbench;
  const ports: PickerPorts = {
    host: createPickHost(log),
    choices,
    services,
    catalogue,
    prices,
    favourites,
    recents,
    profiles,
    policy: () => routePolicy(vscode.workspace.getConfiguration(SECTION)),
    remoteName: vscode.env.remoteName,
  };
  const owned = new DisposableStore();
  const handle = (id: string, run: () => Promise<unknown>): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  handle(commands.pickProfile, () => pickProfile(ports));
  handle(commands.pickRegion, () => pickRegion(ports));
  handle(commands.pickModel, () => pickModel(ports));
  handle(commands.pickTaskModel, () => pickTaskModel(ports));
  handle(commands.pickGuardrail, () => pickGuardrail(ports));
  handle(commands.pickKnowledgeBase, () => pickKnowledgeBase(ports));
  handle(commands.pickTools, () =>
    pickTools({ host: ports.host, box: toolBox, model: async () => (await choices.snapshot()).target }),
  );
  handle(commands.openAwsConfig, () => openAwsConfig(profiles));
  return owned;
}
