import * as l10n from '@vscode/l10n';
import { formatBytes } from '../../base/text.ts';
import type { Attachment, Prompt, Turn } from '../../chat/conversation.ts';
import type { Passage } from '../../chat/resources.ts';
import type { PageHandlers } from '../../protocol/messages.ts';
import type { PickerKind } from '../../protocol/views.ts';
import type { AnswerCode } from '../answerCode/applyCode.ts';
import { commands } from '../ids.ts';
import type { Outgoing, PanelModel } from './panelModel.ts';

/** What the page may set in motion. */
export interface PagePorts {
  readonly model: Pick<
    PanelModel,
    'session' | 'attachments' | 'setAttachments' | 'sending' | 'nextPrompt' | 'turn' | 'attachment'
  >;
  readonly ready: () => unknown;
  /** Answers a prompt in the current conversation; false where a turn is running. */
  readonly send: (prompt: Prompt) => Promise<boolean>;
  readonly newConversation: () => unknown;
  /** What is typed, for what the next call will be. */
  readonly drafted: (text: string) => unknown;
  readonly previewRequest: () => unknown;
  readonly countTokens: () => unknown;
  /** Asks in the turn's place, in other words; false where a turn is running, or the person thought better of it. */
  readonly edit: (turnId: string, text: string) => Promise<boolean>;
  readonly retry: (turnId: string) => unknown;
  /** Asks for a model first, and does nothing where none is picked. */
  readonly retryWithOtherModel: (turnId: string) => unknown;
  /** Shows how the turn's answer differs from one beside it. */
  readonly compare: (turn: Turn) => unknown;
  /** Puts text back into the composer, before what was typed there since; resolves once it is there. */
  readonly giveBack: (unsent: string) => unknown;
  readonly act: (turn: Turn, action: string) => unknown;
  readonly execute: (command: string) => unknown;
  readonly openExternal: (href: string) => unknown;
  /** Tells the page which of these are files or symbols of the workspace. */
  readonly findFiles: (paths: readonly string[]) => unknown;
  readonly openFile: (path: string) => unknown;
  readonly openPassage: (passage: Passage) => unknown;
  readonly openAttachment: (attachment: Attachment) => unknown;
  readonly copy: (text: string) => unknown;
  readonly insertAtCursor: (text: string) => unknown;
  readonly code: CodePorts;
  readonly composer: ComposerPorts;
  readonly warn: (message: string) => unknown;
}

/** What goes with a prompt, by the composer's wishes. */
export interface ComposerPorts {
  /** The prompt with what its command is about; undefined where it can't be sent, and the person was told why. */
  readonly complete: (prompt: Prompt) => Promise<Prompt | undefined>;
  /** `context` is what stands after `#`, or empty. */
  readonly addContext: (context: string) => unknown;
  readonly addText: (text: string) => unknown;
  readonly addFile: (name: string, base64: string) => unknown;
  readonly addUris: (uris: readonly string[]) => unknown;
  /** Whether the selection of the editor goes along. */
  readonly setImplicit: (on: boolean) => unknown;
  /** Shows the page a picture that goes with a prompt. */
  readonly preview: (id: string) => unknown;
}

/** What the buttons of a block of code do. */
export interface CodePorts {
  readonly newFile: (code: AnswerCode) => unknown;
  readonly apply: (code: AnswerCode, turn: Turn | undefined) => unknown;
  readonly applySeveral: (codes: readonly AnswerCode[], turn: Turn | undefined) => unknown;
  readonly runInTerminal: (text: string) => unknown;
  /** Shows a diagram. */
  readonly preview: (code: AnswerCode) => unknown;
}

/** 1 MiB of UTF-8: far more than a person types or any model reads at once. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/** Everything that the page can say, and what then happens. The page is not trusted with sizes, ids or links. */
export function pageHandlers(ports: PagePorts): PageHandlers {
  const { model } = ports;
  return {
    ready: () => ports.ready(),
    send: ({ text }) => send(ports, text),
    draft: ({ text }) => drafted(ports, text),
    previewRequest: ({ text }) => drafted(ports, text) && ports.previewRequest(),
    countTokens: ({ text }) => drafted(ports, text) && ports.countTokens(),
    stop: () => model.session?.stop(),
    newConversation: () => ports.newConversation(),
    walk: ({ turnId, offset }) => model.session?.walk(turnId, offset),
    editTurn: ({ turnId, text }) => editTurn(ports, turnId, text),
    retryTurn: ({ turnId, how }) =>
      how === 'same' ? ports.retry(turnId) : ports.retryWithOtherModel(turnId),
    compareTurn: ({ turnId }) => given(model.turn(turnId), ports.compare),
    removeAttachment: ({ id }) => model.setAttachments(model.attachments.filter((one) => one.id !== id)),
    openAttachment: ({ id }) => given(model.attachment(id), ports.openAttachment),
    pick: ({ picker }) => ports.execute(PICKERS[picker]),
    act: ({ turnId, action }) => given(model.turn(turnId), (turn) => ports.act(turn, action)),
    openLink: ({ href }) => given(safeLink(href), ports.openExternal),
    findFiles: ({ paths }) => ports.findFiles(paths),
    openFile: ({ path }) => ports.openFile(path),
    openSource: ({ turnId, source }) =>
      given(model.turn(turnId)?.answer.sources[source], (passage) => openSource(ports, passage)),
    copy: ({ text }) => ifFits(ports, text, ports.copy),
    insertAtCursor: ({ text }) => ifFits(ports, text, ports.insertAtCursor),
    ...codeHandlers(ports),
    ...composerHandlers(ports),
  };
}

