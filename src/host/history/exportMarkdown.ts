import * as l10n from '@vscode/l10n';
import { fence } from '../../base/text.ts';
import {
  answerText,
  isMedia,
  type Attachment,
  type Conversation,
  type Turn,
} from '../../chat/conversation.ts';

/** The path that is shown, to be read by people; the whole tree is in the JSON. */
export function exportMarkdown({ title, turns }: Conversation): string {
  return [`# ${title || l10n.t('Untitled')}`, ...turns.flatMap(turnParts)].join('\n\n') + '\n';
}

function turnParts({ prompt, answer }: Turn): string[] {
  const { by, state } = answer;
  const failed =
    state.kind === 'failed' || state.kind === 'interrupted' ? [`> ${state.failure.message}`] : [];
  const stopped = state.kind === 'stopped' ? [`> ${l10n.t('Stopped')}`] : [];
  const from = by ? ` · ${by.modelLabel} · ${by.region}` : '';
  const parts = [
    `## ${l10n.t('Prompt')}`,
    prompt.text.trim(),
    ...prompt.attachments.map(attached),
    `## ${l10n.t('Answer')}${from}`,
    answerText(answer).trim(),
    ...answer.sources.map(({ title, uri }, i) => `${i + 1}. ${title}${uri === undefined ? '' : ` (${uri})`}`),
    ...failed,
    ...stopped,
  ];
  return parts.filter((part) => part !== '');
}

function attached(attachment: Attachment): string {
  if (isMedia(attachment)) return `*${attachment.label}*`;
  const { languageId = '' } = attachment;
  const lines = attachment.kind === 'selection' ? `:${attachment.startLine}–${attachment.endLine}` : '';
  return `*${attachment.label}${lines}*\n\n${fence(attachment.text, languageId)}`;
}
