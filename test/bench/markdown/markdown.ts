import { compared, ofRounds, plain, type Figure } from '../figure.ts';
import type { BenchContext, Measurement } from '../measurement.ts';
import { interleaved, median } from '../statistics.ts';
import { answerOf, oneBlock } from './answerText.ts';
import { MarkdownPage, type Timed } from './markdownPage.ts';

/** What a growing answer costs the page, in Chromium: script and layout. */
export const markdown: Measurement = { name: 'markdown', measure };

const KB = 1000;
const CHUNK = 20;
/** Of the deltas, those after which the whole is rendered anew: all of them would take minutes. */
const SAMPLES = 20;

async function measure(context: BenchContext): Promise<Figure[]> {
  const [browser, { folder }] = await Promise.all([context.browser(), context.extension()]);
  const page = await MarkdownPage.open(browser, folder);
  try {
    return [...(await answers(page, context.rounds)), ...(await single(page, context.rounds))];
  } finally {
    await page.close();
  }
}

async function answers(page: MarkdownPage, rounds: number): Promise<Figure[]> {
  const short = cut(answerOf(100 * KB));
  const long = cut(answerOf(200 * KB));
  const ours: Timed[] = [];
  const run = async (deltas: readonly string[]): Promise<Timed> => page.incremental(deltas);
  const { incremental, whole, twice } = await interleaved(rounds, {
    incremental: async () => perUpdate(keep(ours, await run(short))),
    whole: async () => perUpdate(await page.fullRender(short, Math.floor(short.length / SAMPLES))),
    twice: async () => perUpdate(await run(long)),
  });
  const full = { value: incremental, baseline: whole };
  const times = { value: twice.map((ms) => ms * 2), baseline: incremental };
  const counted = ours.slice(1);
  const wholeAtEnd = { what: 'mean full re-render', value: median(whole) };
  return [
    ofRounds('page: an update of a 100 KB answer', full, 'ms', 'full re-render'),
    ofRounds('page: 200 KB answer (linear: 2 ×)', scaled(times, short.length), 'ms', '100 KB answer'),
    plain('page: longest update of 100 KB', median(counted.map(({ longestMs }) => longestMs)), 'ms'),
    compared('page: the end of a 100 KB answer', median(counted.map(({ endMs }) => endMs)), 'ms', wholeAtEnd),
  ];
}

/** One block that stays open can't be frozen: the worst that an answer can be. */
async function single(page: MarkdownPage, rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, text] of Object.entries(oneBlock)) {
    const deltas = cut(text(30 * KB));
    const samples = await interleaved(Math.min(rounds, 3), {
      value: async () => perUpdate(await page.incremental(deltas)),
      baseline: async () => perUpdate(await page.fullRender(deltas, Math.floor(deltas.length / SAMPLES))),
    });
    figures.push(ofRounds(`page: an update of one 30 KB ${name}`, samples, 'ms', 'full re-render'));
  }
  return figures;
}

function cut(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, i) => text.slice(i * CHUNK, (i + 1) * CHUNK));
}

function keep(all: Timed[], one: Timed): Timed {
  all.push(one);
  return one;
}

function perUpdate({ totalMs, updates }: Timed): number {
  return totalMs / updates;
}

function scaled(samples: { value: readonly number[]; baseline: readonly number[] }, by: number) {
  const each = (values: readonly number[]): number[] => values.map((value) => value * by);
  return { value: each(samples.value), baseline: each(samples.baseline) };
}
