import { Emitter, type Event } from '../../base/event.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { CallerIdentity, Connection } from '../../chat/connection.ts';
import type { BedrockServices } from '../../chat/ports.ts';

interface WhoAnswers {
  readonly identity: Pick<BedrockServices['identity'], 'whoAmI'>;
}

/** Whose account answers for each profile, as far as it was ever asked: for people to see, never waited for. */
export class Callers implements Disposable {
  readonly #services: () => Promise<WhoAnswers>;
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange: Event<undefined> = this.#changed.event;
  #known = new Map<string | undefined, CallerIdentity>();
  /** Aborts when the credentials behind the answers have changed. */
  #round = new AbortController();

  constructor(services: () => Promise<WhoAnswers>) {
    this.#services = services;
  }

  /** An API key says nothing about whose it is. */
  of({ profile, apiKey }: Connection): CallerIdentity | undefined {
    return apiKey === true ? undefined : this.#known.get(profile);
  }

  /** Asks behind; the source remembers the answer as long as the credentials are the same. A failure is silent here. */
  ask(connection: Connection): void {
    if (connection.apiKey !== true) void this.#ask(connection, this.#round.signal);
  }

  /** The credentials may be other ones now. */
  forget(): void {
    this.#round.abort();
    this.#round = new AbortController();
    this.#known = new Map();
  }

  dispose(): void {
    this.#round.abort();
    this.#changed.dispose();
  }

  async #ask(connection: Connection, signal: AbortSignal): Promise<void> {
    const caller = await this.#whoAmI(connection, signal);
    if (signal.aborted || caller?.arn === this.of(connection)?.arn) return;
    if (caller) this.#known.set(connection.profile, caller);
    else this.#known.delete(connection.profile);
    this.#changed.fire(undefined);
  }

  async #whoAmI(connection: Connection, signal: AbortSignal): Promise<CallerIdentity | undefined> {
    try {
      const { identity } = await this.#services();
      return await identity.whoAmI(connection, signal);
    } catch {
      return undefined;
    }
  }
}
