import { Sequencer } from '../../base/async.ts';
import { messageOf } from '../../base/errors.ts';
import { isOver, type Turn } from '../../chat/conversation.ts';
import { cutTurn } from '../../chat/restore.ts';
import { usageEntry } from '../../chat/usageEntry.ts';
import type { Log } from '../log.ts';
import type { UsageFiles } from '../storage/usageFiles.ts';

export interface UsageRecorderPorts {
  readonly files: Pick<UsageFiles, 'append'>;
  /** Whether the person wants it, asked anew for each answer. */
  readonly enabled: () => boolean;
  readonly log: Log;
}

/** Writes down what each answer took, once it is over. */
export class UsageRecorder {
  readonly #ports: UsageRecorderPorts;
  readonly #writes = new Sequencer();
  /** Answers that are on their way, by the ID of their turn. */
  readonly #running = new Map<string, () => Turn>();

  constructor(ports: UsageRecorderPorts) {
    this.#ports = ports;
  }

  /** An answer was begun, or is over. */
  heard(current: () => Turn): void {
    const turn = current();
    if (!isOver(turn.answer)) {
      this.#running.set(turn.id, current);
      return;
    }
    this.#running.delete(turn.id);
    void this.#write(turn);
  }

  /**
   * Resolves when all is on disk, before the window goes. What is still on its way counts as what it is by then; read
   * again, or ended after all, it is known by its turn.
   */
  async flush(): Promise<void> {
    for (const current of this.#running.values()) void this.#write(cutTurn(current()));
    await this.#writes.run(() => Promise.resolve());
  }

  async #write(turn: Turn): Promise<void> {
    const entry = this.#ports.enabled() ? usageEntry(turn) : undefined;
    if (!entry) return;
    await this.#writes.run(async () => {
      try {
        await this.#ports.files.append(entry);
      } catch (error) {
        this.#ports.log.error(`Recording what an answer took: ${messageOf(error)}`);
      }
    });
  }
}
