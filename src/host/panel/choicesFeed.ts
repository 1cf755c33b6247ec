import { Emitter, type Event } from '../../base/event.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';
import type { ChoiceView } from '../../protocol/views.ts';
import type { Choices, ChoicesSnapshot } from '../choices/choices.ts';
import { logFailure, type Log } from '../log.ts';
import { choicesView } from './choicesView.ts';

export interface ChoicesFeedPorts {
  readonly choices: Pick<Choices, 'snapshot' | 'target' | 'parameters' | 'onDidChange'>;
  readonly log: Log;
  /** `vscode.env.remoteName` */
  readonly remoteName?: string | undefined;
}

/** The composer's controls, kept up to date; finds the model that would be called, once somebody looks. */
export class ChoicesFeed implements Disposable {
  readonly #ports: ChoicesFeedPorts;
  readonly #changed = new Emitter<ChoiceView[]>();
  readonly onDidChange: Event<ChoiceView[]> = this.#changed.event;
  readonly #owned = new DisposableStore();
  /** The round of looking that still matters: any change begins another. */
  #round = new AbortController();
  #wanted = false;

  constructor(ports: ChoicesFeedPorts) {
    this.#ports = ports;
    this.#owned.add(ports.choices.onDidChange(() => void this.refresh()));
  }

  /** Somebody looks at the controls, perhaps after having signed in: a model that was not found is looked for again. */
  async wake(): Promise<void> {
    this.#wanted = true;
    await this.refresh();
  }

  /** Resolves when the controls say what they can; never rejects. */
  async refresh(): Promise<void> {
    this.#round.abort();
    const round = new AbortController();
    this.#round = round;
    const snapshot = await this.#show(round.signal, undefined);
    if (!snapshot || snapshot.target || !this.#wanted) return;
    const problem = await this.#findModel(round.signal);
    if (problem) await this.#show(round.signal, problem);
  }

  dispose(): void {
    this.#round.abort();
    this.#owned.dispose();
    this.#changed.dispose();
  }

  /** What was shown; undefined where that no longer matters, or nothing could be. */
  async #show(signal: AbortSignal, problem: Failure | undefined): Promise<ChoicesSnapshot | undefined> {
    try {
      const snapshot = await this.#ports.choices.snapshot();
      if (signal.aborted) return undefined;
      this.#changed.fire(
        choicesView(snapshot, this.#ports.choices.parameters, problem, this.#ports.remoteName),
      );
      return snapshot;
    } catch (error) {
      logFailure(this.#ports.log, 'Reading what is chosen', failureOf(error));
      return undefined;
    }
  }

  /** Finding it is announced by the choices themselves. */
  async #findModel(signal: AbortSignal): Promise<Failure | undefined> {
    try {
      await this.#ports.choices.target(signal);
      return undefined;
    } catch (error) {
      if (signal.aborted) return undefined;
      const failure = failureOf(error);
      logFailure(this.#ports.log, 'Finding a model', failure);
      return failure;
    }
  }
}
