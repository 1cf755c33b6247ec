/** About two seconds: by then VS Code has shown the page, or somebody else wants the focus. */
const FRAMES = 120;

/** Focuses the element, also in a page that VS Code has loaded but not yet made visible: until then it can't have it. */
export function focusWhenShown(element: HTMLElement, frames = FRAMES): void {
  element.focus();
  if (frames === 0 || element.ownerDocument.activeElement === element) return;
  requestAnimationFrame(() => focusWhenShown(element, frames - 1));
}
