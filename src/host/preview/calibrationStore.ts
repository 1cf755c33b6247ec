import type { Memento } from 'vscode';
import * as v from 'valibot';
import { calibrated, learnt, type Calibration, type TokenEstimate } from '../../chat/calibration.ts';
import type { Answer } from '../../chat/conversation.ts';

const KEY = 'tokens.calibration';

const figure = v.pipe(v.number(), v.finite(), v.minValue(0));
const Stored = v.record(v.string(), v.object({ ratio: figure, spread: figure, calls: figure }));

/** How AWS's counts compare with our estimates, kept for each model across windows and restarts. */
export class CalibrationStore {
  readonly #memento: Pick<Memento, 'get' | 'update'>;
  /** An answer may be told of again: its turn changes, or two chats show it. */
  readonly #learnt = new WeakSet<Answer>();

  constructor(memento: Pick<Memento, 'get' | 'update'>) {
    this.#memento = memento;
  }

  estimate(rawTokens: number, foundationModelId: string | undefined): TokenEstimate {
    const table = this.#table();
    const known = foundationModelId !== undefined && Object.hasOwn(table, foundationModelId);
    return calibrated(rawTokens, known ? table[foundationModelId] : undefined);
  }

  /** Each answer that is over counts once. */
  learn(answer: Answer): void {
    if (this.#learnt.has(answer)) return;
    this.#learnt.add(answer);
    const before = this.#table();
    const after = learnt(before, answer);
    if (after !== before) void this.#memento.update(KEY, after);
  }

  #table(): Calibration {
    const { success, output } = v.safeParse(Stored, this.#memento.get<unknown>(KEY));
    return success ? output : {};
  }
}
