import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { messageOf } from '../../base/errors.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { Workbench } from '../feature.ts';
import { commands, SECTION } from '../ids.ts';
import { createFormat } from '../panel/format.ts';
import { usageHistory } from '../settings.ts';
import { usageFiles, type UsageFiles } from '../storage/usageFiles.ts';
import { usageDocument, usageTitle } from './usageDocument.ts';
import { UsageRecorder } from './usageRecorder.ts';

export interface UsageHistory extends Disposable, Pick<UsageRecorder, 'heard' | 'flush'> {}

/** What all answers took, of every window: written down as they end, shown and cleared by command. */
export function registerUsage({ context, preview, log }: Workbench): UsageHistory {
  const owned = new DisposableStore();
  const files = usageFiles(join(context.globalStorageUri.fsPath, 'usage'), fs);
  const recorder = new UsageRecorder({ files, enabled: isRecording, log });
  const handle = (id: string, run: () => Promise<void>): void => {
    const told = async (): Promise<void> => {
      try {
        await run();
      } catch (error) {
        log.error(`The history of usage: ${messageOf(error)}`);
        void vscode.window.showErrorMessage(l10n.t('The history of usage can’t be read or written now.'));
      }
    };
    owned.add(vscode.commands.registerCommand(id, told));
  };
  handle(commands.showUsage, async () => {
    const format = createFormat(vscode.env.language);
    const view = { read: await files.read(), recording: isRecording(), now: Date.now(), format };
    await preview.show(usageTitle(), usageDocument(view));
  });
  handle(commands.clearUsage, () => clear(files));
  return {
    heard: (turn) => recorder.heard(turn),
    flush: () => recorder.flush(),
    dispose: () => owned.dispose(),
  };
}

function isRecording(): boolean {
  return usageHistory(vscode.workspace.getConfiguration(SECTION));
}

async function clear(files: UsageFiles): Promise<void> {
  const confirmed = l10n.t('Clear');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Clear the usage history?'),
    {
      modal: true,
      detail: l10n.t(
        'What every answer took is deleted from this machine, for all windows. Conversations keep their own figures. This can’t be undone.',
      ),
    },
    confirmed,
  );
  if (answer !== confirmed) return;
  await files.clear();
  void vscode.window.showInformationMessage(l10n.t('The usage history was cleared.'));
}
