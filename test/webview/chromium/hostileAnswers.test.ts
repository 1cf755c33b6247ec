import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Delta } from '../../../src/protocol/messages.ts';
import { answer, conversation, turn } from '../harness/fixtures.ts';
import { HarnessPage, launch } from '../harness/page.ts';
import { attacks } from './attacks.ts';

interface Seen {
  readonly ran: readonly string[];
  readonly violations: readonly string[];
  readonly schemes: readonly string[];
  readonly loaders: number;
}

/** Characters a piece: dribbling, a model’s tokens, whole lines, and all at once. */
const CUTS = [1, 5, 40, Infinity];
const ICONS = /^https:\/\/page\.invalid\/codicon\.ttf/;
const SIZE = { width: 420, height: 900 };

/** Runs in the page before its own script. */
function watch(): void {
  const ran: string[] = [];
  const violations: string[] = [];
  const pwned = (what: unknown): void => void ran.push(String(what));
  Object.assign(window, { pwned, alert: pwned, ran, violations });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    violations.push(`${violatedDirective} ${blockedURI}`);
  });
}

/** Runs in the page. */
function look(): Seen {
  const { ran, violations } = window as unknown as Pick<Seen, 'ran' | 'violations'>;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a')];
  const loaders =
    'script, style, link, img, iframe, object, embed, form, svg, math, video, audio, meta, base';
  return {
    ran,
    violations,
    schemes: [...new Set(links.map(({ protocol }) => protocol))].sort(),
    loaders: document.querySelectorAll(loaders.replaceAll(/(\w+)/g, '#root $1')).length,
  };
}

/** Runs in the page: all that a person may do to an answer by accident. */
function touchAll(): void {
  for (const element of document.querySelectorAll<HTMLElement>('.answer-content *')) {
    for (const type of ['mouseover', 'focus', 'click', 'toggle', 'error', 'load', 'animationstart']) {
      element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    }
  }
}

/** So many at once, each in all cuttings: a page that holds all of them would be slow for no reason of theirs. */
const BATCH = 62;

const id = (attack: number, cut: number): string => `t${attack}-${cut}`;

/** The deltas of each step: every answer grows by one piece of its own. */
function* steps(texts: readonly string[]): Generator<Delta[]> {
  const streams = texts.flatMap((text, attack) =>
    CUTS.map((size, cut) => ({ turnId: id(attack, cut), text, size: Math.min(size, text.length) })),
  );
  const longest = Math.max(...streams.map(({ text, size }) => Math.ceil(text.length / size)));
  for (let step = 0; step < longest; step += 1) {
    yield streams.flatMap(({ turnId, text, size }): Delta[] => {
      const piece = text.slice(step * size, (step + 1) * size);
      return piece === '' ? [] : [{ kind: 'append', turnId, block: 0, text: piece }];
    });
  }
}

function turns(texts: readonly string[], done: boolean): Delta[] {
  return texts.flatMap((text, attack) =>
    CUTS.map((_, cut): Delta => {
      const block = { kind: 'text' as const, text: done ? text : '', citations: [] };
      const state = done ? ({ kind: 'complete' } as const) : ({ kind: 'streaming' } as const);
      const shown = answer('', { state, blocks: [block] });
      return { kind: 'turn', turn: turn(id(attack, cut), 'Q', shown, []) };
    }),
  );
}

/** Finding has all turns on the page that may say the words, also what is far away: each has an “a” in it. */
async function bringAll({ page }: HarnessPage): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.keyboard.type('a');
  await page.locator('.turn.resting').first().waitFor({ state: 'detached' });
}

async function handle({ page }: HarnessPage): Promise<Seen> {
  await page.evaluate(touchAll);
  return page.evaluate(look);
}

interface Handled {
  /** Answers on the page. */
  readonly shown: number;
  readonly open: Seen;
  readonly closed: Seen;
}

async function stream(harness: HarnessPage, texts: readonly string[]): Promise<Handled> {
  let seq = 1;
  const say = async (deltas: Delta[]): Promise<void> => {
    seq += 1;
    await harness.send({ type: 'deltas', seq, deltas });
  };
  await harness.send({ type: 'snapshot', seq, state: conversation([]) });
  await say(turns(texts, false));
  for (const deltas of steps(texts)) await say(deltas);
  const open = await handle(harness);
  await say(turns(texts, true));
  await bringAll(harness);
  const shown = await harness.page.locator('.turn .markdown').count();
  const closed = await handle(harness);
  await harness.page.keyboard.press('Escape');
  return { shown, open, closed };
}

function batches(): string[][] {
  return Array.from({ length: Math.ceil(attacks.length / BATCH) }, (_, i) =>
    attacks.slice(i * BATCH, (i + 1) * BATCH),
  );
}

describe('Answers written by somebody hostile, in a real browser', function () {
  this.timeout(180_000);
  let browser: Browser;

  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it(`run nothing, load nothing and ask nobody: ${attacks.length} attacks in ${CUTS.length} cuttings`, async () => {
    const harness = await HarnessPage.open(browser, 'dark', SIZE, watch);
    const asked: string[] = [];
    harness.page.on('request', (request) => {
      // The icons' font is loaded when the first icon is shown.
      if (!ICONS.test(request.url())) asked.push(request.url());
    });
    harness.page.on('popup', (page) => asked.push(page.url()));
    for (const texts of batches()) {
      const { shown, open, closed } = await stream(harness, texts);
      assert.equal(shown, texts.length * CUTS.length);
      for (const { schemes, ...did } of [open, closed]) {
        assert.deepEqual(did, { ran: [], violations: [], loaders: 0 });
        assert.deepEqual(
          schemes.filter((scheme) => !['https:', 'mailto:'].includes(scheme)),
          [],
        );
      }
    }
    assert.deepEqual({ asked, problems: harness.problems }, { asked: [], problems: [] });
    await harness.page.close();
  });
});
