import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Turn } from '../../chat/conversation.ts';
import type { ModelInstead } from '../../chat/failure.ts';
import type { BedrockServices } from '../../chat/ports.ts';
import type { Choices } from '../choices/choices.ts';
import { consoleUrl, type ConsolePage } from './consoleUrl.ts';
import type { FailureActionPorts } from './failureActions.ts';
import { leftOutRows, type LeftOutRow } from './leftOut.ts';

/** The part of the workbench that the actions need. */
export interface ActionWorkbench {
  readonly choices: Pick<Choices, 'connection' | 'snapshot' | 'setModel'>;
  readonly services: () => Promise<Pick<BedrockServices, 'identity'>>;
}

/** What a conversation can do for its own failures. */
export interface ConversationActions extends Pick<FailureActionPorts, 'retry' | 'send' | 'askAnew'> {
  readonly turns: () => readonly Turn[];
}

export function workbenchPorts(
  workbench: ActionWorkbench,
  { turns, ...conversation }: ConversationActions,
): FailureActionPorts {
  return {
    ...conversation,
    execute: (command, ...args) => vscode.commands.executeCommand(command, ...args),
    profile: async () => (await workbench.choices.connection()).profile,
    forgetRoute: () => forgetRoute(workbench),
    useModel: (instead, turn) => useModel(workbench, instead, turn),
    chooseLeftOut: (turn) => chooseLeftOut(leftOutRows(turns(), turn)),
    openConsole: async (page, region) =>
      openConsole(workbench, page, region ?? (await workbench.choices.connection()).region),
    copy: (text) => vscode.env.clipboard.writeText(text),
  };
}

async function forgetRoute({ choices }: ActionWorkbench): Promise<boolean> {
  const { model } = await choices.snapshot();
  if (model?.routeId === undefined) return false;
  await choices.setModel({ modelId: model.modelId, label: model.label });
  return true;
}

/** Choices are kept for each account and region: what was found for another one is not chosen here. */
async function useModel({ choices }: ActionWorkbench, instead: ModelInstead, turn: Turn): Promise<boolean> {
  const { modelId, label, routeId } = instead;
  const { profile, region } = await choices.connection();
  const { by } = turn.answer;
  if (by && (by.profile !== profile || by.region !== region)) return false;
  await choices.setModel({ modelId, label, ...(routeId !== undefined && { routeId }) });
  return true;
}

/** Everything is ticked: what is unticked is left out. */
async function chooseLeftOut(rows: readonly LeftOutRow[]): Promise<readonly string[] | undefined> {
  if (rows.length === 0) {
    void vscode.window.showInformationMessage(
      l10n.t('Nothing else goes with this question: shorten it, or pick a model that reads more.'),
    );
    return undefined;
  }
  const kept = await vscode.window.showQuickPick(
    rows.map((row) => ({ ...row, picked: true })),
    {
      canPickMany: true,
      title: l10n.t('What Goes with the Question'),
      placeHolder: l10n.t('Untick what to leave out, then send it again with Enter'),
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
  return kept && rows.map(({ id }) => id).filter((id) => !kept.some((row) => row.id === id));
}

/** Opens a page of the AWS console, or says where to look where its address is not known. */
export async function openConsole(
  { services }: Pick<ActionWorkbench, 'services'>,
  page: ConsolePage,
  region: string,
): Promise<void> {
  const { identity } = await services();
  const partition = (await identity.regions()).find(({ id }) => id === region)?.partition;
  const url = partition === undefined ? undefined : consoleUrl(page, region, partition);
  if (url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url, true));
  else {
    void vscode.window.showInformationMessage(
      page === 'quotas'
        ? l10n.t('Open the Service Quotas console for {0} and look for Amazon Bedrock.', region)
        : l10n.t('Open the Amazon Bedrock console for {0} and look for its model catalog.', region),
    );
  }
}
