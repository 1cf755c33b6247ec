// Runs in the chat's page that test/bench/page drives, in the place of its host: says what the host would say, and
// tells how the page fares. Nothing here measures itself: what it says is made before the clock runs.
import type { Delta, HostMessage } from '../../../../src/protocol/messages.ts';
import type { PanelState, TurnView } from '../../../../src/protocol/views.ts';

/** Milliseconds between one animation frame and the next, while something was going on. */
interface Frames {
  readonly frames: number;
  readonly longestMs: number;
  /** Frames over 50 ms. */
  readonly over50: number;
  /** Tasks of the main thread over 50 ms ("Long Tasks API"): frames are also late where painting is. */
  readonly longTasks: number;
}

let seq = 1;

/** Returns once the page has heard it: messages keep their order. */
function say(message: HostMessage): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener('message', () => resolve(), { once: true });
    window.postMessage(message, '*');
  });
}

function change(...deltas: Delta[]): Promise<void> {
  seq += 1;
  return say({ type: 'deltas', seq, deltas });
}

function frame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Resolves after what the next animation frame changes has been painted. */
async function painted(): Promise<number> {
  await frame();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(undefined);
  });
}

/** Counts frames until the work is done. */
async function counted(work: () => Promise<unknown>): Promise<Frames> {
  const gaps: number[] = [];
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => (longTasks += list.getEntries().length));
  observer.observe({ type: 'longtask' });
  const done = new AbortController();
  const watching = (async () => {
    for (let before = await frame(); !done.signal.aborted;) {
      const now = await frame();
      gaps.push(now - before);
      before = now;
    }
  })();
  await work();
  done.abort();
  await watching;
  longTasks += observer.takeRecords().length;
  observer.disconnect();
  return {
    frames: gaps.length,
    longestMs: Math.max(...gaps),
    over50: gaps.filter((gap) => gap > 50).length,
    longTasks,
  };
}

/** Milliseconds from a whole conversation's arrival to its being on the screen. */
async function open(state: PanelState): Promise<number> {
  seq += 1;
  const started = performance.now();
  await say({ type: 'snapshot', seq, state });
  return (await painted()) - started;
}

/** Lets an answer of this text arrive, so many characters a frame, and waits until all of it is on the page. */
async function stream(turn: TurnView, perFrame: number): Promise<Frames> {
  const text = turn.answer.blocks[0]?.text ?? '';
  const read = new Promise((resolve) => document.addEventListener('markdownread', resolve, { once: true }));
  return counted(async () => {
    await begin(turn);
    for (let at = 0; at < text.length; at += perFrame) {
      await change({ kind: 'append', turnId: turn.id, block: 0, text: text.slice(at, at + perFrame) });
      await frame();
    }
    await change({ kind: 'turn', turn }, { kind: 'busy', busy: false });
    await read;
  });
}

/** The turn as it is before its answer has any text. */
function begin(turn: TurnView): Promise<void> {
  const blocks = [{ kind: 'text' as const, text: '', citations: [] }];
  const answer = { state: { kind: 'streaming' as const }, blocks, sources: [] };
  return change({ kind: 'turn', turn: { ...turn, answer } }, { kind: 'busy', busy: true });
}

/** One after another; two frames each. */
async function streamMany(turns: readonly TurnView[]): Promise<void> {
  for (const turn of turns) {
    const text = turn.answer.blocks[0]?.text ?? '';
    await begin(turn);
    await change({ kind: 'append', turnId: turn.id, block: 0, text });
    await frame();
    await change({ kind: 'turn', turn }, { kind: 'busy', busy: false });
    await frame();
  }
}

/** Up from the end, so many pixels a frame. */
function scrollUp(frames: number, pixels: number): Promise<Frames> {
  const scroller = document.querySelector('.scroller');
  if (!scroller) throw new Error('Nothing to scroll');
  return counted(async () => {
    for (let n = 0; n < frames; n += 1) {
      scroller.scrollTop -= pixels;
      await frame();
    }
  });
}

/** Milliseconds from each press of a key to its being on the screen, for as long as this runs. */
const presses: number[] = [];
document.addEventListener(
  'keydown',
  ({ timeStamp }) => void painted().then((at) => presses.push(at - timeStamp)),
  true,
);
function takePresses(): number[] {
  return presses.splice(0);
}

function elements(): number {
  return document.querySelectorAll('*').length;
}

Object.assign(globalThis, { bench: { open, stream, streamMany, scrollUp, takePresses, elements } });
