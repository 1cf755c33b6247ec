/** More than this many are neither counted nor shown. */
const MOST = 2000;
/** Where one text ends and another begins. */
const BLOCKS = 'p, li, td, th, h1, h2, h3, h4, h5, h6, pre, .prompt-text, summary, .card p';
const SKIPPED = 'button, .visually-hidden, [hidden], [aria-hidden=true]';

interface Piece {
  readonly node: Text;
  /** Of its first character within the block's text. */
  readonly start: number;
}

/** Every place where the words stand, in order, in whatever case; words may go across bold and code. */
export function findRanges(root: HTMLElement, words: string): Range[] {
  const wanted = words.toLowerCase();
  if (wanted === '') return [];
  const ranges: Range[] = [];
  for (const pieces of textsOf(root)) {
    const text = pieces
      .map(({ node }) => node.data)
      .join('')
      .toLowerCase();
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const range = rangeOf(pieces, at, at + wanted.length);
      if (range) ranges.push(range);
      if (ranges.length === MOST) return ranges;
    }
  }
  return ranges;
}

function* textsOf(root: HTMLElement): Generator<readonly Piece[]> {
  const walker = document.createTreeWalker(root, window.NodeFilter.SHOW_TEXT);
  let block: Element | null = null;
  let pieces: Piece[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest(SKIPPED)) continue;
    const own = parent.closest(BLOCKS);
    if (own !== block || own === null) {
      yield pieces;
      pieces = [];
      block = own;
    }
    const last = pieces.at(-1);
    pieces.push({ node: node as Text, start: last ? last.start + last.node.length : 0 });
  }
  yield pieces;
}

/** Undefined where lower case has another length than the text. */
function rangeOf(pieces: readonly Piece[], start: number, end: number): Range | undefined {
  const first = pieces.findLast((piece) => piece.start <= start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (!first || !last || end - last.start > last.node.length) return undefined;
  const range = document.createRange();
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
}

/** Colours them without a change to the page. */
export function showRanges(ranges: readonly Range[], current: Range | undefined): void {
  if (!('CSS' in window) || !('highlights' in window.CSS)) return;
  const { highlights } = window.CSS;
  highlights.set('found', new window.Highlight(...ranges));
  highlights.set('found-current', new window.Highlight(...(current ? [current] : [])));
}

export function scrollToRange(range: Range): void {
  const { startContainer } = range;
  const element = startContainer.parentElement;
  element?.closest('details')?.setAttribute('open', '');
  element?.scrollIntoView({ block: 'center' });
}
