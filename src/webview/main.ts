import * as l10n from '@vscode/l10n';
import { PageMemory } from './pageMemory.ts';
import { HostMessages, type VsCodeApi } from './rpc.ts';
import { Store } from './store.ts';
import { Panel } from './view/panel.ts';

declare function acquireVsCodeApi(): VsCodeApi;

function start(root: HTMLElement): void {
  const translations = document.body.dataset['l10n'];
  if (translations !== undefined) l10n.config({ contents: translations });
  const api = acquireVsCodeApi();
  const panel = new Panel(root, (message) => api.postMessage(message), new PageMemory(api));
  const store = new Store(
    (render) => requestAnimationFrame(render),
    (state, changes) => panel.render(state, changes),
  );
  const messages = new HostMessages(
    (message) => api.postMessage(message),
    (message) => {
      if (message.type === 'snapshot') store.reset(message.state);
      else if (message.type === 'deltas') store.apply(message.deltas);
      else if (message.type === 'filesFound') panel.filesFound(message.asked, message.found);
      else panel.composer.focus(message.draft);
    },
  );
  window.addEventListener('message', ({ data }) => messages.receive(data));
  const sizes = new ResizeObserver(() => panel.settle());
  for (const element of panel.sized) sizes.observe(element);
  messages.begin();
}

const root = document.getElementById('root');
if (root) start(root);
