import * as vscode from 'vscode';
import { applyDelta } from '../../src/protocol/applyDelta.ts';
import { parseHostMessage, type HostMessage } from '../../src/protocol/messages.ts';
import type { PanelState } from '../../src/protocol/views.ts';

/** A webview view as VS Code hands it over, with a page that only listens. */
export class ViewOfTest implements vscode.WebviewView {
  readonly viewType = 'bedrockWorkbench.chat';
  readonly #inbox = new vscode.EventEmitter<unknown>();
  readonly #visibility = new vscode.EventEmitter<undefined>();
  readonly #disposed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeVisibility = this.#visibility.event as vscode.Event<unknown> as vscode.Event<void>;
  readonly onDidDispose = this.#disposed.event as vscode.Event<unknown> as vscode.Event<void>;
  readonly messages: HostMessage[] = [];
  readonly webview: vscode.Webview;
  visible = true;
  #state: PanelState | undefined;
  #wake: () => void = () => undefined;

  constructor() {
    this.webview = {
      options: {},
      html: '',
      cspSource: 'https://source.test',
      onDidReceiveMessage: this.#inbox.event,
      asWebviewUri: (uri) => uri.with({ scheme: 'https', authority: 'source.test' }),
      postMessage: (message: unknown) => Promise.resolve(this.#receive(message)),
    };
  }

  /** What the page would show now. */
  get state(): PanelState | undefined {
    return this.#state;
  }

  say(message: unknown): void {
    this.#inbox.fire(structuredClone(message));
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    this.#visibility.fire(undefined);
  }

  show(): void {
    this.setVisible(true);
  }

  async until(done: (state: PanelState) => boolean): Promise<PanelState> {
    for (;;) {
      if (this.#state && done(this.#state)) return this.#state;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #receive(value: unknown): boolean {
    const message = parseHostMessage(structuredClone(value));
    if (!message) throw new Error('Not in the protocol');
    this.messages.push(message);
    if (message.type === 'snapshot') this.#state = message.state;
    if (message.type === 'deltas' && this.#state)
      this.#state = message.deltas.reduce(applyDelta, this.#state);
    this.#wake();
    return true;
  }
}
