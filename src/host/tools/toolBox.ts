import * as l10n from '@vscode/l10n';
import { Emitter, type Event } from '../../base/event.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { AllowedTools, Tool } from '../../chat/tools.ts';
import type { StoredList } from '../choices/storedList.ts';
import { otherTools, type LanguageTools } from './otherTools.ts';
import type { ToolEntry } from './toolEntry.ts';
import { uniquelyNamed } from './toolNames.ts';

export interface ToolBoxPorts {
  readonly own: readonly Omit<ToolEntry, 'source'>[];
  readonly others: LanguageTools;
  /** IDs of the tools that are on. Those of tools that are not there stay: an extension may come back. */
  readonly chosen: Pick<StoredList, 'list' | 'add' | 'remove'>;
  /** IDs of the tools that run without asking. */
  readonly always: Pick<StoredList, 'list' | 'add' | 'remove'>;
  /** Of the workspace: where it is not, only our own tools are there, and each asks. */
  readonly trusted: () => boolean;
}

/** The tools that a model may be given: which there are, which are on, which need not ask. */
export class ToolBox implements Disposable {
  readonly #ports: ToolBoxPorts;
  readonly #changed = new Emitter<undefined>();
  /** Others' tools come and go without a word: it was found out when somebody looked. */
  readonly onDidChange: Event<undefined> = this.#changed.event;
  #last: string | undefined;

  constructor(ports: ToolBoxPorts) {
    this.#ports = ports;
  }

  get trusted(): boolean {
    return this.#ports.trusted();
  }

  /** What there is to choose from, ours first. */
  all(): readonly ToolEntry[] {
    const source = l10n.t('Bedrock Workbench');
    const own = this.#ports.own.map((entry): ToolEntry => ({ ...entry, source }));
    return this.trusted ? [...own, ...otherTools(this.#ports.others)] : own;
  }

  isOn(id: string): boolean {
    return this.#ports.chosen.list().includes(id);
  }

  /** Those that are on and there, with names that a request may carry; never waits. */
  now(): readonly Tool[] {
    const on = new Set(this.#ports.chosen.list());
    // Named among all of them: a name stays the same while others are turned on and off.
    const named = on.size === 0 ? [] : uniquelyNamed(this.all().map(({ tool }) => tool));
    const tools = named.filter(({ id }) => on.has(id));
    this.#noted(tools);
    return tools;
  }

  /** Of those that were shown, these are on. */
  async choose(shown: readonly string[], on: readonly string[]): Promise<void> {
    const { chosen } = this.#ports;
    const wasOn = chosen.list();
    const added = on.filter((id) => !wasOn.includes(id));
    const removed = shown.filter((id) => wasOn.includes(id) && !on.includes(id));
    if (added.length > 0) await chosen.add(...added);
    if (removed.length > 0) await chosen.remove(...removed);
  }

  readonly allowed: AllowedTools = {
    has: (id) => this.trusted && this.isAlwaysAllowed(id),
    add: (id) => this.#ports.always.add(id),
  };

  isAlwaysAllowed(id: string): boolean {
    return this.#ports.always.list().includes(id);
  }

  askAgain(id: string): Promise<void> {
    return this.#ports.always.remove(id);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #noted(tools: readonly Tool[]): void {
    const ids = JSON.stringify(tools.map(({ id }) => id));
    const before = this.#last;
    this.#last = ids;
    if (before !== undefined && before !== ids) queueMicrotask(() => this.#changed.fire(undefined));
  }
}
