import * as l10n from '@vscode/l10n';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { Attachment } from '../../chat/conversation.ts';
import type { ComposerMessage } from '../../protocol/messages.ts';
import type { ChipFiles } from '../storage/chipFiles.ts';
import type { Outgoing, PanelModel } from './panelModel.ts';

/** Where the chips of one composer are until they are sent. */
export interface ChipPlace {
  readonly files: Pick<ChipFiles, 'read' | 'write'>;
  /** The name under which they were kept before the window reloaded; undefined: the composer is a new one. */
  readonly before: string | undefined;
  /** The name under which they are kept; undefined: that of the conversation shown. */
  readonly name?: string;
}

/** The page that shows the composer, or will. */
export interface ComposerPage {
  readonly say: (note: ComposerMessage) => unknown;
  /** Puts text back into the composer; resolves once it is there. */
  readonly giveBack: (unsent: string) => Promise<void>;
}

type Model = Pick<
  PanelModel,
  'attachments' | 'outgoing' | 'attach' | 'setAttachments' | 'conversation' | 'onDidChange'
>;

/** What was last given to the disk, and under which name. */
interface Written {
  readonly name: string;
  readonly attachments?: readonly Attachment[];
  readonly outgoing?: readonly Outgoing[];
  readonly givingBack?: string;
}

/**
 * The chips of a composer outlive the window, as what is typed there does; so does a prompt of which it was not decided
 * yet whether it is sent.
 */
export class KeptChips implements Disposable {
  readonly #model: Model;
  readonly #page: ComposerPage;
  readonly #place: ChipPlace | undefined;
  readonly #owned = new DisposableStore();
  readonly #restored: Promise<void>;
  /** Labels. */
  #tooLarge: readonly string[] = [];
  /** What was on its way when the window went, until a page has it. */
  #givingBack = '';
  #written: Written | undefined;
  #disposed = false;

  /** Without a place nothing is kept. */
  constructor(model: Model, place: ChipPlace | undefined, page: ComposerPage) {
    this.#model = model;
    this.#page = page;
    this.#place = place;
    this.#restored = place ? this.#restore(place) : Promise.resolve();
  }

  /** To be called when a page is there to show it: says, once, what did not come back. */
  async tell(): Promise<void> {
    await this.#restored;
    const labels = this.#tooLarge;
    this.#tooLarge = [];
    if (labels.length > 0) this.#page.say({ type: 'note', text: labels.map(notKept).join('\n') });
  }

  /** The composer is closed for good. */
  forget(): void {
    const name = this.#written?.name ?? this.#place?.before;
    this.dispose();
    if (name !== undefined) void this.#place?.files.write(name, []);
  }

  dispose(): void {
    this.#disposed = true;
    this.#owned.dispose();
  }

  async #restore(place: ChipPlace): Promise<void> {
    if (place.before !== undefined) await this.#read(place.files, place.before);
    if (this.#disposed) return;
    this.#owned.add(
      this.#model.onDidChange(({ kind }) => {
        if (kind === 'attachments' || kind === 'reset') this.#write(place);
      }),
    );
    // Also now: what can't be read goes, and so does what a composer of the same name has left.
    this.#write(place);
    if (this.#givingBack !== '') void this.#giveBack(place);
  }

  /** Waits for a page, perhaps for long: until then it stays on the disk. */
  async #giveBack(place: ChipPlace): Promise<void> {
    await this.#page.giveBack(this.#givingBack);
    this.#givingBack = '';
    if (!this.#disposed) this.#write(place);
  }

  async #read(files: ChipPlace['files'], name: string): Promise<void> {
    const { attachments, tooLarge, text } = await files.read(name);
    if (this.#disposed) return;
    this.#written = { name };
    this.#tooLarge = tooLarge;
    this.#givingBack = text;
    if (attachments.length === 0) return;
    // What was added while the file was read comes last, and may be the same code again.
    const added = this.#model.attachments;
    this.#model.setAttachments(attachments);
    for (const attachment of added) this.#model.attach(attachment);
  }

  #write({ files, name = this.#model.conversation.id }: ChipPlace): void {
    const before = this.#written;
    const { attachments, outgoing } = this.#model;
    const now: Written = { name, attachments, outgoing, givingBack: this.#givingBack };
    // Without an ID the conversation is yet to be read.
    if (name === '' || (before && isSame(before, now))) return;
    this.#written = now;
    // Chips that came back before their prompt has are in both.
    const all = new Set([...outgoing.flatMap((prompt) => prompt.attachments), ...attachments]);
    const texts = [this.#givingBack, ...outgoing.map(({ text }) => text)];
    void files.write(name, [...all], texts.filter((text) => text !== '').join('\n'));
    if (before && before.name !== name) void files.write(before.name, []);
  }
}

function isSame(a: Written, b: Written): boolean {
  const same = a.attachments === b.attachments && a.outgoing === b.outgoing;
  return same && a.name === b.name && a.givingBack === b.givingBack;
}

function notKept(label: string): string {
  return l10n.t('{0} was too large to be kept while the window was closed. Add it again.', label);
}
