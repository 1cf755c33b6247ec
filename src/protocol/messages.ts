import * as v from 'valibot';
import { isBase64 } from '../base/base64.ts';
import {
  AttachmentView,
  CallView,
  ChoiceView,
  CommandView,
  ImplicitView,
  PanelState,
  PickerKind,
  TurnView,
} from './views.ts';

/** One change of what the page shows. */
export const Delta = v.variant('kind', [
  /** A turn that is new, or that replaces the one with its id. */
  v.object({ kind: v.literal('turn'), turn: TurnView }),
  /** Text added to the end of `blocks[block]` of the turn's answer. */
  v.object({ kind: v.literal('append'), turnId: v.string(), block: v.number(), text: v.string() }),
  v.object({ kind: v.literal('busy'), busy: v.boolean() }),
  v.object({ kind: v.literal('attachments'), attachments: v.array(AttachmentView) }),
  v.object({ kind: v.literal('choices'), choices: v.array(ChoiceView) }),
  /** Absent: there is nothing to tell. */
  v.object({ kind: v.literal('call'), call: v.exactOptional(CallView) }),
  v.object({ kind: v.literal('commands'), commands: v.array(CommandView) }),
  v.object({ kind: v.literal('implicit'), implicit: v.exactOptional(ImplicitView) }),
]);
export type Delta = v.InferOutput<typeof Delta>;

/**
 * Host → page. `seq` counts up by one with each message that changes the state; a page that sees a gap says
 * `ready` again and is handed a whole snapshot.
 */
export const HostMessage = v.variant('type', [
  v.object({ type: v.literal('snapshot'), seq: v.number(), state: PanelState }),
  v.object({ type: v.literal('deltas'), seq: v.number(), deltas: v.array(Delta) }),
  /**
   * Puts the caret into the composer. `draft` replaces what is typed only where nothing is; `unsent`, what was typed and
   * could not be sent, always comes back: before what was typed since.
   */
  v.object({
    type: v.literal('focusComposer'),
    draft: v.exactOptional(v.string()),
    unsent: v.exactOptional(v.string()),
  }),
  /** Of what the page asked for, what is a file or a symbol of the workspace. */
  v.object({ type: v.literal('filesFound'), asked: v.array(v.string()), found: v.array(v.string()) }),
  /** Scrolls to the prompt before (-1) or after (1) what is in sight. */
  v.object({ type: v.literal('goToPrompt'), offset: v.picklist([-1, 1]) }),
  /** Said at the composer until the person goes on: what was not taken, and why. */
  v.object({ type: v.literal('note'), text: v.string() }),
  /** A picture that goes with a prompt, as the page asked for. */
  v.object({ type: v.literal('preview'), id: v.string(), format: v.string(), base64: v.string() }),
]);
export type HostMessage = v.InferOutput<typeof HostMessage>;

/** What the composer is to be focused with. */
export type ComposerFocus = Omit<Extract<HostMessage, { type: 'focusComposer' }>, 'type'>;

/** What the host says to the composer alone, besides its state. */
export type ComposerMessage = Extract<HostMessage, { type: 'note' | 'preview' }>;

/** Paths that the page may ask for at once. */
export const MAX_PATHS = 100;

/** A block of code; `language` is the word after the fence, `path` the file that the block says it is. */
const CodeOfAnswer = v.object({
  text: v.string(),
  language: v.string(),
  path: v.exactOptional(v.string()),
});

