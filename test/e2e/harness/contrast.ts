import type { Locator } from 'playwright-core';

/**
 * The contrast ratio of an element's text to what is behind it (WCAG 2.2, 1 to 21). Translucent colours are laid over
 * one another as the browser does it.
 */
export async function contrast(element: Locator): Promise<number> {
  // As text: it runs in the page, whose globals these files do not have.
  return element.evaluate<number, unknown>(contrastInPage);
}

const contrastInPage = `(element) => {
  const parse = (color) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const chain = [];
  for (let e = element; e; e = e.parentElement) chain.unshift(e);
  const back = chain.reduce((below, e) => over(parse(getComputedStyle(e).backgroundColor), below),
    parse(getComputedStyle(document.documentElement).getPropertyValue('--vscode-sideBar-background') || 'white'));
  const style = getComputedStyle(element);
  const opacity = chain.reduce((product, e) => product * Number(getComputedStyle(e).opacity), 1);
  const [r, g, b, a] = parse(style.color);
  const front = over([r, g, b, a * opacity], back);
  const light = (c) => { const s = c / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const [high, low] = [luminance(front), luminance(back)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}`;
