import * as vscode from 'vscode';
import type { DisposableStore } from '../../base/lifecycle.ts';
import type { BedrockServices } from '../../chat/ports.ts';
import { cardActions } from '../actions/cardActions.ts';
import { RetryLater } from '../actions/retryLater.ts';
import type { ActionWorkbench } from '../actions/workbenchPorts.ts';
import type { Choices } from '../choices/choices.ts';
import { composerPorts, type ComposerSeams } from '../context/composerPorts.ts';
import { readerOf, type Reader } from '../context/mediaLimits.ts';
import type { Log } from '../log.ts';
import { CallPreview } from '../preview/callPreview.ts';
import { standInBanner } from '../standIn.ts';
import { createShared, type ChatShared } from './chatShared.ts';
import { ChoicesFeed } from './choicesFeed.ts';
import { logFailedTurns } from './failedTurns.ts';
import { createFormat } from './format.ts';
import { KeptChips, type ChipPlace, type ComposerPage } from './keptChips.ts';
import type { ComposerPorts } from './messageHandlers.ts';
import { PanelModel } from './panelModel.ts';

/** The part of the workbench that the chat needs. */
export interface PanelWorkbench extends ActionWorkbench {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalState' | 'workspaceState'>;
  readonly choices: ActionWorkbench['choices'] &
    Pick<Choices, 'target' | 'parameters' | 'onDidChange' | 'forTurn'>;
  readonly services: () => Promise<Pick<BedrockServices, 'identity' | 'requests'>>;
  readonly log: Log;
}

/** What a chat is made of, besides the conversation that it shows and the page that shows it. */
export interface PanelParts {
  readonly shared: ChatShared;
  readonly retryLater: RetryLater;
  readonly model: PanelModel;
  readonly choices: ChoicesFeed;
  readonly preview: CallPreview;
  readonly composer: ComposerPorts;
  readonly chips: KeptChips;
}

export interface PartsOptions extends Pick<ComposerSeams, 'say'>, ComposerPage {
  readonly banner?: string;
  readonly shared?: ChatShared;
  /** Without it, what is added to the composer goes with the window. */
  readonly chips?: ChipPlace;
}

export function createParts(
  owned: DisposableStore,
  workbench: PanelWorkbench,
  options: PartsOptions,
): PanelParts {
  const { banner = standInBanner(process.env), say, giveBack } = options;
  const { choices, services, log } = workbench;
  const format = createFormat(vscode.env.language);
  const retryLater = owned.add(new RetryLater());
  const shared = options.shared ?? createShared(owned, workbench.context);
  const model = owned.add(
    new PanelModel({
      format,
      actions: (failure, turn) => cardActions(retryLater, failure, turn),
      retryAt: (turnId) => retryLater.at(turnId),
      ...(banner !== undefined && { banner }),
    }),
  );
  const reader = (): Promise<Reader | undefined> => readerNow(choices);
  const parts = {
    shared,
    retryLater,
    model,
    choices: owned.add(new ChoicesFeed({ choices, log, remoteName: vscode.env.remoteName })),
    preview: owned.add(new CallPreview({ choices, services, shared, model, log, format })),
    composer: composerPorts({ model, selection: shared.selection, reader, say }),
    chips: owned.add(new KeptChips(model, options.chips, { say, giveBack })),
  };
  feedModel(owned, parts);
  owned.add(logFailedTurns(model, log));
  return parts;
}

/** What the model shows besides the session: as it is now, and whenever it changes. */
function feedModel(owned: DisposableStore, { model, retryLater, choices, shared }: PanelParts): void {
  const { selection, promptFiles } = shared;
  owned.add(retryLater.onDidChange((turnId) => model.refreshTurn(turnId)));
  owned.add(choices.onDidChange((all) => model.setChoices(all)));
  model.setSelected(selection.value);
  owned.add(selection.onDidChange((selected) => model.setSelected(selected)));
  model.setCommands(promptFiles.commands);
  owned.add(promptFiles.onDidChange((all) => model.setCommands(all)));
}

/** The model that would read what is attached; undefined: not known yet. */
async function readerNow(choices: Pick<Choices, 'snapshot'>): Promise<Reader | undefined> {
  const { target } = await choices.snapshot();
  return target && readerOf(target);
}
