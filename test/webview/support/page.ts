import { JSDOM } from 'jsdom';

const GLOBALS = ['window', 'document', 'Node', 'HTMLElement', 'Event'] as const;

/** Gives each test of the calling suite a window of its own, as the globals that the page's code reads. */
export function usePage(): void {
  let dom: JSDOM | undefined;
  beforeEach(() => {
    dom = new JSDOM('<!doctype html><body><div id="root"></div></body>', { url: 'https://page.invalid/' });
    for (const name of GLOBALS) define(name, dom.window[name]);
    // Nothing is laid out here, so that nothing scrolls.
    dom.window.Element.prototype.scrollIntoView = () => undefined;
  });
  afterEach(() => {
    dom?.window.close();
    for (const name of GLOBALS) Reflect.deleteProperty(globalThis, name);
  });
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
