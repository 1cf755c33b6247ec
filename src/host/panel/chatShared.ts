import type { Memento } from 'vscode';
import type { DisposableStore } from '../../base/lifecycle.ts';
import { Proposals } from '../answerCode/proposals.ts';
import { CalibrationStore } from '../preview/calibrationStore.ts';
import { VirtualDocuments } from './virtualDocuments.ts';

/** What a window has once, however many chats there are in it: VS Code asks one provider of each scheme. */
export interface ChatShared {
  readonly documents: VirtualDocuments;
  readonly proposals: Proposals;
  readonly calibration: CalibrationStore;
}

export function createShared(owned: DisposableStore, memento: Pick<Memento, 'get' | 'update'>): ChatShared {
  return {
    documents: owned.add(new VirtualDocuments()),
    proposals: owned.add(new Proposals()),
    calibration: new CalibrationStore(memento),
  };
}
