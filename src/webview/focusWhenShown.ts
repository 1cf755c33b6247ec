/**
 * Focuses the element, also in a page that VS Code has loaded but not yet made visible: until then it refuses focus,
 * so the attempt is made again when the window is given it.
 */
export function focusWhenShown(element: HTMLElement): void {
  element.focus();
  if (element.ownerDocument.activeElement === element) return;
  const view = element.ownerDocument.defaultView;
  view?.addEventListener('focus', () => element.focus(), { once: true });
}
