import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import type { PanelState } from '../../../src/protocol/views.ts';
import { conversation, empty, scenarios } from '../harness/fixtures.ts';
import { HarnessPage, launch, type ThemeName } from '../harness/page.ts';

const SIZE = { width: 420, height: 900 };
const THEMES: readonly ThemeName[] = ['dark', 'light', 'hc-black', 'hc-light'];

/** What in high contrast is told from what surrounds it by a border alone. */
const EDGED = [
  '.composer',
  '.prompt',
  '.code-block',
  '.card.failure',
  '.card.guardrail',
  '.button',
  '.md-table td',
];

/** Everything that an answer may have in it, in one conversation. */
const everything = conversation(
  ['rich', 'failure', 'sources', 'tools'].flatMap((name) =>
    (scenarios[name]?.turns ?? []).map((one) => ({ ...one, id: `${name}-${one.id}` })),
  ),
);

async function violations(harness: HarnessPage): Promise<string[]> {
  await harness.page.evaluate(axe.source);
  return harness.page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: typeof axe };
    const { violations: found } = await run.run(document.getElementById('root') ?? document.body, {
      // A view is a part of VS Code's own page, which has the landmarks and the first heading.
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** A browser for the tests of the calling suite; what it gives opens the chat in it. */
function useChat(): (state: PanelState, theme: ThemeName, size?: typeof SIZE) => Promise<HarnessPage> {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  return async (state, theme, size = SIZE) => {
    const harness = await HarnessPage.open(browser, theme, size);
    await harness.send({ type: 'snapshot', seq: 1, state });
    return harness;
  };
}

describe('The chat, for everybody', function () {
  this.timeout(180_000);
  const open = useChat();

  for (const theme of THEMES) {
    it(`has nothing that axe objects to: ${theme}`, async () => {
      const full = await open(everything, theme);
      await full.page.keyboard.press('Control+f');
      const none = await open(empty, theme);
      assert.deepEqual([...(await violations(full)), ...(await violations(none))], []);
      await full.page.close();
      await none.page.close();
    });
  }

  it('fits 200 pixels, also from right to left', async () => {
    const harness = await open(everything, 'dark', { width: 200, height: 700 });
    for (const dir of ['ltr', 'rtl']) {
      const [content, visible] = await harness.page.evaluate((direction) => {
        document.documentElement.dir = direction;
        const scroller = document.querySelector('.scroller');
        return [scroller?.scrollWidth, scroller?.clientWidth];
      }, dir);
      assert.equal(content, visible, dir);
    }
    await harness.page.close();
  });

  /** VS Code’s zoom makes the page’s pixels larger, and so fewer. */
  it('fits a side bar of 420 pixels at a zoom of 200 %', async () => {
    const harness = await open(everything, 'light', { width: 210, height: 450 });
    const cut = await harness.page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const inside = '.code-scroll, .md-table, .visually-hidden, .choice-label, .chip-label, .chip-detail';
      return [...document.querySelectorAll('#root *')]
        .filter((element) => !element.closest(inside) && element.getBoundingClientRect().right > width + 1)
        .map(({ className }) => className);
    });
    assert.deepEqual(cut, []);
    await harness.page.close();
  });
});

describe('The chat, as the system wants it shown', function () {
  this.timeout(180_000);
  const open = useChat();

  it('has edges and a focus that can be seen in forced colours', async () => {
    const harness = await open(everything, 'hc-black');
    await harness.page.emulateMedia({ forcedColors: 'active' });
    const unseen = await harness.page.evaluate((selectors) => {
      const bare = (selector: string): boolean => {
        const element = document.querySelector(selector);
        if (!element) return true;
        const { borderTopWidth, borderTopStyle } = getComputedStyle(element);
        return borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) === 0;
      };
      return selectors.filter(bare);
    }, EDGED);
    assert.deepEqual(unseen, []);
    await harness.page.locator('.code-tools button').first().focus();
    const outline = await harness.page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    assert.notEqual(outline, 'none');
    await harness.page.close();
  });

  it('moves nothing for who wants no motion', async () => {
    const harness = await open(scenarios['streaming'] ?? empty, 'dark');
    const moving = () => harness.page.evaluate(() => document.getAnimations().length);
    assert.ok((await moving()) > 0, 'something moves while an answer comes');
    await harness.page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await moving(), 0);
    await harness.page.emulateMedia({ reducedMotion: 'no-preference' });
    await harness.page.evaluate(() => document.body.classList.add('vscode-reduce-motion'));
    assert.equal(await moving(), 0);
    await harness.page.close();
  });
});

describe('The chat, by keyboard', function () {
  this.timeout(180_000);
  const open = useChat();

  it('reaches every action by keyboard', async () => {
    const harness = await open(everything, 'dark');
    const unreachable = await harness.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('#root button, #root a, #root summary, #root [role=button]')]
        .filter((element) => element.checkVisibility() && element.tabIndex < 0)
        .filter(
          (element) =>
            !element.closest('[role=toolbar]')?.querySelector('[tabindex="0"], button:not([tabindex])'),
        )
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
    );
    assert.deepEqual(unreachable, []);
    await harness.page.close();
  });

  it('keeps the caret where it is while an answer comes and ends', async () => {
    const harness = await open(scenarios['streaming'] ?? empty, 'dark');
    await harness.page.locator('textarea').focus();
    await harness.send({
      type: 'deltas',
      seq: 2,
      deltas: [
        { kind: 'append', turnId: 't2', block: 1, text: '\n\n```js\n1\n```\n\n| a |\n|---|\n| b |\n' },
      ],
    });
    const done = scenarios['failure']?.turns[0];
    assert.ok(done);
    await harness.send({ type: 'deltas', seq: 3, deltas: [{ kind: 'turn', turn: { ...done, id: 't2' } }] });
    assert.equal(await harness.page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA');
    assert.match(
      (await harness.page.locator('.visually-hidden [role=alert]').textContent()) ?? '',
      /single sign-on/,
    );
    await harness.page.close();
  });
});
