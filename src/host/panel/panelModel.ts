import { Emitter, type Event } from '../../base/event.ts';
import { MutableDisposable, type Disposable } from '../../base/lifecycle.ts';
import { allTurns, findTurn, isShown, siblingsOf } from '../../chat/branches.ts';
import { isMedia, type Attachment, type Conversation, type Turn } from '../../chat/conversation.ts';
import type { ChatSession, SessionChange } from '../../chat/session.ts';
import type { Delta } from '../../protocol/messages.ts';
import type { CallView, ChoiceView, PanelState, TurnView } from '../../protocol/views.ts';
import { attachmentView } from './attachmentView.ts';
import { turnView, type TurnViewContext } from './turnView.ts';

/** `reset`: so much is new that only the whole state tells it. */
export type PanelChange = Delta | { readonly kind: 'reset' };

export interface PanelModelOptions extends TurnViewContext {
  readonly banner?: string;
}

/** Before the stored conversation has been read. */
const NOTHING: Pick<ChatSession, 'conversation' | 'isBusy'> = {
  conversation: { version: 1, id: '', title: '', createdAt: 0, turns: [] },
  isBusy: false,
};

/** What the panel shows, whether or not a page is there to show it: the one writer of the page's state. */
export class PanelModel implements Disposable {
  readonly #options: PanelModelOptions;
  readonly #changed = new Emitter<PanelChange>();
  readonly onDidChange: Event<PanelChange> = this.#changed.event;
  readonly #following = new MutableDisposable();
  #session: ChatSession | undefined;
  #attachments: readonly Attachment[] = [];
  #choices: ChoiceView[] = [];
  #call: CallView | undefined;
  #shown = { busy: false, title: '' };

  constructor(options: PanelModelOptions) {
    this.#options = options;
  }

  get session(): ChatSession | undefined {
    return this.#session;
  }

  /** An empty one before the stored one has been read. */
  get conversation(): Conversation {
    return (this.#session ?? NOTHING).conversation;
  }

  /** The code that goes with the next prompt. */
  get attachments(): readonly Attachment[] {
    return this.#attachments;
  }

  state(): PanelState {
    const { banner } = this.#options;
    const { conversation, isBusy } = this.#session ?? NOTHING;
    return {
      id: conversation.id,
      title: conversation.title,
      turns: conversation.turns.map((turn) => this.#view(turn)),
      busy: isBusy,
      attachments: this.#attachments.map(attachmentView),
      choices: this.#choices,
      ...(this.#call && { call: this.#call }),
      ...(banner !== undefined && { banner }),
    };
  }

  /** Shows this session from now on, whatever it is doing. */
  follow(session: ChatSession): void {
    if (session === this.#session) return;
    this.#session = session;
    this.#following.value = session.onDidChange((change) => this.#sessionChanged(session, change));
    this.#reset();
  }

  /** The same code again replaces what was attached of it. */
  attach(attachment: Attachment): void {
    const others = this.#attachments.filter((other) => !isSamePlace(other, attachment));
    this.setAttachments([...others, attachment]);
  }

  setAttachments(attachments: readonly Attachment[]): void {
    this.#attachments = attachments;
    this.#changed.fire({ kind: 'attachments', attachments: attachments.map(attachmentView) });
  }

  setChoices(choices: ChoiceView[]): void {
    this.#choices = choices;
    this.#changed.fire({ kind: 'choices', choices });
  }

  /** What the next call will be; undefined: there is nothing to tell. */
  setCall(call: CallView | undefined): void {
    if (!call && !this.#call) return;
    this.#call = call;
    this.#changed.fire({ kind: 'call', ...(call && { call }) });
  }

  /** What is known about the turn besides itself has changed. */
  refreshTurn(id: string): void {
    const turn = this.turn(id);
    if (turn && this.#isShown(id)) this.#changed.fire({ kind: 'turn', turn: this.#view(turn) });
  }

  /** A turn of the conversation, on the branch that is shown or on another. */
  turn(id: string): Turn | undefined {
    return this.#session && findTurn(this.#session.conversation, id);
  }

  /** An attachment of the composer or of any turn. */
  attachment(id: string): Attachment | undefined {
    const turns = this.#session ? allTurns(this.#session.conversation) : [];
    const sent = turns.flatMap(({ prompt }) => prompt.attachments);
    return [...this.#attachments, ...sent].find((attachment) => attachment.id === id);
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
  }

  #sessionChanged(session: ChatSession, change: SessionChange): void {
    // The title comes with the first prompt; a delta of its own would not pay.
    if (
      change.kind === 'path' ||
      change.kind === 'title' ||
      session.conversation.title !== this.#shown.title
    ) {
      this.#reset();
      return;
    }
    this.#turnChanged(change);
    if (session.isBusy === this.#shown.busy) return;
    this.#shown = { ...this.#shown, busy: session.isBusy };
    this.#changed.fire({ kind: 'busy', busy: session.isBusy });
  }

  /** What happens on a branch that is not shown is in the snapshot that comes when it is. */
  #turnChanged(change: Extract<SessionChange, { kind: 'turn' | 'append' }>): void {
    if (!this.#isShown(change.kind === 'turn' ? change.turn.id : change.turnId)) return;
    this.#changed.fire(change.kind === 'turn' ? { kind: 'turn', turn: this.#view(change.turn) } : change);
  }

  #isShown(turnId: string): boolean {
    return this.#session !== undefined && isShown(this.#session.conversation, turnId);
  }

  #view(turn: Turn): TurnView {
    const view = turnView(turn, this.#options);
    const siblings = this.#session && siblingsOf(this.#session.conversation, turn);
    if (!siblings || siblings.turns.length < 2) return view;
    return { ...view, siblings: { index: siblings.index, count: siblings.turns.length } };
  }

  #reset(): void {
    const { conversation, isBusy } = this.#session ?? NOTHING;
    this.#shown = { busy: isBusy, title: conversation.title };
    this.#changed.fire({ kind: 'reset' });
  }
}

function isSamePlace(a: Attachment, b: Attachment): boolean {
  const place = placeOf(a);
  return place !== undefined && place === placeOf(b);
}

/** Undefined for what was taken from nowhere that could be taken again. */
function placeOf(attachment: Attachment): string | undefined {
  const { kind } = attachment;
  if (kind === 'selection') return JSON.stringify([attachment.uri, attachment.startLine, attachment.endLine]);
  if (isMedia(attachment) || kind === 'paste') return undefined;
  return JSON.stringify([kind, attachment.uri ?? attachment.label]);
}
