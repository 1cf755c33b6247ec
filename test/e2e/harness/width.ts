import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** Draws the side bar's edge with the mouse; answers how wide it is then, in CSS pixels. */
export async function resizeSideBar({ page }: Workbench, width: number): Promise<number> {
  const sideBar = page.locator('.part.sidebar');
  const box = await sideBar.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width + 1, 700);
  await page.mouse.down();
  await page.mouse.move(box.x + width, 700, { steps: 5 });
  await page.mouse.up();
  return (await sideBar.boundingBox())?.width ?? 0;
}

/** Nothing in it reaches beyond its edge. */
export async function fitsItsWidth(element: Locator): Promise<void> {
  const [content, visible] = await element.evaluate((e: { scrollWidth: number; clientWidth: number }) => [
    e.scrollWidth,
    e.clientWidth,
  ]);
  assert.equal(content, visible);
}
