import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isCancellation } from '../../base/errors.ts';
import { failureOf } from '../../chat/failure.ts';
import { openConsole } from '../actions/workbenchPorts.ts';
import type { Workbench } from '../feature.ts';
import { withProgress } from '../identity/window.ts';
import { commands } from '../ids.ts';
import { logFailure } from '../log.ts';
import type { MarkdownPreview } from '../markdownPreview.ts';
import { accountText, callerText, dotted } from '../words.ts';
import { openUseCaseForm, requestAccess, type AccessPorts } from './access.ts';
import { isModelOrRoute, modelNodeOf } from './actions.ts';
import type { TreeModel } from './model.ts';
import type { TreeNode } from './nodes.ts';
import type { AccessSubject } from './offersDocument.ts';
import type { OnRow } from './onRow.ts';

/** Getting access to a model: agreements and the use-case form. */
export function registerAccessCommands(
  handle: OnRow,
  workbench: Workbench,
  model: TreeModel,
  preview: MarkdownPreview,
): void {
  const run = async (
    node: TreeNode | undefined,
    doing: string,
    act: (ports: AccessPorts, subject: AccessSubject, signal: AbortSignal) => Promise<unknown>,
  ): Promise<void> => {
    const subject = subjectOf(node, model);
    if (!subject) return;
    try {
      await act(accessPorts(workbench, preview, subject), subject, new AbortController().signal);
    } catch (error) {
      if (isCancellation(error)) return;
      const failure = failureOf(error);
      logFailure(workbench.log, doing, failure);
      void vscode.window.showWarningMessage(`${failure.message} ${failure.remedy}`);
    }
  };
  handle(commands.requestAccess, (node) =>
    run(node, 'Requesting access', async (ports, subject, signal) => {
      if ((await requestAccess(ports, subject, signal)) && node) await model.refresh(node);
    }),
  );
  handle(commands.openUseCaseForm, (node) => run(node, 'The use-case form', openUseCaseForm));
}

function subjectOf(node: TreeNode | undefined, tree: TreeModel): AccessSubject | undefined {
  const connection = node && tree.connectionOf(node);
  if (!isModelOrRoute(node) || !connection) return undefined;
  const { modelId, name, provider } = modelNodeOf(node).model;
  return { connection, modelId, name, provider };
}

function accessPorts(
  workbench: Workbench,
  preview: MarkdownPreview,
  { connection, modelId }: AccessSubject,
): AccessPorts {
  const { catalogue, choices } = workbench;
  return {
    catalogue: {
      agreementOffers: async (...asked) =>
        withProgress(l10n.t('Asking for agreement offers'), () => catalogue.agreementOffers(...asked)),
      acceptAgreement: async (...asked) =>
        withProgress(l10n.t('Accepting the agreement'), () => catalogue.acceptAgreement(...asked)),
      useCaseForm: async (...asked) =>
        withProgress(l10n.t('Looking for the use-case form'), () => catalogue.useCaseForm(...asked)),
    },
    accountText: (of) => {
      const caller = choices.caller(of);
      return dotted(caller && callerText(caller), accountText(of)) ?? '';
    },
    showDocument: (title, markdown) => preview.show(title, markdown),
    ask: (message, ...buttons) => vscode.window.showInformationMessage(message, ...buttons),
    confirm: async (message, detail, button) =>
      (await vscode.window.showWarningMessage(message, { modal: true, detail }, button)) === button,
    tell: (message) => void vscode.window.showInformationMessage(message),
    openExternal: (href) => vscode.env.openExternal(vscode.Uri.parse(href, true)),
    openConsole: () => openConsole(workbench, { kind: 'model', modelId }, connection.region),
  };
}
