/** What `webview/context` menu items are told about the place of the click; inner places win over outer ones. */
interface WebviewContext {
  readonly webviewSection?: string;
  readonly turnId?: string;
  /** Cut, Copy and Paste are left out where there is no text. */
  readonly preventDefaultContextMenuItems: boolean;
}

export function webviewContext(element: HTMLElement, context: WebviewContext): void {
  element.dataset['vscodeContext'] = JSON.stringify(context);
}
