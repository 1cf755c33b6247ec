import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore, MutableDisposable, toDisposable, type Disposable } from '../base/lifecycle.ts';
import type { Choices } from './choices/choices.ts';
import type { Workbench } from './feature.ts';
import { pick } from './pickers/pick.ts';
import { createPickHost } from './pickers/pickHost.ts';
import { watchConfigFiles } from './statusBar/configWatcher.ts';
import { menuRows } from './statusBar/menuRows.ts';
import { statusText, TOOLTIP_COMMANDS, withStandIn } from './statusBar/statusText.ts';
import { standInBanner } from './standIn.ts';

/** The item's own: in no menu, so not in the manifest. */
const OPEN_MENU = 'bedrockWorkbench.statusBar.openMenu';

/** One item that always tells whose account, which region and which model. */
export function registerStatusBar({ choices, profiles, log }: Workbench): Disposable {
  const owned = new DisposableStore();
  const host = createPickHost(log);
  const menu = () =>
    pick<never>(host, {
      title: l10n.t('Amazon Bedrock'),
      placeholder: l10n.t('What to change or open'),
      async *load() {
        yield menuRows(await choices.snapshot());
      },
    });
  owned.add(vscode.commands.registerCommand(OPEN_MENU, menu));
  owned.add(new StatusBar(choices));
  owned.add(followConfigFiles(profiles, () => choices.credentialsChanged()));
  return owned;
}

class StatusBar implements Disposable {
  readonly #choices: Choices;
  readonly #owned = new DisposableStore();
  readonly #item = this.#owned.add(
    vscode.window.createStatusBarItem('bedrockWorkbench.status', vscode.StatusBarAlignment.Right, 100),
  );
  #version = 0;

  constructor(choices: Choices) {
    this.#choices = choices;
    this.#item.name = l10n.t('Amazon Bedrock');
    this.#item.command = OPEN_MENU;
    this.#owned.add(choices.onDidChange(() => void this.#update()));
    void this.#update();
  }

  dispose(): void {
    this.#version += 1;
    this.#owned.dispose();
  }

  async #update(): Promise<void> {
    this.#version += 1;
    const version = this.#version;
    const snapshot = await this.#choices.snapshot();
    if (version !== this.#version) return;
    const status = statusText(snapshot, vscode.env.remoteName);
    const { text, tooltip, warning, accessibilityLabel } = withStandIn(status, standInBanner(process.env));
    this.#item.text = text;
    this.#item.tooltip = new vscode.MarkdownString(tooltip);
    this.#item.tooltip.isTrusted = { enabledCommands: TOOLTIP_COMMANDS };
    this.#item.backgroundColor = warning
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.#item.accessibilityInformation = { label: accessibilityLabel };
    this.#item.show();
  }
}

/** Where the files are is known only once it was asked. */
function followConfigFiles(profiles: Workbench['profiles'], changed: () => void): Disposable {
  const watcher = new MutableDisposable<Disposable>();
  void profiles().then((list) => {
    watcher.value = watchConfigFiles(list, changed);
  });
  return toDisposable(() => watcher.dispose());
}
