import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { ProfileList } from '../../src/chat/connection.ts';
import type { BedrockServices } from '../../src/chat/ports.ts';
import { rememberCatalogue } from '../../src/chat/rememberedCatalogue.ts';
import { listProfiles } from '../../src/bedrock/identity/profiles.ts';
import { createServices } from '../../src/bedrock/services.ts';
import { Choices } from '../../src/host/choices/choices.ts';
import { createPickHost } from '../../src/host/pickers/pickHost.ts';
import type { PickerPorts } from '../../src/host/pickers/pickers.ts';
import { recordingLog } from '../unit/host/storage/folder.ts';

/** Choices and AWS as the extension has them, on the stand-in; settings and storage are the test's own. */
export class AwsOfTest {
  readonly services: BedrockServices = createServices({ userAgentVersion: '0.0.0' });
  readonly catalogue = rememberCatalogue({ source: () => Promise.resolve(this.services.catalogue) });
  readonly choices: Choices;
  readonly settings: { profile: string; region: string };
  readonly ports: PickerPorts;
  readonly #memory = new Map<string, unknown>();
  readonly #opened = new vscode.EventEmitter<vscode.QuickPick<vscode.QuickPickItem>>();

  constructor(profile: string, region = '') {
    this.settings = { profile, region };
    this.choices = this.#createChoices();
    this.ports = {
      host: { ...createPickHost(recordingLog()), create: () => this.#open() },
      choices: this.choices,
      services: () => Promise.resolve(this.services),
      catalogue: this.catalogue,
      prices: () => Promise.resolve({ price: () => undefined }),
      favourites: { list: () => [] },
      recents: { list: () => [] },
      profiles: (): Promise<ProfileList> => listProfiles(),
      policy: () => ({ allowGlobal: false }),
    };
  }

  /** The next picker that opens. */
  picker(): Promise<PickerOfTest> {
    return new Promise((resolve) => {
      const listening = this.#opened.event((input) => {
        listening.dispose();
        resolve(new PickerOfTest(input));
      });
    });
  }

  dispose(): void {
    this.choices.dispose();
    this.catalogue.dispose();
    this.services.dispose();
    this.#opened.dispose();
  }

  #open(): vscode.QuickPick<vscode.QuickPickItem> {
    const input = vscode.window.createQuickPick();
    this.#opened.fire(input);
    return input;
  }

  #createChoices(): Choices {
    return new Choices({
      services: () => Promise.resolve(this.services),
      profiles: (): Promise<ProfileList> => listProfiles(),
      memento: {
        get: (key: string) => this.#memory.get(key) as never,
        update: (key, value) => Promise.resolve(void this.#memory.set(key, value)),
      },
      settings: () => this.settings,
      writeSettings: (change) => Promise.resolve(void Object.assign(this.settings, change)),
      policy: () => ({ allowGlobal: false }),
      maxTokens: () => 1000,
      inference: () => ({}),
      prices: () => Promise.resolve({ price: () => undefined }),
    });
  }
}

const LOOK_AGAIN_MS = 20;

/** A picker of VS Code as a person uses it: rows appear, one becomes active, Enter takes it. */
export class PickerOfTest {
  readonly #input: vscode.QuickPick<vscode.QuickPickItem>;
  #hidden = false;

  constructor(input: vscode.QuickPick<vscode.QuickPickItem>) {
    this.#input = input;
    input.onDidHide(() => (this.#hidden = true));
  }

  get labels(): readonly string[] {
    return this.#input.items.map(({ label }) => label);
  }

  async row(label: string): Promise<vscode.QuickPickItem> {
    return this.#until(() => this.#input.items.find((item) => item.label === label));
  }

  /** Goes to the row once all rows are there, and presses Enter. */
  async choose(label: string): Promise<void> {
    await this.#until(() => !this.#input.busy || undefined);
    const item = await this.row(label);
    this.#input.activeItems = [item];
    // Sends the change at once, so that it is there before Enter.
    this.#input.show();
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }

  close(): void {
    this.#input.hide();
  }

  /** The window tells of the active row when it has drawn rows, but not that the picker is no longer busy. */
  async #until<T>(ask: () => T | undefined): Promise<T> {
    for (;;) {
      const answer = ask();
      if (answer !== undefined) return answer;
      if (this.#hidden)
        throw new Error(`The picker “${this.#input.title ?? ''}” was closed by something else`);
      await setTimeout(LOOK_AGAIN_MS);
    }
  }
}
