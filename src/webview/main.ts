import * as l10n from '@vscode/l10n';
import { warmUp } from './markdown/warmUp.ts';
import { PageMemory } from './pageMemory.ts';
import { HostMessages, type VsCodeApi } from './rpc.ts';
import { Store } from './store.ts';
import { Panel } from './view/panel.ts';

declare function acquireVsCodeApi(): VsCodeApi;

function start(root: HTMLElement): void {
  const translations = document.body.dataset['l10n'];
  if (translations !== undefined) l10n.config({ contents: translations });
  const api = acquireVsCodeApi();
  const memory = new PageMemory(api);
  const panel = new Panel(root, (message) => api.postMessage(message), memory);
  const store = new Store(
    (render) => requestAnimationFrame(render),
    (state, changes) => panel.render(state, changes),
  );
  const messages = new HostMessages(
    (message) => api.postMessage(message),
    (message) => {
      switch (message.type) {
        case 'snapshot':
          memory.setConversation(message.state.id);
          store.reset(message.state);
          break;
        case 'deltas':
          store.apply(message.deltas);
          break;
        case 'focusComposer':
          panel.composer.focus(message);
          break;
        case 'note':
          panel.composer.say(message.text);
          break;
        case 'preview':
          panel.previews.receive(message.id, message.format, message.base64);
          break;
        case 'filesFound':
          panel.filesFound(message.asked, message.found);
          break;
        case 'goToPrompt':
          panel.goToPrompt(message.offset);
      }
    },
  );
  window.addEventListener('message', ({ data }) => messages.receive(data));
  const sizes = new ResizeObserver(() => panel.settle());
  for (const element of panel.sized) sizes.observe(element);
  messages.begin();
  // A window in Safari has none: there the first answer is read cold.
  if ('requestIdleCallback' in window) window.requestIdleCallback(() => warmUp());
}

const root = document.getElementById('root');
if (root) start(root);
