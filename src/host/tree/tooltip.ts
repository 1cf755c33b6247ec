import { escapeMarkdown } from '../escapeMarkdown.ts';

/** A heading and a paragraph for each line that is known, as Markdown that shows every character as it is. */
export function tooltip(title: string, lines: readonly (string | undefined)[]): string {
  return [`**${plain(title)}**`, ...known(lines).map(plain)].join('\n\n');
}

/** A fact: its name, and Markdown that is escaped already; undefined where it is not known. */
export type Fact = readonly [name: string, markdown: string | undefined];

/** A table of what is known. */
export function factTable(head: readonly [string, string], facts: readonly Fact[]): string {
  const rows = facts.filter(([, markdown]) => markdown !== undefined && markdown !== '');
  return [
    `| ${plain(head[0])} | ${plain(head[1])} |`,
    '| :-- | :-- |',
    ...rows.map(([name, markdown]) => `| ${plain(name)} | ${markdown ?? ''} |`),
  ].join('\n');
}

/** Foreign text as Markdown that shows it as it is, in one line: an indented one would become code. */
export function plain(text: string): string {
  return escapeMarkdown(text.replaceAll(/\s+/g, ' ').trim());
}

/** An icon of the theme, for a Markdown string that supports them. */
export function icon(name: string): string {
  return `$(${name})`;
}

function known(lines: readonly (string | undefined)[]): readonly string[] {
  return lines.filter((line) => line !== undefined && line !== '').map((line) => line ?? '');
}
