import { escapeMarkdown } from '../inline/inertMarkdown.ts';

/** A heading and a paragraph for each line that is known, as Markdown that shows every character as it is. */
export function tooltip(title: string, lines: readonly (string | undefined)[]): string {
  const known = lines.filter((line) => line !== undefined && line !== '').map((line) => plain(line ?? ''));
  return [`**${plain(title)}**`, ...known].join('\n\n');
}

/** One line: an indented one would become code. */
function plain(text: string): string {
  return escapeMarkdown(text.replaceAll(/\s+/g, ' ').trim());
}
