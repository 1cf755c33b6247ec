import type { Disposable } from '../../base/lifecycle.ts';
import type { AnswerView, SourceView } from '../../protocol/views.ts';
import type { Post } from '../rpc.ts';
import type { BlockElement } from './blockElement.ts';
import { createBlock } from './blockViews.ts';
import { answerFooter, type Facts } from './answerFooter.ts';
import { el, Slot } from './dom.ts';
import { failureCard, type TurnFailure } from './failureCard.ts';
import { guardrailNote } from './guardrailNote.ts';
import { linkSources } from './sourceLinks.ts';
import { sourceList, type TurnSources } from './sources.ts';
import { StateLine } from './stateLine.ts';

/** One answer: its blocks, then what is known about it. */
export class Answer implements Disposable {
  readonly element = el('div', 'answer');
  readonly #turnId: string;
  readonly #act: (action: string) => void;
  readonly #blocks: BlockElement[] = [];
  #passages: readonly SourceView[] = [];
  readonly #content = el('div', 'answer-content');
  readonly #stateLine: StateLine;
  readonly #failure: Slot<TurnFailure>;
  readonly #guardrail = new Slot<NonNullable<AnswerView['guardrail']>>('', guardrailNote);
  readonly #sources: Slot<TurnSources>;
  readonly #notes = new Slot<readonly string[]>('answer-notes', notesList);
  readonly #footer: Slot<Facts>;

  constructor(turnId: string, post: Post) {
    this.#turnId = turnId;
    this.#act = (action) => post({ type: 'act', turnId, action });
    this.#stateLine = new StateLine(this.#act);
    this.#failure = new Slot('', (failure) => failureCard(failure, post));
    this.#sources = new Slot('', (sources) => sourceList(sources, post));
    this.#footer = new Slot('', (facts) => answerFooter(facts, turnId, post));
    this.element.append(
      this.#content,
      this.#guardrail.element,
      this.#stateLine.element,
      this.#failure.element,
      this.#notes.element,
      this.#sources.element,
      this.#footer.element,
    );
  }

  update(answer: AnswerView): void {
    const { state, sources, guardrail, notes = [] } = answer;
    const running = state.kind === 'waiting' || state.kind === 'streaming';
    this.#passages = sources;
    this.#updateBlocks(answer, running);
    this.#stateLine.update(answer);
    this.#guardrail.set(guardrail);
    this.#notes.set(notes.length > 0 ? notes : undefined);
    this.#failure.set('failure' in state ? { turnId: this.#turnId, failure: state.failure } : undefined);
    this.#sources.set(sources.length > 0 ? { turnId: this.#turnId, sources } : undefined);
    this.#footer.set(running ? undefined : factsOf(answer));
  }

  append(block: number, text: string): void {
    this.#blocks[block]?.append(text);
  }

  dispose(): void {
    this.#stateLine.dispose();
  }

  #updateBlocks({ blocks }: AnswerView, running: boolean): void {
    blocks.forEach((block, i) => {
      const live = running && i === blocks.length - 1;
      const shown = this.#blocks[i];
      if (shown?.update(block, live)) return;
      const created = createBlock(block, live, {
        read: (element) => linkSources(element, this.#passages),
        act: this.#act,
      });
      if (shown) shown.element.replaceWith(created.element);
      else this.#content.append(created.element);
      this.#blocks[i] = created;
    });
    for (const { element } of this.#blocks.splice(blocks.length)) element.remove();
  }
}

function notesList(notes: readonly string[]): HTMLElement {
  return el('ul', '', ...notes.map((note) => el('li', '', note)));
}

function factsOf(answer: AnswerView): Facts | undefined {
  const { by, usage, usageDetail, facts = [] } = answer;
  const text = textOf(answer);
  const nothing = by === undefined && usage === undefined && text === '';
  return nothing ? undefined : { by, usage, usageDetail, facts, text };
}

/** Where a prompt was blocked, what the guardrail says is all that came. */
function textOf({ blocks, guardrail }: AnswerView): string {
  const said = blocks.filter(({ kind }) => kind === 'text').map(({ text }) => text);
  return said.length > 0 ? said.join('\n\n') : (guardrail?.message ?? '');
}
