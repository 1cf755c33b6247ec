// Runs in the page that test/bench/markdown drives: how long each update of a growing answer keeps the page busy.
import { MarkdownStream } from '../../../src/webview/markdown/stream.ts';
import { updateBlocks } from '../../../src/webview/markdown/blocks.ts';
import { heal, MarkdownLexer } from '../../../src/webview/markdown/lexing.ts';
import { el } from '../../../src/webview/view/dom.ts';

/** Milliseconds, script and layout. */
interface Timed {
  readonly updates: number;
  readonly totalMs: number;
  readonly longestMs: number;
  /** The last update, which closes what is open; 0 for a full render. */
  readonly endMs: number;
}

/** As in the panel: following the end of the answer needs the layout after each update. */
function timed(scroller: HTMLElement, update: () => void): number {
  const started = performance.now();
  update();
  scroller.scrollTop = scroller.scrollHeight;
  return performance.now() - started;
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
    const endMs = timed(scroller, () => stream.end());
    return { ...summary(times), endMs };
  });
}

/** The whole answer so far anew, with the same libraries; only every `step`th delta, for it takes long. */
function fullRender(deltas: readonly string[], step: number): Timed {
  return inScroller((scroller) => {
    const times: number[] = [];
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

function summary(times: readonly number[]): Omit<Timed, 'endMs'> {
  return {
    updates: times.length,
    totalMs: times.reduce((sum, ms) => sum + ms, 0),
    longestMs: Math.max(...times),
  };
}

Object.assign(globalThis, { bench: { incremental, fullRender } });
