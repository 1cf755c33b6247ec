import type * as vscode from 'vscode';
import { contextKeys } from './ids.ts';

/** `bedrockWorkbench.busy`: an answer is being written in the chat, so that Stop can be run. */
export class BusyKey {
  readonly #commands: Pick<typeof vscode.commands, 'executeCommand'>;
  #busy: boolean | undefined;

  constructor(commands: Pick<typeof vscode.commands, 'executeCommand'>) {
    this.#commands = commands;
    // The key outlives a restarted extension host.
    this.set(false);
  }

  set(busy: boolean): void {
    if (busy === this.#busy) return;
    this.#busy = busy;
    void this.#commands.executeCommand('setContext', contextKeys.busy, busy);
  }
}

/** A key for `when` clauses. It outlives a restarted extension host, so that it is written once at the beginning. */
export class ContextKey<T extends string | boolean> {
  readonly #commands: Pick<typeof vscode.commands, 'executeCommand'>;
  readonly #name: string;
  #value: T;

  constructor(commands: Pick<typeof vscode.commands, 'executeCommand'>, name: string, value: T) {
    this.#commands = commands;
    this.#name = name;
    this.#value = value;
    this.#write();
  }

  set(value: T): void {
    if (value === this.#value) return;
    this.#value = value;
    this.#write();
  }

  #write(): void {
    void this.#commands.executeCommand('setContext', this.#name, this.#value);
  }
}
