import type { Connection } from '../../chat/connection.ts';

/** One value for each connection, made on first use; all are dropped when the stamp changes. */
export class ByConnection<T> {
  readonly #create: (connection: Connection) => T;
  readonly #stampNow: () => string;
  readonly #values = new Map<string, T>();
  #stamp = '';

  constructor(create: (connection: Connection) => T, stamp: () => string) {
    this.#create = create;
    this.#stampNow = stamp;
  }

  get(connection: Connection): T {
    this.#dropWhenStale();
    const key = JSON.stringify([connection.profile ?? null, connection.region, connection.apiKey ?? false]);
    const kept = this.#values.get(key);
    if (kept !== undefined) return kept;
    const value = this.#create(connection);
    this.#values.set(key, value);
    return value;
  }

  /** Forgets everything and tells what it was. */
  take(): readonly T[] {
    const values = [...this.#values.values()];
    this.#values.clear();
    return values;
  }

  #dropWhenStale(): void {
    const stamp = this.#stampNow();
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    this.#values.clear();
  }
}
