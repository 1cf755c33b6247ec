import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { BedrockServices } from '../../chat/ports.ts';
import type { Choices } from '../choices/choices.ts';
import type { FailureActionPorts } from './failureActions.ts';
import { modelCatalogUrl } from './consoleUrl.ts';

/** The part of the workbench that the actions need. */
export interface ActionWorkbench {
  readonly choices: Pick<Choices, 'connection' | 'snapshot' | 'setModel'>;
  readonly services: () => Promise<Pick<BedrockServices, 'identity'>>;
}

/** What a conversation can do for its own failures. */
export type ConversationActions = Pick<FailureActionPorts, 'retry' | 'send' | 'askAnew'>;

export function workbenchPorts(
  workbench: ActionWorkbench,
  conversation: ConversationActions,
): FailureActionPorts {
  return {
    ...conversation,
    execute: (command, ...args) => vscode.commands.executeCommand(command, ...args),
    profile: async () => (await workbench.choices.connection()).profile,
    forgetRoute: () => forgetRoute(workbench),
    openUseCaseForm: (region) => openUseCaseForm(workbench, region),
    copy: (text) => vscode.env.clipboard.writeText(text),
  };
}

async function forgetRoute({ choices }: ActionWorkbench): Promise<boolean> {
  const { model } = await choices.snapshot();
  if (model?.routeId === undefined) return false;
  await choices.setModel({ modelId: model.modelId, label: model.label });
  return true;
}

async function openUseCaseForm(workbench: ActionWorkbench, answeredIn: string | undefined): Promise<void> {
  const region = answeredIn ?? (await workbench.choices.connection()).region;
  const { identity } = await workbench.services();
  const partition = (await identity.regions()).find(({ id }) => id === region)?.partition;
  const url = partition === undefined ? undefined : modelCatalogUrl(region, partition);
  if (url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url, true));
  else {
    void vscode.window.showInformationMessage(
      l10n.t('Open the Amazon Bedrock console for {0} and look for its model catalog.', region),
    );
  }
}
