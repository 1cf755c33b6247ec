import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isCancellation } from '../../base/errors.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';
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
    act: (ports: AccessPorts, subject: AccessSubject) => Promise<unknown>,
  ): Promise<void> => {
    const subject = subjectOf(node, model);
    if (!subject) return;
    const ports = accessPorts(workbench, preview, subject);
    try {
      await act(ports, subject);
    } catch (error) {
      if (isCancellation(error)) return;
      const failure = failureOf(error);
      logFailure(workbench.log, doing, failure);
      await tellFailure(ports, failure);
    }
  };
  handle(commands.requestAccess, (node) =>
    run(node, 'Requesting access', async (ports, subject) => {
      if ((await requestAccess(ports, subject)) && node) await model.refresh(node);
    }),
  );
  handle(commands.openUseCaseForm, (node) => run(node, 'The use-case form', openUseCaseForm));
}

/** The console can do what we could not. */
async function tellFailure({ openConsole: go }: AccessPorts, { message, remedy }: Failure): Promise<void> {
  const open = l10n.t('Open AWS Console');
  const pressed = await vscode.window.showWarningMessage(`${message} ${remedy}`, open);
  if (pressed === open) await go();
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
    agreementOffers: (of, id) =>
      withProgress(l10n.t('Asking for agreement offers'), ({ signal }) =>
        catalogue.agreementOffers(of, id, signal),
      ),
    acceptAgreement: (of, id, offer) =>
      withProgress(l10n.t('Accepting the agreement'), ({ signal }) =>
        catalogue.acceptAgreement(of, id, offer, signal),
      ),
    useCaseForm: (of) =>
      withProgress(l10n.t('Looking for the use-case form'), ({ signal }) =>
        catalogue.useCaseForm(of, signal),
      ),
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