type CodeMessage = 'newFile' | 'applyCode' | 'applyAll' | 'runInTerminal' | 'previewCode';

function codeHandlers(ports: PagePorts): Pick<PageHandlers, CodeMessage> {
  const { model, code: does } = ports;
  return {
    newFile: ({ code }) => ifFits(ports, code.text, () => does.newFile(code)),
    applyCode: ({ turnId, code }) => ifFits(ports, code.text, () => does.apply(code, model.turn(turnId))),
    applyAll: ({ turnId, codes }) => {
      const text = codes.map((code) => code.text).join('');
      return ifFits(ports, text, () => does.applySeveral(codes, model.turn(turnId)));
    },
    runInTerminal: ({ text }) => ifFits(ports, text, does.runInTerminal),
    previewCode: ({ code }) => ifFits(ports, code.text, () => does.preview(code)),
  };
}

type ContextMessage = 'addContext' | 'addText' | 'addFile' | 'addUris' | 'setImplicit' | 'preview';

function composerHandlers({ composer }: PagePorts): Pick<PageHandlers, ContextMessage> {
  return {
    addContext: ({ context }) => composer.addContext(context),
    addText: ({ text }) => composer.addText(text),
    addFile: ({ name, base64 }) => composer.addFile(name, base64),
    addUris: ({ uris }) => composer.addUris(uris),
    setImplicit: ({ on }) => composer.setImplicit(on),
    preview: ({ id }) => composer.preview(id),
  };
}

const PICKERS: Readonly<Record<PickerKind, string>> = {
  profile: commands.pickProfile,
  region: commands.pickRegion,
  model: commands.pickModel,
  effort: commands.pickEffort,
  guardrail: commands.pickGuardrail,
  knowledgeBase: commands.pickKnowledgeBase,
  tools: commands.pickTools,
  parameters: commands.pickParameters,
};

/** Whether it is small enough to be thought about. */
function drafted(ports: PagePorts, text: string): boolean {
  if (!fits(text)) return false;
  ports.drafted(text);
  return true;
}

/** What can't be sent goes back to where it was typed, also where something threw on the way. */
async function send(ports: PagePorts, text: string): Promise<void> {
  const { model } = ports;
  if (!fits(text)) {
    ports.giveBack(text);
    ports.warn(tooLarge(text));
    return;
  }
  const { attachments } = model;
  if (text.trim() === '' && attachments.length === 0) return;
  const prompt = model.nextPrompt(text);
  await sending(ports, { text, attachments }, async () => {
    const whole = await ports.composer.complete(prompt);
    return whole !== undefined && ports.send(whole);
  });
}

/** What is not taken comes back to the composer, with the chips that were there. */
function sending(ports: PagePorts, outgoing: Outgoing, take: () => Promise<boolean>): Promise<void> {
  return ports.model.sending(outgoing, () => decide(ports, outgoing, take));
}

async function decide(
  ports: PagePorts,
  { text, attachments }: Outgoing,
  take: () => Promise<boolean>,
): Promise<void> {
  const { model } = ports;
  let taken = false;
  try {
    taken = await take();
  } catch (error) {
    ports.warn(l10n.t('The prompt could not be sent. The log has the details.'));
    throw error;
  } finally {
    if (!taken) {
      model.setAttachments([...attachments, ...model.attachments]);
      await ports.giveBack(text);
    }
  }
}

/** What can't be sent is not lost: it goes to the composer. What goes with the turn's prompt was no chip of it. */
async function editTurn(ports: PagePorts, turnId: string, text: string): Promise<void> {
  if (!fits(text)) {
    ports.giveBack(text);
    ports.warn(tooLarge(text));
    return;
  }
  if (text.trim() === '') return;
  await sending(ports, { text, attachments: [] }, () => ports.edit(turnId, text));
}

function openSource(ports: PagePorts, passage: Passage): unknown {
  const link = passage.uri === undefined ? undefined : safeLink(passage.uri);
  return link?.startsWith('http') === true ? ports.openExternal(link) : ports.openPassage(passage);
}

const SAFE_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The link where it is one that may leave the editor: never `command:`, `file:`, `vscode:` and their like. */
function safeLink(href: string): string | undefined {
  const url = URL.parse(href);
  return url && SAFE_PROTOCOLS.has(url.protocol) ? url.href : undefined;
}

function ifFits(ports: PagePorts, text: string, use: (text: string) => unknown): unknown {
  return fits(text) ? use(text) : ports.warn(tooLarge(text));
}

function fits(text: string): boolean {
  return Buffer.byteLength(text) <= MAX_TEXT_BYTES;
}

function tooLarge(text: string): string {
  return l10n.t(
    'The text is {0}, and the limit is {1}. Nothing was done with it.',
    formatBytes(Buffer.byteLength(text)),
    formatBytes(MAX_TEXT_BYTES),
  );
}

/** An id that names nothing (any more) does nothing. */
function given<T>(value: T | undefined, use: (value: T) => unknown): unknown {
  return value === undefined ? undefined : use(value);
}
