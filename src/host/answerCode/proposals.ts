import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';

/** Named in the manifest's `when` clauses too. */
const PROPOSAL_SCHEME = 'bedrock-workbench-proposal';

/** A change that is shown and not made. */
export interface Proposal {
  readonly uri: vscode.Uri;
  /** The document's text that the change was made for, with its own line ends; undefined: the file is new. */
  readonly before: string | undefined;
  readonly range: vscode.Range;
  /** In place of what is in the range. */
  readonly text: string;
  /** The whole text with the change. */
  readonly after: string;
}

/** How many that were neither kept nor discarded are remembered. */
const REMEMBERED = 20;

/** Changes shown beside what there is, until they are kept (one undo step) or discarded. */
export class Proposals implements vscode.TextDocumentContentProvider, Disposable {
  readonly #owned = new DisposableStore();
  readonly #proposals = new Map<string, Proposal>();

  constructor() {
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(PROPOSAL_SCHEME, this));
  }

  provideTextDocumentContent({ query }: vscode.Uri): string {
    return this.#proposals.get(query)?.after ?? '';
  }

  /** Opens the diff and asks; resolves when it is open. */
  async show(proposal: Proposal): Promise<void> {
    const id = randomUUID();
    this.#remember(id, proposal);
    const { uri, before } = proposal;
    const name = vscode.workspace.asRelativePath(uri);
    const left = before === undefined ? proposalUri(uri, '') : uri;
    const title = l10n.t('{0} (change from the chat)', name);
    await vscode.commands.executeCommand('vscode.diff', left, proposalUri(uri, id), title, { preview: true });
    void this.#ask(id, name);
  }

  /** Makes the change of the diff that is in front, or of this ID. */
  async keep(id = activeProposal()): Promise<void> {
    const proposal = this.#proposals.get(id ?? '');
    if (id === undefined || !proposal) return;
    if (!(await isCurrent(proposal))) {
      void vscode.window.showWarningMessage(
        l10n.t(
          '{0} has changed meanwhile. Apply the code again to see it beside what there is now.',
          nameOf(proposal),
        ),
      );
      return;
    }
    const made = await vscode.workspace.applyEdit(editOf(proposal));
    if (!made) {
      void vscode.window.showWarningMessage(l10n.t('{0} can’t be edited.', nameOf(proposal)));
      return;
    }
    await this.discard(id);
    await reveal(proposal);
  }

  async discard(id = activeProposal()): Promise<void> {
    if (id === undefined) return;
    this.#proposals.delete(id);
    await vscode.window.tabGroups.close(tabsOf(id));
  }

  dispose(): void {
    this.#owned.dispose();
    this.#proposals.clear();
  }

  #remember(id: string, proposal: Proposal): void {
    this.#proposals.set(id, proposal);
    for (const oldest of [...this.#proposals.keys()].slice(0, -REMEMBERED)) this.#proposals.delete(oldest);
  }

  async #ask(id: string, name: string): Promise<void> {
    const keep = l10n.t('Keep');
    const discard = l10n.t('Discard');
    const answer = await vscode.window.showInformationMessage(
      l10n.t('Keep the change to {0}?', name),
      keep,
      discard,
    );
    if (answer === keep) await this.keep(id);
    if (answer === discard) await this.discard(id);
  }
}

function proposalUri(uri: vscode.Uri, id: string): vscode.Uri {
  return vscode.Uri.from({ scheme: PROPOSAL_SCHEME, path: uri.path, query: id });
}

function editOf({ uri, before, range, text, after }: Proposal): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  if (before === undefined) edit.createFile(uri, { contents: Buffer.from(after), ignoreIfExists: false });
  else edit.replace(uri, range, text);
  return edit;
}

async function isCurrent({ uri, before }: Proposal): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  return document?.getText() === before;
}

async function reveal({ uri, range, text, before }: Proposal): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const lines = text.split('\n').length - 1;
  const end = before === undefined ? range.start : range.start.translate(lines).with({ character: 0 });
  const shown = document.validateRange(new vscode.Range(range.start, lines === 0 ? range.start : end));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  editor.revealRange(shown, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function nameOf({ uri }: Proposal): string {
  return vscode.workspace.asRelativePath(uri);
}

/** The proposal whose diff is the active tab. */
function activeProposal(): string | undefined {
  return proposalOf(vscode.window.tabGroups.activeTabGroup.activeTab);
}

function tabsOf(id: string): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter((tab) => proposalOf(tab) === id);
}

function proposalOf(tab: vscode.Tab | undefined): string | undefined {
  const shown = tab?.input;
  if (!(shown instanceof vscode.TabInputTextDiff) || shown.modified.scheme !== PROPOSAL_SCHEME)
    return undefined;
  return shown.modified.query;
}
