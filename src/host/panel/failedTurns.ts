import type { Disposable } from '../../base/lifecycle.ts';
import { logFailure, type Log } from '../log.ts';
import type { PanelModel } from './panelModel.ts';

/** Says in the log how turns failed. How a turn ends is its last change, so that each is said once. */
export function logFailedTurns(model: PanelModel, log: Log): Disposable {
  return model.onDidChange((change) => {
    const state = change.kind === 'turn' ? model.turn(change.turn.id)?.answer.state : undefined;
    if (state?.kind !== 'failed' && state?.kind !== 'interrupted') return;
    logFailure(log, 'Answering in the chat', state.failure);
  });
}