/** Page → host. Everything here is hostile until parsed. */
export const PageMessage = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('send'), text: v.string() }),
  /** What is typed so far, some time after the last key. */
  v.object({ type: v.literal('draft'), text: v.string() }),
  /** Opens what the next call will be as a document. */
  v.object({ type: v.literal('previewRequest'), text: v.string() }),
  /** Has AWS count the next call's input. */
  v.object({ type: v.literal('countTokens'), text: v.string() }),
  v.object({ type: v.literal('stop') }),
  v.object({ type: v.literal('newConversation') }),
  v.object({ type: v.literal('removeAttachment'), id: v.string() }),
  v.object({ type: v.literal('openAttachment'), id: v.string() }),
  /** What goes along: a kind, as after `#`, of which the host asks which one; empty: it asks for the kind too. */
  v.object({ type: v.literal('addContext'), context: v.string() }),
  /** A long text that was pasted. */
  v.object({ type: v.literal('addText'), text: v.string() }),
  /** A file that was pasted or dropped. */
  v.object({ type: v.literal('addFile'), name: v.string(), base64: v.pipe(v.string(), v.check(isBase64)) }),
  /** Files of the explorer that were dropped. */
  v.object({ type: v.literal('addUris'), uris: v.array(v.string()) }),
  /** Whether what is selected in the editor goes along. */
  v.object({ type: v.literal('setImplicit'), on: v.boolean() }),
  v.object({ type: v.literal('preview'), id: v.string() }),
  v.object({ type: v.literal('pick'), picker: PickerKind }),
  /** Shows what stands beside the turn, before (-1) or after (1) it. */
  v.object({ type: v.literal('walk'), turnId: v.string(), offset: v.picklist([-1, 1]) }),
  /** Asks in the turn's place, in other words. */
  v.object({ type: v.literal('editTurn'), turnId: v.string(), text: v.string() }),
  v.object({ type: v.literal('retryTurn'), turnId: v.string(), how: v.picklist(['same', 'otherModel']) }),
  /** Shows the difference between the turn's answer and one that stands beside it. */
  v.object({ type: v.literal('compareTurn'), turnId: v.string() }),
  /** An action of a failure card. */
  v.object({ type: v.literal('act'), turnId: v.string(), action: v.string() }),
  v.object({ type: v.literal('openLink'), href: v.string() }),
  /** Asks which of these that an answer names are files or symbols of the workspace. */
  v.object({ type: v.literal('findFiles'), paths: v.pipe(v.array(v.string()), v.maxLength(MAX_PATHS)) }),
  /** Opens a file of the workspace, at its line where the path has one, or the place of a symbol. */
  v.object({ type: v.literal('openFile'), path: v.string() }),
  v.object({ type: v.literal('openSource'), turnId: v.string(), source: v.number() }),
  v.object({ type: v.literal('copy'), text: v.string() }),
  v.object({ type: v.literal('insertAtCursor'), text: v.string() }),
  v.object({ type: v.literal('newFile'), code: CodeOfAnswer }),
  /** Shows what putting the code where it belongs would change. */
  v.object({ type: v.literal('applyCode'), turnId: v.string(), code: CodeOfAnswer }),
  /** The blocks of an answer that name files. */
  v.object({ type: v.literal('applyAll'), turnId: v.string(), codes: v.array(CodeOfAnswer) }),
  v.object({ type: v.literal('runInTerminal'), text: v.string() }),
  /** Shows the code as what it draws: a diagram. */
  v.object({ type: v.literal('previewCode'), code: CodeOfAnswer }),
]);
export type PageMessage = v.InferOutput<typeof PageMessage>;

/** One handler for each message: a message without one does not compile. */
export type PageHandlers = {
  readonly [K in PageMessage['type']]: (message: Extract<PageMessage, { type: K }>) => unknown;
};

export function parsePageMessage(value: unknown): PageMessage | undefined {
  const result = v.safeParse(PageMessage, value);
  return result.success ? result.output : undefined;
}

export function parseHostMessage(value: unknown): HostMessage | undefined {
  const result = v.safeParse(HostMessage, value);
  return result.success ? result.output : undefined;
}

/** The union's correlation is lost on the way through an index; the parse above has established it. */
export function dispatch(handlers: PageHandlers, message: PageMessage): unknown {
  const handler = handlers[message.type] as (message: PageMessage) => unknown;
  return handler(message);
}
