import * as l10n from '@vscode/l10n';
import * as path from 'node:path/posix';
import * as vscode from 'vscode';
import type { Attachment } from '../../chat/conversation.ts';
import { FailureError } from '../../chat/failure.ts';
import { captureCode } from '../editor/selection.ts';
import { notReadable } from './admission.ts';
import { changesAttachment } from './changes.ts';
import { attachmentOfFile, attachmentOfFolder, pickFiles, pickFolder } from './files.ts';
import type { ContextKind } from './kinds.ts';
import { fileAttachment } from './media.ts';
import { problemsAttachment } from './problems.ts';
import { pickSymbol } from './symbols.ts';
import { terminalAttachment } from './terminal.ts';

/** What was found to go along and, a sentence each, what was not. */
export interface Collected {
  readonly offered: readonly Attachment[];
  readonly missed: readonly string[];
}

type Collector = (editor: vscode.TextEditor | undefined) => Promise<Collected>;

const COLLECTORS: Readonly<Record<Exclude<ContextKind, 'kb'>, Collector>> = {
  file: async () => collectUris((await pickFiles()) ?? []),
  folder: async () => offer(...(await pickedFolder())),
  selection: collectSelection,
  symbol: async () => offer(await pickSymbol()),
  problems: () => Promise.resolve(found(problemsAttachment(), l10n.t('There are no errors or warnings.'))),
  changes: async () => found(await changesAttachment(), noChanges()),
  terminal: async () =>
    found(await terminalAttachment(), l10n.t('There is no terminal, or nothing in it to be read.')),
  image: async () => collectMedia((await pickMedia()) ?? []),
};

/** Asks which one where there are several; `editor`: where the person was last. */
export function collect(
  kind: Exclude<ContextKind, 'kb'>,
  editor: vscode.TextEditor | undefined,
): Promise<Collected> {
  return COLLECTORS[kind](editor);
}

function noChanges(): string {
  return l10n.t('There are no changes that are not committed, or no Git repository is open.');
}

/** Files and folders of the workspace. */
export async function collectUris(uris: readonly vscode.Uri[]): Promise<Collected> {
  const all = await Promise.all(uris.map(collectUri));
  return {
    offered: all.flatMap(({ offered }) => offered),
    missed: all.flatMap(({ missed }) => missed),
  };
}

async function collectUri(uri: vscode.Uri): Promise<Collected> {
  const label = vscode.workspace.asRelativePath(uri);
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return offer(await attachmentOfFolder(uri));
    return found(await attachmentOfFile(uri), notReadable(label));
  } catch {
    return offer(undefined, l10n.t('{0} can’t be read.', label));
  }
}

async function pickedFolder(): Promise<readonly [Attachment?]> {
  const folder = await pickFolder();
  return folder ? [await attachmentOfFolder(folder)] : [];
}

async function collectSelection(editor: vscode.TextEditor | undefined): Promise<Collected> {
  if (!editor) return offer(undefined, l10n.t('Open a text file and select some code first.'));
  try {
    return offer((await captureCode(editor)).attachment);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return offer(undefined, `${error.failure.message} ${error.failure.remedy}`);
  }
}

/** Of anywhere: the person says which. */
function pickMedia(): Thenable<vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title: l10n.t('Pictures and Documents to Send Along'),
    openLabel: l10n.t('Send Along'),
    canSelectMany: true,
    filters: {
      [l10n.t('Pictures and documents')]: 'png jpg jpeg gif webp pdf docx doc xlsx xls csv html md txt'.split(
        ' ',
      ),
      [l10n.t('All files')]: ['*'],
    },
  });
}

async function collectMedia(uris: readonly vscode.Uri[]): Promise<Collected> {
  const read = await Promise.all(
    uris.map(async (uri) => {
      const name = path.basename(uri.path);
      return { name, attachment: fileAttachment(name, await vscode.workspace.fs.readFile(uri)) };
    }),
  );
  return {
    offered: read.flatMap(({ attachment }) => attachment ?? []),
    missed: read.flatMap(({ name, attachment }) => (attachment ? [] : [notReadable(name)])),
  };
}

function found(attachment: Attachment | undefined, otherwise: string): Collected {
  return attachment ? offer(attachment) : offer(undefined, otherwise);
}

/** Nothing at all where the person chose nothing. */
function offer(attachment?: Attachment, missed?: string): Collected {
  return { offered: attachment ? [attachment] : [], missed: missed === undefined ? [] : [missed] };
}
