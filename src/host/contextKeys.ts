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
