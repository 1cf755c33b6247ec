import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Throttle } from '../../base/async.ts';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { HistoryEntry } from '../storage/history.ts';
import { historySections, type HistoryRow } from './historyRows.ts';

/** What can be done with a conversation of the list. */
export type HistoryAct = 'stop' | 'rename' | 'pin' | 'unpin' | 'openInEditor' | 'export' | 'delete';

export interface HistoryPickerPorts {
  readonly list: () => Promise<readonly HistoryEntry[]>;
  /** Everything that was said in it. */
  readonly text: (id: string) => Promise<string>;
  /** IDs of conversations that answer now. */
  readonly running: () => ReadonlySet<string>;
  readonly onDidChange: (listener: () => void) => Disposable;
  readonly open: (id: string) => unknown;
  readonly act: (act: HistoryAct, entry: HistoryEntry) => Promise<unknown>;
  readonly create: () => unknown;
  readonly import: () => unknown;
  readonly failed: (error: unknown) => void;
  readonly language: string;
}

interface Item extends vscode.QuickPickItem {
  readonly entry?: HistoryEntry;
}

interface ActButton extends vscode.QuickInputButton {
  readonly act: HistoryAct;
}

const SEARCH_MS = 150;

/** The conversations of this workspace, searched in titles and in all that was said. */
export class HistoryPicker implements Disposable {
  readonly #ports: HistoryPickerPorts;
  readonly #owned = new DisposableStore();
  readonly #picker = this.#owned.add(vscode.window.createQuickPick<Item>());
  readonly #search = this.#owned.add(new Throttle(SEARCH_MS, () => void this.#guard(() => this.#find())));
  readonly #new: vscode.QuickInputButton = button('add', l10n.t('New Conversation'));
  readonly #import: vscode.QuickInputButton = button('cloud-download', l10n.t('Import…'));
  readonly #texts = new Map<string, string>();
  #entries: readonly HistoryEntry[] = [];
  #disposed = false;

  constructor(ports: HistoryPickerPorts) {
    this.#ports = ports;
    const picker = this.#picker;
    picker.title = l10n.t('Conversations');
    picker.placeholder = l10n.t('Search titles and text');
    picker.buttons = [this.#new, this.#import];
    this.#owned.add(picker.onDidChangeValue(() => this.#search.schedule()));
    this.#owned.add(picker.onDidAccept(() => this.#accepted()));
    this.#owned.add(picker.onDidHide(() => this.dispose()));
    this.#owned.add(picker.onDidTriggerButton((pressed) => this.#pressed(pressed)));
    this.#owned.add(picker.onDidTriggerItemButton(({ item, button: pressed }) => this.#act(item, pressed)));
    this.#owned.add(ports.onDidChange(() => void this.#guard(() => this.refresh())));
  }

  show(): void {
    this.#picker.busy = true;
    this.#picker.show();
    void this.#guard(() => this.refresh());
  }

  /** Reads again what is stored. */
  async refresh(): Promise<void> {
    this.#entries = await this.#ports.list();
    this.#render();
    this.#picker.busy = false;
  }

  dispose(): void {
    this.#disposed = true;
    this.#owned.dispose();
  }

  /** Titles at once, and what was said as soon as it has been read. */
  async #find(): Promise<void> {
    this.#render();
    const unread = this.#entries.filter(({ id }) => !this.#texts.has(id));
    if (this.#picker.value.trim() === '' || unread.length === 0) return;
    this.#picker.busy = true;
    for (const { id } of unread) {
      if (this.#disposed) return;
      this.#texts.set(id, await this.#ports.text(id));
    }
    this.#picker.busy = false;
    this.#render();
  }

  #render(): void {
    if (this.#disposed) return;
    const picker = this.#picker;
    const active = picker.activeItems[0]?.entry?.id;
    const sections = historySections({
      entries: this.#entries,
      running: this.#ports.running(),
      now: Date.now(),
      language: this.#ports.language,
      query: picker.value,
      texts: this.#texts,
    });
    picker.items = sections.flatMap(({ label, rows }) => [separator(label), ...rows.map(itemOf)]);
    if (picker.items.length === 0) picker.items = [nothing(picker.value)];
    const again = picker.items.find(({ entry }) => entry?.id === active && active !== undefined);
    if (again) picker.activeItems = [again];
  }

  #accepted(): void {
    const id = this.#picker.selectedItems[0]?.entry?.id;
    if (id === undefined) return;
    this.#picker.hide();
    void this.#guard(() => this.#ports.open(id));
  }

  #pressed(pressed: vscode.QuickInputButton): void {
    this.#picker.hide();
    void this.#guard(pressed === this.#new ? this.#ports.create : this.#ports.import);
  }

  #act({ entry }: Item, pressed: vscode.QuickInputButton): void {
    if (!entry || !isAct(pressed)) return;
    void this.#guard(async () => {
      await this.#ports.act(pressed.act, entry);
      if (!this.#disposed) await this.refresh();
    });
  }

  async #guard(run: () => unknown): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#ports.failed(error);
    }
  }
}

function itemOf({ entry, running, label, description, detail }: HistoryRow): Item {
  return {
    entry,
    label,
    description,
    ...(detail !== undefined && { detail }),
    iconPath: new vscode.ThemeIcon(running ? 'loading~spin' : entry.pinned ? 'pinned' : 'comment-discussion'),
    // What is found is decided here: the list's own filter knows nothing of what was said.
    alwaysShow: true,
    buttons: [
      ...(running ? [actButton('stop', 'debug-stop', l10n.t('Stop'))] : []),
      actButton('rename', 'edit', l10n.t('Rename')),
      entry.pinned ? actButton('unpin', 'pinned', l10n.t('Unpin')) : actButton('pin', 'pin', l10n.t('Pin')),
      actButton('openInEditor', 'go-to-file', l10n.t('Open in Editor')),
      actButton('export', 'export', l10n.t('Export…')),
      actButton('delete', 'trash', l10n.t('Delete')),
    ],
  };
}

function nothing(query: string): Item {
  const label = query.trim() === '' ? l10n.t('No conversations yet') : l10n.t('Nothing found');
  return { label, alwaysShow: true };
}

function separator(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function button(icon: string, tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}

function actButton(act: HistoryAct, icon: string, tooltip: string): ActButton {
  return { act, ...button(icon, tooltip) };
}

function isAct(pressed: vscode.QuickInputButton): pressed is ActButton {
  return 'act' in pressed;
}
