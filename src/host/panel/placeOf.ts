import { isMedia, type Attachment } from '../../chat/conversation.ts';

/** Where it was taken from, to be compared; undefined for what was taken from nowhere that could be taken again. */
export function placeOf(attachment: Attachment): string | undefined {
  const { kind } = attachment;
  if (kind === 'selection') return JSON.stringify([attachment.uri, attachment.startLine, attachment.endLine]);
  if (isMedia(attachment) || kind === 'paste') return undefined;
  return JSON.stringify([kind, attachment.uri ?? attachment.label]);
}
