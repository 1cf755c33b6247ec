import * as l10n from '@vscode/l10n';
import type { BlockView } from '../../protocol/views.ts';
import { MarkdownStream, READ } from '../markdown/stream.ts';
import type { BlockElement } from './blockElement.ts';
import { el, icon, Slot } from './dom.ts';
import { indented } from './indented.ts';
import { citationList } from './sources.ts';
import { ToolBlock } from './toolBlock.ts';

type Block<K extends BlockView['kind']> = Extract<BlockView, { kind: K }>;

interface BlockPorts {
  /** Told once the text of the answer is on the page as it stays. */
  readonly read: (element: Element) => void;
  /** Told what a person chose of a block's actions. */
  readonly act: (action: string) => void;
}

export function createBlock(block: BlockView, live: boolean, ports: BlockPorts): BlockElement {
  const created = blockOf(block, ports);
  created.update(block, live);
  return created;
}

function blockOf(block: BlockView, { read, act }: BlockPorts): BlockElement {
  switch (block.kind) {
    case 'text':
      return new TextBlock(read);
    case 'reasoning':
      return new ReasoningBlock();
    case 'toolCall':
      return block.run ? new ToolBlock(act) : new DataBlock(block);
    default:
      return new DataBlock(block);
  }
}

/** What to append to `shown` to have `text`; undefined where it isn't an addition. */
function addition(shown: string, text: string): string | undefined {
  return text.startsWith(shown) ? text.slice(shown.length) : undefined;
}

class TextBlock implements BlockElement {
  readonly element = el('div', 'text-block');
  readonly #stream = new MarkdownStream();
  readonly #citations = new Slot<Block<'text'>['citations']>('', citationList);
  #shown = '';
  #live = true;

  constructor(onRead: (element: Element) => void) {
    this.#stream.element.addEventListener(READ, () => onRead(this.#stream.element));
    this.element.append(this.#stream.element, this.#citations.element);
  }

  update(block: BlockView, live: boolean): boolean {
    const added = block.kind === 'text' ? addition(this.#shown, block.text) : undefined;
    if (block.kind !== 'text' || added === undefined) return false;
    if (added !== '') this.append(added);
    this.#citations.set(block.citations.length > 0 ? block.citations : undefined);
    this.element.classList.toggle('live', live);
    if (!live && (this.#live || added !== '')) this.#stream.end();
    this.#live = live;
    return true;
  }

  append(text: string): void {
    this.#shown += text;
    this.#stream.append(text);
  }
}

/** The model's thinking: folded, and not on the page until it is unfolded. */
class ReasoningBlock implements BlockElement {
  readonly element = el('details', 'folded reasoning');
  readonly #title = el('span');
  #text = '';
  #live = true;
  #stream: MarkdownStream | undefined;

  constructor() {
    this.element.append(el('summary', '', icon('thinking'), this.#title));
    this.element.addEventListener('toggle', () => this.#toggled());
  }

  update(block: BlockView, live: boolean): boolean {
    const added = block.kind === 'reasoning' ? addition(this.#text, block.text) : undefined;
    if (block.kind !== 'reasoning' || added === undefined) return false;
    this.append(added);
    this.#title.textContent = title(block, live);
    this.element.classList.toggle('live', live);
    if (!live) this.#stream?.end();
    this.#live = live;
    return true;
  }

  append(text: string): void {
    this.#text += text;
    this.#stream?.append(text);
  }

  #toggled(): void {
    this.#stream?.element.remove();
    this.#stream = undefined;
    if (!this.element.open) return;
    this.#stream = new MarkdownStream();
    this.element.append(this.#stream.element);
    this.#stream.append(this.#text);
    if (!this.#live) this.#stream.end();
  }
}

function title({ redacted, text, took }: Block<'reasoning'>, live: boolean): string {
  if (redacted && text === '') return l10n.t('Reasoning (not disclosed by the model)');
  if (live) return l10n.t('Thinking…');
  return took === undefined ? l10n.t('Reasoning') : l10n.t('Thought for {0}', took);
}

type Data = Exclude<BlockView, { kind: 'text' | 'reasoning' }>;

/** A tool call with its arguments, a tool's result, or a block of a kind that is not known yet: as data. */
class DataBlock implements BlockElement {
  readonly element = el('details', 'folded data');
  readonly #identity: string;
  readonly #pre = el('pre', 'wrapping');
  readonly #text = document.createTextNode('');

  constructor(block: Data) {
    this.#identity = identityOf(block);
    this.#pre.append(this.#text);
    this.element.append(el('summary', '', icon(iconOf(block)), titleOf(block)), this.#pre);
  }

  update(block: BlockView, live: boolean): boolean {
    // Once it is known to run here, it is a card.
    if (identityOf(block) !== this.#identity || 'run' in block) return false;
    const text = live ? block.text : indented(block.text);
    if (this.#text.data !== text) this.#text.data = text;
    return true;
  }

  append(text: string): void {
    this.#text.appendData(text);
  }
}

function identityOf(block: BlockView): string {
  return 'name' in block ? `${block.kind} ${block.name}` : block.kind;
}

function iconOf({ kind }: Data): string {
  return kind === 'unknown' ? 'question' : 'tools';
}

function titleOf(block: Data): string {
  switch (block.kind) {
    case 'toolCall':
      return l10n.t('Tool call: {0}', block.name);
    case 'toolResult':
      return l10n.t('Tool result');
    case 'unknown':
      return l10n.t('Content of a kind this version doesn’t know: {0}', block.name);
  }
}
