import type { Connection } from '../../chat/connection.ts';
import { configStamp } from '../identity/configFiles.ts';

/** One value for each profile and region, made on first use and dropped when the AWS config files change. */
export class ByConnection<T> {
  readonly #create: (connection: Connection) => T;
  readonly #values = new Map<string, T>();
  #stamp = '';

  constructor(create: (connection: Connection) => T) {
    this.#create = create;
  }

  get(connection: Connection): T {
    this.#dropWhenStale();
    const key = JSON.stringify([connection.profile ?? null, connection.region]);
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
    const stamp = configStamp();
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    this.#values.clear();
  }
}
