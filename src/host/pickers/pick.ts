import * as l10n from '@vscode/l10n';
import type { QuickInputButton, QuickPick, QuickPickItem } from 'vscode';
import type { Event } from '../../base/event.ts';
import { DisposableStore } from '../../base/lifecycle.ts';
import { failureOf, type Failure } from '../../chat/failure.ts';
import { dotted, withoutIcons } from '../words.ts';
import { failureRows } from './failureRows.ts';
import type { Choose, PickButton, PickItem, PickRow } from './rows.ts';

/** The part of VS Code's QuickPick that we use. */
export type PickInput = Pick<
  QuickPick<QuickPickItem>,
  | 'title'
  | 'placeholder'
  | 'value'
  | 'busy'
  | 'items'
  | 'buttons'
  | 'activeItems'
  | 'selectedItems'
  | 'matchOnDescription'
  | 'matchOnDetail'
  | 'canSelectMany'
  | 'keepScrollPosition'
  | 'onDidAccept'
  | 'onDidHide'
  | 'onDidChangeValue'
  | 'onDidTriggerButton'
  | 'onDidTriggerItemButton'
  | 'show'
  | 'hide'
  | 'dispose'
>;

export interface PickHost {
  readonly create: () => PickInput;
  /** By a codicon's name. */
  readonly icon: (name: string) => Pick<QuickInputButton, 'iconPath'>;
  readonly back: QuickInputButton;
  readonly separator: (label: string) => QuickPickItem;
  readonly run: (command: string, args: readonly unknown[]) => void;
  readonly failed: (title: string, failure: Failure) => void;
}

export interface PickOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  /** Yields the rows as they become known; a failure is shown below what came before it. */
  readonly load: (ask: LoadRequest) => AsyncIterable<readonly PickRow<T>[]>;
  /** A row for what the person typed, where that can be a choice by itself. */
  readonly typed?: (text: string) => PickItem<T> | undefined;
  readonly buttons?: readonly PickButton<T>[];
  /** What the rows tell may have changed meanwhile. */
  readonly changes?: Event<undefined>;
  /** What the back button means; without it there is none. */
  readonly back?: T;
  /** Where the only choice there is needs no asking. */
  readonly acceptOnly?: boolean;
}

interface LoadRequest {
  /** The person asked for fresh rows. */
  readonly refresh: boolean;
  /** Aborts when the picker closes or loads again. */
  readonly signal: AbortSignal;
}

/** Shows a picker at once and fills it as its rows load. Undefined when it closes without a choice. */
export function pick<T>(host: PickHost, options: PickOptions<T>): Promise<T | undefined> {
  return new LoadingPick(host, options).chosen;
}

const NOWHERE: QuickPickItem = { label: '' };

class LoadingPick<T> {
  readonly chosen: Promise<T | undefined>;
  readonly #host: PickHost;
  readonly #options: PickOptions<T>;
  readonly #input: PickInput;
  readonly #owned = new DisposableStore();
  readonly #resolve: (chosen: T | undefined) => void;
  readonly #buttons = new Map<QuickInputButton, Choose<T>>();
  readonly #rowOf = new Map<QuickPickItem, PickItem<T>>();
  #rows: readonly PickRow<T>[] = [];
  #loading = new AbortController();
  #atCurrent = false;

  constructor(host: PickHost, options: PickOptions<T>) {
    const { promise, resolve } = Promise.withResolvers<T | undefined>();
    this.chosen = promise;
    this.#resolve = resolve;
    this.#host = host;
    this.#options = options;
    this.#input = this.#owned.add(host.create());
    this.#prepare(this.#input);
    this.#listen(this.#input);
    this.#input.show();
    void this.#load(false);
  }

