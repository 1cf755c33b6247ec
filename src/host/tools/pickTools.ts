import * as l10n from '@vscode/l10n';
import type { QuickInputButton, QuickPickItem } from 'vscode';
import { DisposableStore } from '../../base/lifecycle.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import type { PickHost, PickInput } from '../pickers/pick.ts';
import type { PickRow } from '../pickers/rows.ts';
import { withoutIcons } from '../words.ts';
import type { ToolBox } from './toolBox.ts';
import type { ToolEntry } from './toolEntry.ts';
import { toolRows } from './toolRows.ts';

export interface ToolPickerPorts {
  readonly host: Pick<PickHost, 'create' | 'icon' | 'separator'>;
  readonly box: Pick<ToolBox, 'all' | 'isOn' | 'choose' | 'isAlwaysAllowed' | 'askAgain' | 'trusted'>;
  /** The model that would be called, where it is known. */
  readonly model: () => Promise<Pick<ModelTarget, 'label' | 'model'> | undefined>;
}

/** Asks which tools are on, and lets those that run without asking ask again. Resolves once it is closed. */
export async function pickTools(ports: ToolPickerPorts): Promise<void> {
  const on = await new ToolPick(ports).chosen;
  if (on) await ports.box.choose(on.shown, on.on);
}

interface Chosen {
  readonly shown: readonly string[];
  readonly on: readonly string[];
}

class ToolPick {
  readonly chosen: Promise<Chosen | undefined>;
  readonly #ports: ToolPickerPorts;
  readonly #input: PickInput;
  readonly #entries: readonly ToolEntry[];
  readonly #owned = new DisposableStore();
  readonly #idOf = new Map<QuickPickItem, string>();

  constructor(ports: ToolPickerPorts) {
    const { promise, resolve } = Promise.withResolvers<Chosen | undefined>();
    this.chosen = promise;
    this.#ports = ports;
    this.#entries = ports.box.all();
    const input = this.#owned.add(ports.host.create());
    this.#input = input;
    input.title = l10n.t('Tools');
    input.placeholder = l10n.t('What the model may ask for: each runs only after you allow it');
    input.canSelectMany = true;
    input.matchOnDescription = true;
    input.matchOnDetail = true;
    input.keepScrollPosition = true;
    this.#owned.add(
      input.onDidAccept(() => {
        resolve({ shown: this.#ids(), on: this.#idsOf(input.selectedItems) });
        input.hide();
      }),
    );
    this.#owned.add(
      input.onDidHide(() => {
        this.#owned.dispose();
        resolve(undefined);
      }),
    );
    this.#owned.add(input.onDidTriggerItemButton(({ item }) => void this.#askAgain(this.#idOf.get(item))));
    this.#show(this.#ids().filter((id) => ports.box.isOn(id)));
    input.show();
    void this.#tellOfModel();
  }

  #ids(): readonly string[] {
    return this.#entries.map(({ tool }) => tool.id);
  }

  #idsOf(items: readonly QuickPickItem[]): readonly string[] {
    return items.flatMap((item) => this.#idOf.get(item) ?? []);
  }

  #show(on: readonly string[]): void {
    const { box } = this.#ports;
    const input = this.#input;
    const [active] = this.#idsOf(input.activeItems);
    this.#idOf.clear();
    const rows = toolRows(this.#entries, (id) => box.isAlwaysAllowed(id), box.trusted);
    const items = rows.map((row) => this.#item(row));
    input.items = items;
    const having = (ids: readonly string[]): QuickPickItem[] =>
      items.filter((item) => ids.includes(this.#idOf.get(item) ?? ''));
    input.selectedItems = having(on);
    if (active !== undefined) input.activeItems = having([active]);
  }

  #item(row: PickRow<string>): QuickPickItem {
    const { host } = this.#ports;
    if (row.kind === 'separator') return host.separator(row.label);
    const { label, description, detail, buttons = [], choose } = row;
    const shown: QuickPickItem = {
      label: withoutIcons(label),
      ...(description !== undefined && { description: withoutIcons(description) }),
      ...(detail !== undefined && { detail: withoutIcons(detail) }),
      buttons: buttons.map(({ icon, tooltip }): QuickInputButton => ({ ...host.icon(icon), tooltip })),
    };
    if (choose?.kind === 'value') this.#idOf.set(shown, choose.value);
    return shown;
  }

  /** What was ticked meanwhile stays so. */
  async #askAgain(id: string | undefined): Promise<void> {
    if (id === undefined) return;
    await this.#ports.box.askAgain(id);
    this.#show(this.#idsOf(this.#input.selectedItems));
  }

  async #tellOfModel(): Promise<void> {
    const target = await this.#ports.model().catch(() => undefined);
    if (target?.model?.tools !== false) return;
    this.#input.placeholder = l10n.t(
      '{0} takes no tools: what you turn on here is for other models',
      target.label,
    );
  }
}
