import * as l10n from '@vscode/l10n';
import { firstLine, formatBytes } from '../../base/text.ts';
import { answerText, sizeOf, type Attachment, type Turn } from '../../chat/conversation.ts';
import { withoutIcons } from '../words.ts';

/** Something that goes with a question, and could be left out. */
export interface LeftOutRow {
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

const LABEL_LENGTH = 60;

const ICONS: Readonly<Partial<Record<Attachment['kind'], string>>> = {
  selection: 'file-code',
  image: 'file-media',
  folder: 'folder',
  terminal: 'terminal',
};

/** What the turn's request holds besides the question itself: its code, then the turns before it, latest first; pure. */
export function leftOutRows(turns: readonly Turn[], turn: Turn): readonly LeftOutRow[] {
  const before = turns.slice(
    0,
    Math.max(
      0,
      turns.findIndex(({ id }) => id === turn.id),
    ),
  );
  const sent = before.filter((one) => one.leftOut !== true && answerText(one.answer).trim() !== '');
  return [
    ...attachmentRows(turn.prompt.attachments),
    ...sent.toReversed().flatMap((one) => [turnRow(one), ...attachmentRows(one.prompt.attachments)]),
  ];
}

function attachmentRows(attachments: readonly Attachment[]): readonly LeftOutRow[] {
  return attachments
    .filter(({ leftOut }) => leftOut !== true)
    .map((one) => ({
      id: one.id,
      label: `$(${ICONS[one.kind] ?? 'file'}) ${withoutIcons(one.label)}`,
      description: formatBytes(sizeOf(one)),
    }));
}

function turnRow({ id, prompt, answer }: Turn): LeftOutRow {
  const question = firstLine(prompt.text, LABEL_LENGTH);
  return {
    id,
    label: `$(comment) ${withoutIcons(question === '' ? l10n.t('An earlier question') : question)}`,
    description: l10n.t('question and answer, {0}', size(prompt.text + answerText(answer))),
  };
}

function size(text: string): string {
  return formatBytes(new TextEncoder().encode(text).length);
}