  #prepare(input: PickInput): void {
    const { title, placeholder, buttons = [], back } = this.#options;
    input.title = title;
    input.placeholder = placeholder;
    input.matchOnDescription = true;
    input.matchOnDetail = true;
    input.keepScrollPosition = true;
    const own = buttons.map((button) => this.#button(button));
    input.buttons = back === undefined ? own : [this.#host.back, ...own];
    if (back !== undefined) this.#buttons.set(this.#host.back, { kind: 'value', value: back });
  }

  #listen(input: PickInput): void {
    this.#owned.add(input.onDidAccept(() => this.#accept(input.selectedItems[0] ?? input.activeItems[0])));
    this.#owned.add(input.onDidHide(() => this.#close()));
    this.#owned.add(input.onDidTriggerButton((button) => this.#do(this.#buttons.get(button))));
    this.#owned.add(input.onDidTriggerItemButton(({ button }) => this.#do(this.#buttons.get(button))));
    const { changes } = this.#options;
    if (changes) this.#owned.add(changes(() => void this.#load(false)));
    if (this.#options.typed) this.#owned.add(input.onDidChangeValue(() => this.#render()));
  }

  async #load(refresh: boolean): Promise<void> {
    this.#loading.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#input.busy = true;
    let rows: readonly PickRow<T>[] = [];
    try {
      for await (rows of this.#options.load({ refresh, signal: loading.signal })) {
        if (loading.signal.aborted) return;
        this.#show(rows);
      }
      this.#loaded(loading.signal, rows);
    } catch (error) {
      this.#failed(loading.signal, rows, error);
    }
  }

  #loaded(signal: AbortSignal, rows: readonly PickRow<T>[]): void {
    if (signal.aborted) return;
    this.#input.busy = false;
    const [only, ...others] = rows.filter((row) => row.kind === 'item');
    if (this.#options.acceptOnly === true && others.length === 0) this.#do(only?.choose);
  }

  #failed(signal: AbortSignal, rows: readonly PickRow<T>[], error: unknown): void {
    if (signal.aborted) return;
    const failure = failureOf(error);
    this.#host.failed(this.#options.title, failure);
    this.#input.busy = false;
    this.#show([...rows, ...failureRows(failure)]);
  }

  #show(rows: readonly PickRow<T>[]): void {
    this.#rows = rows;
    this.#render();
  }

  #render(): void {
    const before = this.#rowOf.get(this.#input.activeItems[0] ?? NOWHERE);
    const typed = this.#options.typed?.(this.#input.value.trim());
    this.#rowOf.clear();
    this.#input.items = (typed ? [typed, ...this.#rows] : this.#rows).map((row) => this.#item(row));
    // While the person filters, VS Code goes to the best match.
    if (this.#input.value === '') this.#activate(before);
  }

  /** New items would move the person to the first row: they start on the current one, and then stay where they are. */
  #activate(before: PickItem<T> | undefined): void {
    const rows = [...this.#rowOf];
    const current = this.#atCurrent ? undefined : rows.find(([, row]) => row.current === true);
    this.#atCurrent ||= current !== undefined;
    const same = before && rows.find(([, row]) => row.label === before.label);
    const active = current ?? same ?? rows.find(([, row]) => row.choose !== undefined);
    if (active) this.#input.activeItems = [active[0]];
  }

  #item(row: PickRow<T>): QuickPickItem {
    if (row.kind === 'separator') return this.#host.separator(row.label);
    const description = descriptionOf(row);
    const icon = row.current === true ? 'check' : row.icon;
    const shown: QuickPickItem = {
      label: withoutIcons(row.label),
      ...(description !== undefined && { description }),
      ...(row.detail !== undefined && { detail: withoutIcons(row.detail) }),
      ...(icon !== undefined && this.#host.icon(icon)),
      ...(row.alwaysShow === true && { alwaysShow: true }),
      ...(row.buttons && { buttons: row.buttons.map((button) => this.#button(button)) }),
    };
    this.#rowOf.set(shown, row);
    return shown;
  }

  #button({ icon, tooltip, choose }: PickButton<T>): QuickInputButton {
    const button = { ...this.#host.icon(icon), tooltip };
    this.#buttons.set(button, choose);
    return button;
  }

  #accept(shown: QuickPickItem | undefined): void {
    this.#do(shown && this.#rowOf.get(shown)?.choose);
  }

  #do(choose: Choose<T> | undefined): void {
    if (choose === undefined) return;
    if (choose.kind === 'reload') {
      void this.#load(true);
      return;
    }
    if (choose.kind === 'value') this.#resolve(choose.value);
    this.#input.hide();
    if (choose.kind === 'run') this.#host.run(choose.command, choose.args ?? []);
  }

  #close(): void {
    this.#loading.abort();
    this.#owned.dispose();
    this.#resolve(undefined);
  }
}

/** Foreign text shows no icons; those that the row names come last. */
function descriptionOf({ current, description, icons = [] }: PickItem<unknown>): string | undefined {
  const text = dotted(current === true ? l10n.t('current') : undefined, description);
  const parts = [...(text === undefined ? [] : [withoutIcons(text)]), ...icons.map((name) => `$(${name})`)];
  return parts.length === 0 ? undefined : parts.join(' ');
}
