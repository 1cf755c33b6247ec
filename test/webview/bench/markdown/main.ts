// Runs in the page that test/bench/markdown drives: how long each update of a growing answer keeps the page busy.
import { MarkdownStream } from '../../../../src/webview/markdown/stream.ts';
import { updateBlocks } from '../../../../src/webview/markdown/blocks.ts';
import { heal, MarkdownLexer } from '../../../../src/webview/markdown/lexing.ts';
import { el } from '../../../../src/webview/view/dom.ts';

interface Timed {
  readonly updates: number;
  readonly scriptMs: number;
  readonly layoutMs: number;
  /** Of one update, script and layout. */
  readonly longestMs: number;
  /** The last update, which closes what is open; 0 for a full render. */
  readonly endMs: number;
}

interface Update {
  readonly script: number;
  readonly layout: number;
}

/** As in the panel: following the end of the answer needs the layout after each update. */
function timed(scroller: HTMLElement, update: () => void): Update {
  const started = performance.now();
  update();
  const updated = performance.now();
  scroller.scrollTop = scroller.scrollHeight;
  return { script: updated - started, layout: performance.now() - updated };
}

function inScroller<T>(run: (scroller: HTMLElement) => T): T {
  const scroller = el('div', 'scroller');
  scroller.style.height = '800px';
  scroller.style.overflow = 'auto';
  document.body.append(scroller);
  try {
    return run(scroller);
  } finally {
    scroller.remove();
  }
}

/** Every delta is an update, as with a model that writes slower than the screen refreshes. */
function incremental(deltas: readonly string[]): Timed {
  return inScroller((scroller) => {
    const stream = new MarkdownStream();
    scroller.append(stream.element);
    const times = deltas.map((delta) => timed(scroller, () => stream.append(delta)));
    return { ...summary(times), endMs: sum(timed(scroller, () => stream.end())) };
  });
}

/** The whole answer so far anew, with the same libraries; only every `step`th delta, for it takes long. */
function fullRender(deltas: readonly string[], step: number): Timed {
  return inScroller((scroller) => {
    const times: Update[] = [];
    for (let count = step; count <= deltas.length; count += step) {
      const text = deltas.slice(0, count).join('');
      times.push(timed(scroller, () => scroller.replaceChildren(rendered(text))));
    }
    return { ...summary(times), endMs: 0 };
  });
}

function rendered(text: string): HTMLElement {
  const element = el('div', 'markdown');
  updateBlocks(element, [], new MarkdownLexer().lex(heal(text), {}).tokens, true);
  return element;
}

function summary(times: readonly Update[]): Omit<Timed, 'endMs'> {
  return {
    updates: times.length,
    scriptMs: times.reduce((total, { script }) => total + script, 0),
    layoutMs: times.reduce((total, { layout }) => total + layout, 0),
    longestMs: Math.max(...times.map(sum)),
  };
}

function sum({ script, layout }: Update): number {
  return script + layout;
}

Object.assign(globalThis, { bench: { incremental, fullRender } });
