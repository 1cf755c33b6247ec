import * as l10n from '@vscode/l10n';
import type { CommandView } from '../../protocol/views.ts';

/** A row of the composer's list. */
export interface Suggestion {
  readonly kind: 'command' | 'context';
  /** Without `/` or `#`. */
  readonly name: string;
  readonly description: string;
  readonly icon: string;
}

/** What is suggested at the caret, and which part of the text it would replace. */
export interface Suggesting {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Suggestion[];
}

/** What `#` offers; the host asks which one. */
function contextSuggestions(): readonly Suggestion[] {
  return [
    context('file', l10n.t('Files of the workspace'), 'file'),
    context('folder', l10n.t('A folder with its files'), 'folder'),
    context('selection', l10n.t('The code selected in the editor'), 'code'),
    context('symbol', l10n.t('A function, class or other symbol'), 'symbol-method'),
    context('problems', l10n.t('Errors and warnings'), 'warning'),
    context('changes', l10n.t('Changes that are not committed'), 'git-compare'),
    context('terminal', l10n.t('The last command of the terminal'), 'terminal'),
    context('image', l10n.t('A picture or a document'), 'file-media'),
    context('kb', l10n.t('Passages of a knowledge base'), 'book'),
  ];
}

function context(name: string, description: string, icon: string): Suggestion {
  return { kind: 'context', name, description, icon };
}

/** Undefined where nothing is to be suggested: the caret is not at the end of a `/command` or `#context` being typed. */
export function suggestAt(
  text: string,
  caret: number,
  commands: readonly CommandView[],
): Suggesting | undefined {
  const before = text.slice(0, caret);
  const slash = /^\s*\/([\w.-]*)$/.exec(before);
  if (slash) return suggesting(caret, slash[1] ?? '', commands.map(commandSuggestion));
  const hash = /(?:^|\s)#(\w*)$/.exec(before);
  return hash ? suggesting(caret, hash[1] ?? '', contextSuggestions()) : undefined;
}

function commandSuggestion({ name, description }: CommandView): Suggestion {
  return { kind: 'command', name, description, icon: 'wand' };
}

/** `typed` follows the `/` or `#`, which is replaced too. */
function suggesting(caret: number, typed: string, all: readonly Suggestion[]): Suggesting | undefined {
  const wanted = typed.toLowerCase();
  const items = all
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a.name, wanted) - rank(b.name, wanted));
  return items.length === 0 ? undefined : { from: caret - typed.length - 1, to: caret, items };
}

/** The name itself, then what begins with what is typed, then what has it within. */
function rank(name: string, wanted: string): number {
  return name.toLowerCase() === wanted ? 0 : name.toLowerCase().startsWith(wanted) ? 1 : 2;
}

/** Whether a command is typed to its end, so that there is nothing to complete. */
export function isWhole({ kind, name }: Suggestion, { from, to }: Suggesting): boolean {
  return kind === 'command' && to - from - 1 === name.length;
}
