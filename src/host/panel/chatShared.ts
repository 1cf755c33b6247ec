import type { ExtensionContext } from 'vscode';
import type { DisposableStore } from '../../base/lifecycle.ts';
import { Proposals } from '../answerCode/proposals.ts';
import { CalibrationStore } from '../preview/calibrationStore.ts';
import { PromptFiles } from '../context/promptFiles.ts';
import { SelectionWatch } from '../context/selectionWatch.ts';
import { MediaDocuments } from './mediaDocuments.ts';
import { VirtualDocuments } from './virtualDocuments.ts';

/** What a window has once, however many chats there are in it: VS Code asks one provider of each scheme. */
export interface ChatShared {
  readonly documents: VirtualDocuments;
  readonly media: MediaDocuments;
  readonly proposals: Proposals;
  readonly calibration: CalibrationStore;
  readonly selection: SelectionWatch;
  readonly promptFiles: PromptFiles;
}

export function createShared(
  owned: DisposableStore,
  { globalState, workspaceState }: Pick<ExtensionContext, 'globalState' | 'workspaceState'>,
): ChatShared {
  return {
    documents: owned.add(new VirtualDocuments()),
    media: owned.add(new MediaDocuments()),
    proposals: owned.add(new Proposals()),
    calibration: new CalibrationStore(globalState),
    selection: owned.add(new SelectionWatch(workspaceState)),
    promptFiles: owned.add(new PromptFiles()),
  };
}
