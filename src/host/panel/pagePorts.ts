import type { Turn } from '../../chat/conversation.ts';
import { existing } from '../answerCode/openFile.ts';
import type { FollowedSession } from './followedSession.ts';
import type { PagePorts } from './messageHandlers.ts';
import type { PanelParts, PanelWorkbench } from './panelParts.ts';
import type { ShownPage } from './shownPage.ts';
import { actOnTurn } from './turnActions.ts';
import { turnPorts } from './turnPorts.ts';
import { windowPorts } from './windowPorts.ts';

/** The chat that the page shows. */
interface ChatOfPage {
  readonly workbench: PanelWorkbench;
  readonly parts: PanelParts;
  readonly session: FollowedSession;
  readonly page: ShownPage;
  readonly newConversation: () => unknown;
}

/** What the page may set in motion: in its chat, in a turn of it, and in the window around it. */
export function pagePorts(chat: ChatOfPage): PagePorts {
  const { session, page, newConversation, parts } = chat;
  const { model, preview, composer, shared } = parts;
  return {
    model,
    composer,
    ready: () => ready(chat),
    send: (prompt) => session.send(prompt),
    edit: (turnId, text) => session.edit(turnId, text),
    newConversation,
    drafted: (text) => preview.drafted(text),
    previewRequest: () => preview.open(),
    countTokens: () => preview.count(),
    giveBack: (unsent) => page.giveBack(unsent),
    act: (turn, action) => act(chat, turn, action),
    findFiles: async (paths) => page.current?.filesFound(paths, await existing(paths)),
    ...turnPorts(session, shared.documents),
    ...windowPorts(shared),
  };
}

/** Somebody looks: what has waited for that begins. */
function ready({ page, parts: { chips, choices, preview, shared } }: ChatOfPage): void {
  page.ready();
  void chips.tell();
  void choices.wake();
  preview.wake();
  shared.promptFiles.wake();
}

function act(chat: ChatOfPage, turn: Turn, action: string): Promise<void> {
  const { workbench, session, parts } = chat;
  const { retryLater, shared } = parts;
  const ports = {
    workbench,
    retryLater,
    askAnew: (failed: Turn) => askAnew(chat, failed),
    showText: (title: string, text: string) => shared.documents.open(title, text, 'plaintext'),
  };
  return actOnTurn(ports, session.current, turn, action);
}

async function askAnew({ session, page, parts: { model } }: ChatOfPage, { prompt }: Turn): Promise<void> {
  session.begin();
  const sent = prompt.attachments.filter(({ leftOut }) => leftOut !== true);
  model.setAttachments([...model.attachments, ...sent]);
  await page.focus(prompt.text);
}
