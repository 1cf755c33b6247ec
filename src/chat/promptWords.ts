import { firstLine } from '../base/text.ts';
import { isMedia, type Prompt } from './conversation.ts';
import { ownWords } from './slashCommands.ts';

/** Characters, at most, of a title that nobody has written. */
export const TITLE_LENGTH = 60;

/** What a conversation is called after its first prompt. A command alone says little: what it was about follows. */
export function titleOf(prompt: Prompt): string {
  const about = ownWords(prompt) === '' ? (prompt.attachments[0]?.label ?? '') : '';
  return firstLine(`${prompt.text.trim()} ${about}`, TITLE_LENGTH);
}

/** What is looked for in a knowledge base: the person's words or, without any, the first text that goes with them. */
export function questionOf(prompt: Prompt): string {
  const texts = prompt.attachments.map((attachment) => (isMedia(attachment) ? '' : attachment.text));
  return [ownWords(prompt), ...texts].find((candidate) => candidate.trim() !== '')?.trim() ?? '';
}
