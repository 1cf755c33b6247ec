import { ofRounds, plain, type Figure, type Samples } from '../figure.ts';
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
  const { ours, whole, twice } = await interleaved(rounds, {
    ours: () => page.incremental(short),
    whole: () => page.fullRender(short, Math.floor(short.length / SAMPLES)),
    twice: () => page.incremental(long),
  });
  const full = 'full re-render';
  const once = '100 KB answer; linear: 2';
  return [
    ofRounds('page: an update of a 100 KB answer', pair(ours, whole, perUpdate), 'ms', full),
    ofRounds(
      'page: longest update of it',
      pair(ours, whole, ({ longestMs }) => longestMs),
      'ms',
      full,
    ),
    plain('page: the end of it', median(ours.map(({ endMs }) => endMs)), 'ms'),
    ofRounds(
      'page: script of a 200 KB answer',
      pair(twice, ours, ({ scriptMs }) => scriptMs),
      'ms',
      once,
    ),
    ofRounds(
      'page: layout of a 200 KB answer',
      pair(twice, ours, ({ layoutMs }) => layoutMs),
      'ms',
      once,
    ),
  ];
}

/** One block that stays open can't be frozen: the worst that an answer can be. */
async function single(page: MarkdownPage, rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, text] of Object.entries(oneBlock)) {
    const deltas = cut(text(30 * KB));
    const { ours, whole } = await interleaved(Math.min(rounds, 3), {
      ours: () => page.incremental(deltas),
      whole: () => page.fullRender(deltas, Math.floor(deltas.length / SAMPLES)),
    });
    const samples = pair(ours, whole, perUpdate);
    figures.push(ofRounds(`page: an update of one 30 KB ${name}`, samples, 'ms', 'full re-render'));
  }
  return figures;
}

function cut(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, i) =>
    text.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}

function pair(value: readonly Timed[], baseline: readonly Timed[], pick: (timed: Timed) => number): Samples {
  return { value: value.map(pick), baseline: baseline.map(pick) };
}

function perUpdate({ scriptMs, layoutMs, updates }: Timed): number {
  return (scriptMs + layoutMs) / updates;
}
