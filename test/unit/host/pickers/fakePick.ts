import type { QuickInputButton, QuickPickItem } from 'vscode';
import { Emitter } from '../../../../src/base/event.ts';
import type { Failure } from '../../../../src/chat/failure.ts';
import type { PickHost, PickInput } from '../../../../src/host/pickers/pick.ts';

/** What VS Code's ThemeIcon carries. */
class Icon {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** A picker that a test looks at and presses, with VS Code's events. */
export class FakePick implements PickInput {
  title: string | undefined;
  placeholder: string | undefined;
  value = '';
  busy = false;
  buttons: readonly QuickInputButton[] = [];
  activeItems: readonly QuickPickItem[] = [];
  selectedItems: readonly QuickPickItem[] = [];
  matchOnDescription = false;
  matchOnDetail = false;
  canSelectMany = false;
  keepScrollPosition = false;
  shown = false;
  disposed = false;
  readonly #accept = new Emitter<void>();
  readonly #hide = new Emitter<void>();
  readonly #value = new Emitter<string>();
  readonly #button = new Emitter<QuickInputButton>();
  readonly #itemButton = new Emitter<{ button: QuickInputButton; item: QuickPickItem }>();
  readonly #rendered = new Emitter<undefined>();
  #items: readonly QuickPickItem[] = [];

  readonly onDidAccept: PickInput['onDidAccept'] = this.#accept.event;
  readonly onDidHide: PickInput['onDidHide'] = this.#hide.event;
  readonly onDidChangeValue: PickInput['onDidChangeValue'] = this.#value.event;
  readonly onDidTriggerButton: PickInput['onDidTriggerButton'] = this.#button.event;
  readonly onDidTriggerItemButton: PickInput['onDidTriggerItemButton'] = this.#itemButton.event;

  get items(): readonly QuickPickItem[] {
    return this.#items;
  }

  set items(items: readonly QuickPickItem[]) {
    this.#items = items;
    this.#rendered.fire(undefined);
  }

  show(): void {
    this.shown = true;
  }

  hide(): void {
    if (!this.shown) return;
    this.shown = false;
    this.#hide.fire();
  }

  dispose(): void {
    this.disposed = true;
  }

  get labels(): readonly string[] {
    return this.#items.map(({ label }) => label);
  }

  /** Settles once a row with this label is there. */
  async row(label: string): Promise<QuickPickItem> {
    for (;;) {
      const found = this.#items.find((item) => item.label === label);
      if (found) return found;
      await new Promise<void>((resolve) => {
        const listening = this.#rendered.event(() => {
          listening.dispose();
          resolve();
        });
      });
    }
  }

  async choose(label: string): Promise<void> {
    this.selectedItems = [await this.row(label)];
    this.#accept.fire();
  }

  /** Ticks these and no others, and takes them. */
  async chooseAll(labels: readonly string[]): Promise<void> {
    this.selectedItems = await Promise.all(labels.map((label) => this.row(label)));
    this.#accept.fire();
  }

  type(text: string): void {
    this.value = text;
    this.#value.fire(text);
  }

  press(button: QuickInputButton | undefined): void {
    if (button) this.#button.fire(button);
  }

  async pressOn(label: string): Promise<void> {
    const item = await this.row(label);
    const [button] = item.buttons ?? [];
    if (button) this.#itemButton.fire({ button, item });
  }
}

/** Hands out pickers and keeps them, newest last. */
export class FakePickHost implements PickHost {
  readonly picks: FakePick[] = [];
  readonly ran: unknown[][] = [];
  readonly failures: Failure[] = [];
  readonly back = { iconPath: new Icon('back') };
  readonly separator = (label: string): QuickPickItem => ({ label: `— ${label}` });
  readonly #created = new Emitter<FakePick>();

  readonly create = (): FakePick => {
    const input = new FakePick();
    this.picks.push(input);
    this.#created.fire(input);
    return input;
  };
  readonly icon = (name: string) => ({ iconPath: new Icon(name) });
  readonly run = (command: string, args: readonly unknown[]): void => void this.ran.push([command, ...args]);
  readonly failed = (_title: string, failure: Failure): void => void this.failures.push(failure);

  /** The nth picker, now or once it is opened. */
  async pick(index: number): Promise<FakePick> {
    for (;;) {
      const found = this.picks[index];
      if (found) return found;
      await new Promise<void>((resolve) => {
        const listening = this.#created.event(() => {
          listening.dispose();
          resolve();
        });
      });
    }
  }
}
