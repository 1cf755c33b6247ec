import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** What can go with a prompt, by the words that stand after `#`. */
const KINDS = [
  'file',
  'folder',
  'selection',
  'symbol',
  'problems',
  'changes',
  'terminal',
  'image',
  'kb',
] as const;
export type ContextKind = (typeof KINDS)[number];

export function contextKind(text: string): ContextKind | undefined {
  return KINDS.find((kind) => kind === text);
}

interface KindRow extends vscode.QuickPickItem {
  readonly context: ContextKind;
}

/** Undefined when nothing was chosen. */
export async function pickKind(): Promise<ContextKind | undefined> {
  const picked = await vscode.window.showQuickPick(rows(), {
    title: l10n.t('Add Context'),
    placeHolder: l10n.t('What goes with the prompt; files can be dropped on the chat with Shift held, too'),
    matchOnDescription: true,
  });
  return picked?.context;
}

function rows(): KindRow[] {
  return [
    row('file', 'file', l10n.t('Files…'), l10n.t('of the workspace')),
    row('folder', 'folder', l10n.t('Folder…'), l10n.t('with its text files')),
    row('selection', 'code', l10n.t('Selection'), l10n.t('of the editor, or the symbol around the cursor')),
    row('symbol', 'symbol-method', l10n.t('Symbol…'), l10n.t('a function, class or other symbol')),
    row('problems', 'warning', l10n.t('Problems'), l10n.t('errors and warnings of the workspace')),
    row('changes', 'git-compare', l10n.t('Changes'), l10n.t('staged or, with none staged, all')),
    row('terminal', 'terminal', l10n.t('Terminal'), l10n.t('the last command and its output')),
    row('image', 'file-media', l10n.t('Pictures and Documents…'), l10n.t('from anywhere')),
    row('kb', 'book', l10n.t('Knowledge Base…'), l10n.t('its passages go with every prompt')),
  ];
}

function row(context: ContextKind, icon: string, label: string, description: string): KindRow {
  return { context, label, description, iconPath: new vscode.ThemeIcon(icon) };
}
