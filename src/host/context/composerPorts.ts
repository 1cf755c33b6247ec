import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  sentAttachments,
  type Attachment,
  type CodeAttachment,
  type Prompt,
} from '../../chat/conversation.ts';
import type { ComposerMessage } from '../../protocol/messages.ts';
import { captureCode } from '../editor/selection.ts';
import { commands } from '../ids.ts';
import type { ComposerPorts } from '../panel/messageHandlers.ts';
import type { PanelModel } from '../panel/panelModel.ts';
import { admit, notReadable } from './admission.ts';
import { changesAttachment } from './changes.ts';
import { collect, collectUris, type Collected } from './collect.ts';
import { completePrompt, refusedCode } from './completePrompt.ts';
import { dropped } from './dropped.ts';
import { contextKind, pickKind } from './kinds.ts';
import { fileAttachment } from './media.ts';
import type { Reader } from './mediaLimits.ts';
import { problemsAttachment } from './problems.ts';
import type { SelectionWatch } from './selectionWatch.ts';

export interface ComposerSeams {
  readonly model: PanelModel;
  readonly selection: SelectionWatch;
  /** The model that would read it; undefined: not known yet. */
  readonly reader: () => Promise<Reader | undefined>;
  readonly say: (message: ComposerMessage) => unknown;
}

/** More files than that at once are a mistake of the hand. */
const MOST_DROPPED = 20;

/** What the composer's messages do with files, editors and what stands in them. */
export function composerPorts(seams: ComposerSeams): ComposerPorts {
  return {
    complete: (prompt) => complete(seams, prompt),
    addContext: (context) => addContext(seams, context),
    addText: (text) => take(seams, { offered: [pasted(text)], missed: [] }),
    addFile: (name, base64) => addFile(seams, name, base64),
    addUris: (uris) => addUris(seams, uris),
    setImplicit: (on) => seams.selection.setOn(on),
    preview: (id) => preview(seams, id),
  };
}

async function complete(
  { model, selection, say }: ComposerSeams,
  prompt: Prompt,
): Promise<Prompt | undefined> {
  const { editor } = selection;
  const completed = await completePrompt(prompt, {
    changes: changesAttachment,
    problemsIn: (code) => problemsAttachment(vscode.Uri.parse(code.uri), linesOf(code)),
    codeAtCursor: async () => (editor && model.wantsSelection ? codeAtCursor(editor) : undefined),
    hasHistory: (model.session?.conversation.turns.length ?? 0) > 0,
  });
  if (completed.kind === 'prompt') return completed.prompt;
  say({ type: 'note', text: completed.why });
  return undefined;
}

/** What is too large or no text is named: it stands in the editor, so the person means it. */
async function codeAtCursor(editor: vscode.TextEditor): Promise<CodeAttachment | string | undefined> {
  try {
    return (await captureCode(editor)).attachment;
  } catch (error) {
    return refusedCode(error);
  }
}

function linesOf({ startLine, endLine }: CodeAttachment): vscode.Range {
  return new vscode.Range(startLine - 1, 0, endLine - 1, Number.MAX_SAFE_INTEGER);
}

/** `context` is a kind, or empty: then the person is asked. */
async function addContext(seams: ComposerSeams, context: string): Promise<void> {
  // Before a quick pick takes the focus.
  const { editor } = seams.selection;
  const kind = context === '' ? await pickKind() : contextKind(context);
  if (kind === 'kb') await vscode.commands.executeCommand(commands.pickKnowledgeBase);
  else if (kind) await take(seams, await collect(kind, editor));
}

async function addFile(seams: ComposerSeams, name: string, base64: string): Promise<void> {
  const attachment = fileAttachment(name, Buffer.from(base64, 'base64'));
  await take(seams, attachment ? { offered: [attachment], missed: [] } : missed(notReadable(name)));
}

async function addUris(seams: ComposerSeams, addresses: readonly string[]): Promise<void> {
  const { inside, outside } = dropped(addresses.slice(0, MOST_DROPPED));
  const { offered, missed: unread } = await collectUris(inside);
  const foreign = outside.map(({ path }) => notInWorkspace(path));
  const more = addresses.length > MOST_DROPPED ? [l10n.t('At most {0} files at once.', MOST_DROPPED)] : [];
  await take(seams, { offered, missed: [...unread, ...foreign, ...more] });
}

function notInWorkspace(path: string): string {
  return l10n.t('{0} is not in the workspace. Add it as a picture or document instead.', path);
}

/** What can go along becomes chips; of the rest it is said why not. */
async function take(
  { model, reader, say }: ComposerSeams,
  { offered, missed: unfound }: Collected,
): Promise<void> {
  const { taken, refused } = admit(offered, inRequest(model), await reader());
  for (const attachment of taken) model.attach(attachment);
  const notes = [...unfound, ...refused];
  if (notes.length > 0) say({ type: 'note', text: notes.join('\n') });
}

function inRequest({ attachments, session }: PanelModel): readonly Attachment[] {
  const turns = session?.conversation.turns ?? [];
  const before = turns.filter(({ leftOut }) => leftOut !== true);
  return [...attachments, ...before.flatMap(({ prompt }) => sentAttachments(prompt))];
}

function pasted(text: string): Attachment {
  return { id: randomUUID(), kind: 'paste', label: l10n.t('Pasted text'), text };
}

function missed(why: string): Collected {
  return { offered: [], missed: [why] };
}

function preview({ model, say }: ComposerSeams, id: string): void {
  const attachment = model.attachment(id);
  if (attachment?.kind !== 'image') return;
  const { format, base64 } = attachment;
  say({ type: 'preview', id, format, base64 });
}
