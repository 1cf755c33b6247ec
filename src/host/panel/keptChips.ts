import * as l10n from '@vscode/l10n';
import { DisposableStore, type Disposable } from '../../base/lifecycle.ts';
import type { Attachment } from '../../chat/conversation.ts';
import type { ComposerMessage } from '../../protocol/messages.ts';
import type { ChipFiles } from '../storage/chipFiles.ts';
import type { PanelModel } from './panelModel.ts';

/** Where the chips of one composer are until they are sent. */
export interface ChipPlace {
  readonly files: Pick<ChipFiles, 'read' | 'write'>;
  /** The name under which they were kept before the window reloaded; undefined: the composer is a new one. */
  readonly before: string | undefined;
  /** The name under which they are kept; undefined: that of the conversation shown. */
  readonly name?: string;
}

type Model = Pick<PanelModel, 'attachments' | 'attach' | 'setAttachments' | 'conversation' | 'onDidChange'>;

/** The chips of a composer outlive the window, as what is typed there does. */
export class KeptChips implements Disposable {
  readonly #model: Model;
  readonly #say: (note: ComposerMessage) => unknown;
  readonly #owned = new DisposableStore();
  readonly #restored: Promise<void>;
  /** Labels. */
  #tooLarge: readonly string[] = [];
  #written: { readonly name: string; readonly attachments?: readonly Attachment[] } | undefined;
  #disposed = false;

  /** Without a place nothing is kept. */
  constructor(model: Model, place: ChipPlace | undefined, say: (note: ComposerMessage) => unknown) {
    this.#model = model;
    this.#say = say;
    this.#restored = place ? this.#restore(place) : Promise.resolve();
  }

  /** To be called when a page is there to show it: says, once, what did not come back. */
  async tell(): Promise<void> {
    await this.#restored;
    const labels = this.#tooLarge;
    this.#tooLarge = [];
    if (labels.length > 0) this.#say({ type: 'note', text: labels.map(notKept).join('\n') });
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
  }

  async #read(files: ChipPlace['files'], name: string): Promise<void> {
    const { attachments, tooLarge } = await files.read(name);
    if (this.#disposed) return;
    this.#written = { name };
    this.#tooLarge = tooLarge;
    if (attachments.length === 0) return;
    // What was added while the file was read comes last, and may be the same code again.
    const added = this.#model.attachments;
    this.#model.setAttachments(attachments);
    for (const attachment of added) this.#model.attach(attachment);
  }

  #write({ files, name = this.#model.conversation.id }: ChipPlace): void {
    const before = this.#written;
    const { attachments } = this.#model;
    // Without an ID the conversation is yet to be read.
    if (name === '' || (before?.name === name && before.attachments === attachments)) return;
    this.#written = { name, attachments };
    void files.write(name, attachments);
    if (before && before.name !== name) void files.write(before.name, []);
  }
}

function notKept(label: string): string {
  return l10n.t('{0} was too large to be kept while the window was closed. Add it again.', label);
}
