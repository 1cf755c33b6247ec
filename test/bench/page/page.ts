import type { Browser } from 'playwright-core';
import type { TurnView } from '../../../src/protocol/views.ts';
import { answer, conversation, turn } from '../../webview/harness/fixtures.ts';
import { compared, ofRounds, plain, type Figure } from '../figure.ts';
import { answerOf } from '../markdown/answerText.ts';
import type { BenchContext, Measurement } from '../measurement.ts';
import { interleaved, median } from '../statistics.ts';
import { BenchPage } from './benchPage.ts';

/** The whole page of the chat, in Chromium: frames, long conversations, typing. */
export const page: Measurement = { name: 'page', measure };

const KB = 1000;
const TURNS = 1000;

async function measure(context: BenchContext): Promise<Figure[]> {
  const browser = await context.browser();
  const rounds = Math.min(context.rounds, 3);
  return [
    ...(await fast(browser)),
    ...(await linear(browser, rounds)),
    ...(await long(browser, rounds)),
    ...(await many(browser)),
    ...(await typing(browser)),
  ];
}

function said(id: string, length: number): TurnView {
  return turn(id, 'Say much', answer(answerOf(length)), []);
}

async function withPage<T>(browser: Browser, use: (page: BenchPage) => Promise<T>): Promise<T> {
  const opened = await BenchPage.open(browser);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

/** A megabyte, sixteen kilobytes a frame: more than a model or a wire brings. */
async function fast(browser: Browser): Promise<Figure[]> {
  const { frames, longestMs, over50, longTasks } = await withPage(browser, (opened) =>
    opened.stream(said('t1', 1000 * KB), 16 * KB),
  );
  return [
    plain('page: longest frame of a 1 MB answer', longestMs, 'ms'),
    plain('page: frames over 50 ms of it', over50, `of ${frames}`),
    plain('page: tasks over 50 ms of it', longTasks, ''),
  ];
}

async function linear(browser: Browser, rounds: number): Promise<Figure[]> {
  const busy = (length: number) => () =>
    withPage(browser, async (opened) => {
      const before = await opened.busyMs();
      await opened.stream(said('t1', length), 400);
      return (await opened.busyMs()) - before;
    });
  const { value, baseline } = await interleaved(rounds, { baseline: busy(100 * KB), value: busy(200 * KB) });
  return [
    ofRounds('page: main thread for a 200 KB answer', { value, baseline }, 'ms', '100 KB answer; linear: 2'),
  ];
}

/** About two screens each. */
function conversationOf(count: number): readonly TurnView[] {
  return Array.from({ length: count }, (_, i) => said(`t${i}`, 2 * KB));
}

async function long(browser: Browser, rounds: number): Promise<Figure[]> {
  const open = (count: number) => () =>
    withPage(browser, (opened) => opened.show(conversation([...conversationOf(count)])));
  const { value, baseline } = await interleaved(rounds, { baseline: open(10), value: open(TURNS) });
  const scrolled = await withPage(browser, async (opened) => {
    await opened.show(conversation([...conversationOf(TURNS)]));
    return opened.scrollUp(120, 1500);
  });
  return [
    ofRounds('page: 1,000 turns on the screen', { value, baseline }, 'ms', '10 turns'),
    plain('page: longest frame while they are scrolled', scrolled.longestMs, 'ms'),
    plain('page: tasks over 50 ms while they are scrolled', scrolled.longTasks, ''),
  ];
}

async function many(browser: Browser): Promise<Figure[]> {
  const turns = conversationOf(TURNS);
  const [few, all] = await withPage(browser, async (opened) => {
    await opened.streamMany(turns.slice(0, 50));
    const before = await opened.elements();
    await opened.streamMany(turns.slice(50));
    return [before, await opened.elements()];
  });
  return [compared('page: elements after 1,000 streamed turns', all, '', { what: 'after 50', value: few })];
}

const WORDS = 'the quick brown fox jumps over the lazy dog';

async function typing(browser: Browser): Promise<Figure[]> {
  return withPage(browser, async (opened) => {
    const idle = median(await opened.type(WORDS));
    const streaming = opened.stream(said('t1', 100 * KB), 400);
    const busy = median(await opened.type(WORDS));
    await streaming;
    return [
      compared('page: a key while an answer streams → painted', busy, 'ms', { what: 'idle', value: idle }),
    ];
  });
}
