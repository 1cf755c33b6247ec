import { Emitter, type Event } from '../../base/event.ts';
import { MutableDisposable, type Disposable } from '../../base/lifecycle.ts';
import { allTurns, findTurn, isShown, siblingsOf } from '../../chat/branches.ts';
import type { Attachment, Conversation, Prompt, Turn } from '../../chat/conversation.ts';
import type { ConversationChange } from '../../chat/conversationWriter.ts';
import type { ChatSession } from '../../chat/session.ts';
import { builtInCommands, promptOf, type SlashCommand } from '../../chat/slashCommands.ts';
import type { Delta } from '../../protocol/messages.ts';
import type {
  CallView,
  ChoiceView,
  CommandView,
  ImplicitView,
  PanelState,
  TurnView,
} from '../../protocol/views.ts';
import { chipView } from './attachmentView.ts';
import { implicitView, type SelectedCode } from './implicitView.ts';
import { placeOf } from './placeOf.ts';
import { turnView, type TurnViewContext } from './turnView.ts';

/** `reset`: so much is new that only the whole state tells it. */
export type PanelChange = Delta | { readonly kind: 'reset' };

export interface PanelModelOptions extends TurnViewContext {
  readonly banner?: string;
}

/** A prompt that has left the composer and is not in the conversation yet. */
export interface Outgoing {
  readonly text: string;
  readonly attachments: readonly Attachment[];
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
  #outgoing: readonly Outgoing[] = [];
  #choices: ChoiceView[] = [];
  #call: CallView | undefined;
  #commands: readonly SlashCommand[] = builtInCommands();
  #selected: SelectedCode | undefined;
  #implicit: ImplicitView | undefined;
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

  /** What goes with the next prompt, the selection of the editor apart. */
  get attachments(): readonly Attachment[] {
    return this.#attachments;
  }

  /** Oldest first. */
  get outgoing(): readonly Outgoing[] {
    return this.#outgoing;
  }

  get commands(): readonly SlashCommand[] {
    return this.#commands;
  }

  /** The selection of the editor is meant to go along, whether or not it has to. */
  get wantsSelection(): boolean {
    return this.#selected?.on !== false;
  }

  /** What would be sent now, with the selection of the editor where it goes along. */
  nextPrompt(text: string): Prompt {
    const selected = this.#selected && 'code' in this.#selected ? [this.#selected.code] : [];
    const implicit = this.#implicit?.state === 'on' ? selected : [];
    return promptOf(text, [...this.#attachments, ...implicit], this.#commands);
  }

  state(): PanelState {
    const { banner } = this.#options;
    const { conversation, isBusy } = this.#session ?? NOTHING;
    return {
      id: conversation.id,
      title: conversation.title,
      turns: conversation.turns.map((turn) => this.#view(turn)),
      busy: isBusy,
      attachments: this.#attachments.map(chipView),
      choices: this.#choices,
      ...(this.#call && { call: this.#call }),
      commands: this.#commands.map(commandView),
      ...(this.#implicit && { implicit: this.#implicit }),
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

  /**
   * Takes the prompt's chips at once, so that they go with it and with no other; it is among the outgoing ones until
   * `decide` has seen to it that it is sent, or back in the composer.
   */
  async sending(prompt: Outgoing, decide: () => Promise<void>): Promise<void> {
    this.#outgoing = [...this.#outgoing, prompt];
    this.setAttachments(this.#attachments.filter((one) => !prompt.attachments.includes(one)));
    try {
      await decide();
    } finally {
      this.#outgoing = this.#outgoing.filter((one) => one !== prompt);
      this.setAttachments(this.#attachments);
    }
  }

  setAttachments(attachments: readonly Attachment[]): void {
    this.#attachments = attachments;
    this.#changed.fire({ kind: 'attachments', attachments: attachments.map(chipView) });
    this.#refreshImplicit();
  }

  setCommands(commands: readonly SlashCommand[]): void {
    this.#commands = commands;
    this.#changed.fire({ kind: 'commands', commands: commands.map(commandView) });
  }

  /** What is selected in the editor; undefined: nothing. */
  setSelected(selected: SelectedCode | undefined): void {
    this.#selected = selected;
    this.#refreshImplicit();
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

  #sessionChanged(session: ChatSession, change: ConversationChange): void {
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
  #turnChanged(change: Extract<ConversationChange, { kind: 'turn' | 'append' }>): void {
    if (!this.#isShown(change.kind === 'turn' ? change.turn.id : change.turnId)) return;
    this.#changed.fire(change.kind === 'turn' ? { kind: 'turn', turn: this.#view(change.turn) } : change);
    if (change.kind === 'turn') this.#refreshImplicit();
  }

  #refreshImplicit(): void {
    const implicit = this.#implicitNow();
    if (JSON.stringify(implicit) === JSON.stringify(this.#implicit)) return;
    this.#implicit = implicit;
    this.#changed.fire({ kind: 'implicit', ...(implicit && { implicit }) });
  }

  #implicitNow(): ImplicitView | undefined {
    const { conversation } = this.#session ?? NOTHING;
    return implicitView(this.#selected, this.#attachments, conversation.turns);
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
    this.#implicit = this.#implicitNow();
    this.#changed.fire({ kind: 'reset' });
  }
}

function commandView({ name, description }: SlashCommand): CommandView {
  return { name, description };
}

function isSamePlace(a: Attachment, b: Attachment): boolean {
  const place = placeOf(a);
  return place !== undefined && place === placeOf(b);
}
